namespace Pawl.Engine.Audit;

/// <summary>An estimate between its bounds.</summary>
public readonly record struct Interval(double Value, double Low, double High);
