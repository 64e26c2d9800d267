namespace Pawl.Studies.Analysis;

/// <summary>How records are analysed. All that is drawn by lot follows from the seed.</summary>
/// <param name="Control">The arm without guards: the paper's tables are made of it, and others are compared with it.</param>
/// <param name="Draws">Of the bootstrap over baselines, and of labels dealt anew.</param>
/// <param name="PowerRuns">Simulated studies for each row of the power table; 0 leaves the table out.</param>
/// <param name="Claims">What is to be judged, decided before the study was run.</param>
public sealed record AnalysisOptions(string Control, int Draws, ulong Seed, int PowerRuns, IReadOnlyList<Claim> Claims)
{
    /// <summary>A ratio of rates inside 1/x to x, with its 90 % interval, counts as no difference.</summary>
    public double Equivalence { get; init; } = 1.25;
}
