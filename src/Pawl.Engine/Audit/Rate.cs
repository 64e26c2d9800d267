namespace Pawl.Engine.Audit;

/// <summary>Events per 1,000 changed lines with the exact 95 % interval of a Poisson count.</summary>
/// <param name="Hidden">Exposure is under the minimum: show the counts, no rate.</param>
public readonly record struct Rate(double Value, double Low, double High, bool Hidden);
