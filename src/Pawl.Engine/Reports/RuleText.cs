using Pawl.Analysis.Findings;

namespace Pawl.Engine.Reports;

/// <summary>What a report tells of a rule. The same id may be there once per language.</summary>
/// <param name="Language">Folder below <c>rules/</c>.</param>
/// <param name="Why">Two or three sentences: what can happen.</param>
/// <param name="Instead">The smallest mend, in this language.</param>
public sealed record RuleText(
    string Id,
    string Language,
    string Title,
    string Why,
    string Instead,
    IReadOnlyList<int> Cwe,
    Severity Severity,
    Confidence Confidence,
    IReadOnlyList<string> References
);
