namespace Pawl.Studies.Analysis;

/// <summary>A number that a claim can be about.</summary>
/// <param name="Null">Its value when there is no effect.</param>
/// <param name="IsRatio">Bootstrapped as its logarithm.</param>
internal sealed record Measure(string Name, double Null, bool IsRatio, Func<Totals, Cohort, double> Of)
{
    /// <summary>Grows when baselines are drawn anew, because the same ones come more than once.</summary>
    internal bool IsBiased { get; init; }
}
