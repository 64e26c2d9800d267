using Pawl.Analysis.Findings;

namespace Pawl.Analysis.Matching;

/// <summary>What became of a file's findings, defences and functions from one content to the next.</summary>
/// <param name="Functions">Functions on both sides, matched; by name as it is afterwards, gone ones last.</param>
public sealed record Delta(
    FileAnalysis Before,
    FileAnalysis After,
    Matches FindingMatches,
    Matches DefenceMatches,
    IReadOnlyList<FunctionChange> Functions
)
{
    public IEnumerable<Finding> Introduced => FindingMatches.New.Select(i => After.Findings[i]);
    public IEnumerable<Finding> Fixed => FindingMatches.Gone.Select(i => Before.Findings[i]);
    public IEnumerable<(Finding Before, Finding After)> Carried =>
        FindingMatches.Kept.Select(pair => (Before.Findings[pair.Before], After.Findings[pair.After]));

    /// <summary>Safeguards that are gone while what they protected is still there.</summary>
    public IEnumerable<Defence> DefencesLost => LostDefences.Of(this);
    public IEnumerable<Defence> DefencesGained => DefenceMatches.New.Select(i => After.Defences[i]);

    /// <summary>Sum of the functions' cyclomatic complexity.</summary>
    public int ComplexityBefore => Before.Functions.Sum(f => f.Cyclomatic);
    public int ComplexityAfter => After.Functions.Sum(f => f.Cyclomatic);

    /// <summary>Functions that were there before and whose cyclomatic complexity rose by more than this share.</summary>
    public IEnumerable<FunctionChange> Rises(double share) =>
        Functions.Where(f => f is { Before: { } before, After: { } after } && after.Cyclomatic > before.Cyclomatic * (1 + share));
}
