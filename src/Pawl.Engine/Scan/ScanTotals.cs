using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;

namespace Pawl.Engine.Scan;

/// <summary>What a scan adds up to.</summary>
/// <param name="Analysed">Files that were looked at, whole or in part.</param>
/// <param name="Partial">Those of them with a gap inside.</param>
/// <param name="Skipped">Files that were not looked at.</param>
/// <param name="BySeverity">Findings, low to critical, all four always there.</param>
public sealed record ScanTotals(
    int Analysed,
    int Partial,
    int Skipped,
    long Lines,
    long Nloc,
    int Findings,
    IReadOnlyList<SeverityCount> BySeverity
)
{
    internal static ScanTotals Of(IReadOnlyList<ScannedFile> files)
    {
        var skipped = files.Count(file => file.Skipped);
        var findings = files.SelectMany(file => file.Analysis.Findings).ToList();
        return new ScanTotals(
            files.Count - skipped,
            files.Count(file => !file.Skipped && file.Analysis.Gaps.Count > 0),
            skipped,
            files.Sum(file => (long)file.Analysis.Lines),
            files.Sum(file => (long)file.Analysis.Nloc),
            findings.Count,
            [.. Enum.GetValues<Severity>().Select(severity => new SeverityCount(severity, findings.Count(f => f.Severity == severity)))]
        );
    }
}
