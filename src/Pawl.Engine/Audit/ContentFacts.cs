using Pawl.Analysis;

namespace Pawl.Engine.Audit;

/// <summary>One content in numbers.</summary>
/// <param name="Seen">It was analysed, at least in part.</param>
/// <param name="Weight">Severity-weighted sum of its findings.</param>
/// <param name="Complexity">Sum of its functions' cyclomatic complexity.</param>
internal readonly record struct ContentFacts(bool Seen, int Findings, int Weight, int Defences, int Complexity)
{
    internal static ContentFacts Of(FileAnalysis analysis) =>
        new(
            !analysis.Gaps.Any(g => g.Whole),
            analysis.Findings.Count,
            Audit.Weight.Of(analysis),
            analysis.Defences.Count,
            analysis.Functions.Sum(f => f.Cyclomatic)
        );
}
