using Pawl.Analysis.Findings;
using Pawl.Engine.Weaknesses;

namespace Pawl.Studies.Records;

/// <summary>A finding as the study keeps it.</summary>
/// <param name="Id">The same along its chain for as long as the finding is carried, and when it returns.</param>
/// <param name="Cwe">The most exact CWE number; 0 when the tool names none.</param>
/// <param name="Category">One of the study's twelve; empty when the map does not list the CWE.</param>
/// <param name="Tool">Which analyser said so: <c>pawl</c>, or another's name; the first where several do.</param>
/// <param name="Line">From 1; 0 when the tool names none.</param>
/// <param name="Cvss">The base vector with its version: that of the CWE, see docs/cwe-map.md; null where there is none.</param>
/// <param name="Witnesses">All that name it, in their own words; null where it is one.</param>
public sealed record RecordedFinding(
    string Id,
    string Rule,
    int Cwe,
    string Category,
    Severity Severity,
    string Tool,
    string Fingerprint,
    int Line,
    string? Cvss = null,
    IReadOnlyList<RecordedWitness>? Witnesses = null
)
{
    /// <summary>The one that was recorded, else its weakness's.</summary>
    internal CvssVector? CvssVector => Cvss is null ? CweVectors.BuiltIn.Of(Cwe) : CweVectors.BuiltIn.Read(Cvss);

    /// <summary>Names of all analysers that name it, each once.</summary>
    internal IEnumerable<string> Tools => Witnesses is null ? [Tool] : Witnesses.Select(w => w.Tool).Distinct(StringComparer.Ordinal);
}
