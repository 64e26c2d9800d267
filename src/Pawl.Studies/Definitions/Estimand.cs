namespace Pawl.Studies.Definitions;

/// <summary>What the study is to estimate, said before it is run.</summary>
/// <param name="Measure">Which of the analysis' measures answers it.</param>
/// <param name="Published">The value that the original gives; null when it gives none.</param>
public sealed record Estimand(string Id, string Question, string Measure, decimal? Published);
