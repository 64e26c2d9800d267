using System.Text.Json.Serialization;
using Pawl.Analysis.Complexity;
using Pawl.Analysis.Findings;
using Pawl.Engine.Analysers;
using Pawl.Engine.Audit;
using Pawl.Engine.Scan;

namespace Pawl.Engine.Reports.Json;

/// <summary>The JSON of <c>pawl scan</c>; its schema is <c>docs/schemas/scan.schema.json</c>.</summary>
internal sealed record ScanDocument(
    string Format,
    int Version,
    string EngineVersion,
    string RulesDigest,
    ScanTotals Totals,
    IReadOnlyList<ScanFinding> Findings,
    IReadOnlyList<ScanFile> Files,
    IReadOnlyList<ScanGap> Skipped,
    IReadOnlyList<OtherLanguage> OtherLanguages,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AnalyserUse>? Analysers
)
{
    internal static ScanDocument Of(ScanReport report) =>
        new(
            "pawl-scan",
            1,
            report.EngineVersion,
            report.RulesDigest,
            report.Totals,
            [.. report.Files.SelectMany(file => file.Analysis.Findings.Select(finding => Finding(file, finding)))],
            [.. report.Files.Where(file => !file.Skipped).Select(File)],
            [
                .. report.Files.SelectMany(file =>
                    file.Analysis.Gaps.Select(gap => new ScanGap(file.Path, gap.Reason, gap.Detail, gap.Whole))
                ),
            ],
            report.OtherLanguages,
            report.Analysers.Count == 0 ? null : report.Analysers
        );

    private static ScanFinding Finding(ScannedFile file, Finding found) =>
        new(
            file.Path,
            file.Analysis.Language,
            found.Rule,
            found.Cwe,
            found.Severity,
            found.Confidence,
            found.Place,
            found.Function,
            found.Message,
            found.Snippet,
            found.Path,
            found.Fingerprint,
            found.Context,
            found.Witnesses
        );

    private static ScanFile File(ScannedFile file) =>
        new(file.Path, file.Analysis.Language, file.Analysis.Lines, file.Analysis.Nloc, file.Analysis.Functions, file.Analysis.Defences);
}

internal sealed record ScanFinding(
    string File,
    string? Language,
    string Rule,
    IReadOnlyList<int> Cwe,
    Severity Severity,
    Confidence Confidence,
    Place Place,
    string Function,
    string Message,
    string Snippet,
    IReadOnlyList<FlowStep> Path,
    string Fingerprint,
    string Context,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Witness>? Witnesses
);

internal sealed record ScanFile(
    string Path,
    string? Language,
    int Lines,
    int Nloc,
    IReadOnlyList<FunctionMetrics> Functions,
    IReadOnlyList<Defence> Defences
);

internal sealed record ScanGap(string Path, string Reason, string Detail, bool Whole);
