using Pawl.Analysis.Findings;

namespace Pawl.Engine.Audit;

/// <summary>What all steps together did.</summary>
/// <param name="Steps">Steps of files in supported languages whose both ends could be analysed.</param>
/// <param name="Carried">Findings that were there before a step and after it, summed over the steps.</param>
/// <param name="Returned">Findings that came back after an earlier step of the file's lineage had removed them.</param>
/// <param name="Removed">Findings that went away because their file was deleted.</param>
/// <param name="ComplexityRises">Functions whose cyclomatic complexity rose by more than the allowed share in one step.</param>
/// <param name="OpenNow">Findings in the content of HEAD.</param>
/// <param name="OpenBySeverity">The same, low to critical, all four always there.</param>
public sealed record Totals(
    int Steps,
    int Introduced,
    int Fixed,
    long Carried,
    int Returned,
    int Removed,
    int DefencesLost,
    int DefencesGained,
    int ComplexityRises,
    int OpenNow,
    IReadOnlyList<SeverityCount> OpenBySeverity
);

public sealed record SeverityCount(Severity Severity, int Count);
