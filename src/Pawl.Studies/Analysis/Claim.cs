namespace Pawl.Studies.Analysis;

/// <summary>Something that is to be judged, written down before the study is run.</summary>
/// <param name="Measure">Which number answers it: <see cref="Measures"/>.</param>
/// <param name="Published">What the original study prints; null when it gives a direction only.</param>
public sealed record Claim(string Id, string Question, string Measure, double? Published);
