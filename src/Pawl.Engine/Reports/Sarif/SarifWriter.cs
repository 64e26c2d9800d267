using System.Text.Json;
using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;
using Pawl.Engine.Gate;
using Pawl.Engine.Policy;
using Pawl.Engine.Scan;

namespace Pawl.Engine.Reports.Sarif;

/// <summary>Writes SARIF 2.1.0 as GitHub code scanning reads it.</summary>
public static class SarifWriter
{
    private const string SchemaUri = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string Root = "%SRCROOT%";

    private static readonly SarifNotificationRule[] Gaps =
    [
        GapRule("not-analysed", "NotAnalysed", "A file that was not looked at."),
        GapRule("partly-analysed", "PartlyAnalysed", "A part of a file that was not looked at."),
    ];

    /// <param name="rules">Texts of the rules; those without a finding are left out.</param>
    public static void Write(Stream output, ScanReport report, IReadOnlyList<RuleText> rules)
    {
        var found = report.Files.SelectMany(file =>
            file.Analysis.Findings.Select(finding => new Entry(file.Path, finding, file.Source, null))
        );
        var gaps = report.Files.SelectMany(file => file.Analysis.Gaps.Select(gap => Notification(file.Path, gap)));
        var troubles = report.Analysers.Where(use => use.Trouble is not null).ToList();
        var log = Log(
            "pawl/scan/",
            report.EngineVersion,
            new SarifRunProperties(report.RulesDigest, report.Analysers.Count == 0 ? null : report.Analysers),
            [.. found],
            [.. gaps, .. troubles.Select(use => Notification("", new Gap("analyser", $"{use.Id}: {use.Trouble}", Whole: true)))],
            rules
        );
        JsonSerializer.Serialize(output, log, SarifJson.Default.SarifLog);
    }

    /// <summary>The findings that stand open in HEAD, each with who brought it in.</summary>
    public static void Write(Stream output, AuditReport report, IReadOnlyList<RuleText> rules)
    {
        var found = report.Open.Select(open => new Entry(open.Path, open.Finding, SourceLines.None, Origin(open)));
        var gaps = report.Skipped.Select(skip => Notification(skip.Path, new Gap(skip.Reason, skip.Detail, skip.Whole)));
        var log = Log(
            "pawl/audit/",
            report.Rules.EngineVersion,
            new SarifRunProperties(report.Rules.RulesDigest, null),
            [.. found],
            [.. gaps],
            rules
        );
        JsonSerializer.Serialize(output, log, SarifJson.Default.SarifLog);
    }

    /// <summary>What the range brought, what it left as it was and what it mended, with the gate's own objections.</summary>
    public static void Write(Stream output, GateReport report, IReadOnlyList<RuleText> rules)
    {
        var found = report.Files.SelectMany(file =>
            Entries(file, file.Introduced, "new", report)
                .Concat(Entries(file, file.Carried, "unchanged", report))
                .Concat(Entries(file, file.Fixed, "absent", report))
        );
        var objections = report.Objections.Where(o => o.Finding is null).Select(EntryOf);
        var gaps = report.Files.SelectMany(file => file.Gaps.Select(gap => Notification(file.Path, gap)));
        var texts = rules.Concat(
            ObjectionKind.All.Select(k => new RuleText(k.Id, "", k.Title, k.Why, k.Instead, [], Severity.High, Confidence.High, []))
        );
        var log = Log(
            "pawl/gate/",
            report.EngineVersion,
            new SarifRunProperties(report.RulesDigest, null),
            [.. found, .. objections],
            [.. gaps],
            [.. texts]
        );
        JsonSerializer.Serialize(output, log, SarifJson.Default.SarifLog);
    }

    private static IEnumerable<Entry> Entries(GateFile file, IReadOnlyList<Finding> findings, string state, GateReport report) =>
        findings.Select(finding => new Entry(file.Path, finding, SourceLines.None, null)
        {
            Baseline = state,
            Excuse =
                state == "new"
                    ? report.Excuses.FirstOrDefault(e => e.State == "used" && e.Path == file.Path && e.Fingerprint == finding.Fingerprint)
                    : null,
        });

    private static Entry EntryOf(Objection objection)
    {
        var line = Math.Max(1, objection.Line);
        var severity = objection.Consequence == Consequence.Block ? Severity.High : Severity.Medium;
        var path = objection.Path.Length == 0 ? Policy.Policy.FileName : objection.Path;
        var place = new Place(line, 1, line, 1);
        var finding = new Finding(
            objection.Kind,
            [],
            severity,
            Confidence.High,
            place,
            "",
            $"{objection.What}. {objection.Mend}",
            "",
            [],
            objection.Fingerprint,
            ""
        );
        return new Entry(path, finding, SourceLines.None, null) { Baseline = "new" };
    }

    private static SarifLog Log(
        string automation,
        string engineVersion,
        SarifRunProperties properties,
        List<Entry> found,
        IReadOnlyList<SarifNotification> gaps,
        IReadOnlyList<RuleText> rules
    )
    {
        var ids = found.Select(entry => entry.Finding.Rule).Distinct().Order(StringComparer.Ordinal).ToList();
        var index = ids.Select((id, at) => (id, at)).ToDictionary(pair => pair.id, pair => pair.at);
        var told = ids.Select(id =>
            SarifRules.Of(
                id,
                rules.Where(rule => rule.Id == id),
                found.Where(entry => entry.Finding.Rule == id).Select(entry => entry.Finding)
            )
        );
        var run = new SarifRun(
            new SarifTool(new SarifDriver("Pawl", "Pawl, the ratchet for code written with AI", engineVersion, [.. told], Gaps)),
            new SarifAutomation(automation),
            [new SarifInvocation(true, gaps)],
            "utf16CodeUnits",
            new Dictionary<string, SarifBase> { [Root] = new(new SarifText("The root of the analysed files.")) },
            [.. found.Select(entry => Result(entry, index[entry.Finding.Rule]))],
            properties
        );
        return new SarifLog(SchemaUri, "2.1.0", [run]);
    }

    private static SarifNotificationRule GapRule(string id, string name, string text) =>
        new(
            id,
            name,
            new SarifText(text),
            new SarifText(text),
            new SarifText("The message says why. Nothing is known of what stands there.")
        );

    private static SarifResult Result(Entry entry, int ruleIndex)
    {
        var finding = entry.Finding;
        var source =
            finding.Path.Count > 0 && (finding.Path[0].File is not null || finding.Path[0].Place != finding.Place) ? finding.Path[0] : null;
        return new SarifResult(
            finding.Rule,
            ruleIndex,
            "fail",
            SarifRules.Level(finding.Severity),
            new SarifText(Message(finding.Message)),
            [new SarifLocation(null, Physical(entry, finding.Place, finding.Snippet), null)],
            source is null ? null : [new SarifLocation(1, Physical(entry, source), new SarifText(Message(source.Note)))],
            new Dictionary<string, string> { ["pawlFingerprint/v1"] = finding.Fingerprint },
            finding.Path.Count == 0 ? null : [new SarifCodeFlow([new SarifThreadFlow([.. Flow(entry)])])],
            new SarifResultProperties(
                Words.Of(finding.Severity),
                Words.Of(finding.Confidence),
                finding.Function.Length == 0 ? null : finding.Function,
                entry.Origin,
                finding.Witnesses
            )
        )
        {
            BaselineState = entry.Baseline,
            Suppressions = entry.Excuse is { } excuse
                ?
                [
                    new SarifSuppression(
                        excuse.Place.Contains(':', StringComparison.Ordinal) ? "inSource" : "external",
                        "accepted",
                        Message(excuse.Reason)
                    ),
                ]
                : null,
        };
    }

    // A code flow ends at the result's own place.
    private static IEnumerable<SarifStep> Flow(Entry entry)
    {
        var path = entry.Finding.Path;
        foreach (var step in path)
        {
            yield return new SarifStep(new SarifLocation(null, Physical(entry, step), new SarifText(Message(step.Note))));
        }
        if (path[^1].File is not null || path[^1].Place != entry.Finding.Place)
        {
            yield return new SarifStep(
                new SarifLocation(
                    null,
                    Physical(entry, entry.Finding.Place, entry.Finding.Snippet),
                    new SarifText(Message(entry.Finding.Message))
                )
            );
        }
    }

    private static SarifPhysicalLocation Physical(Entry entry, Place place, string snippet) =>
        new(Artifact(entry.Path), Region(entry.Source, place, snippet));

    private static SarifPhysicalLocation Physical(Entry entry, FlowStep step) =>
        step.File is { } file
            ? new(Artifact(file), Region(SourceLines.None, step.Place, step.Snippet))
            : Physical(entry, step.Place, step.Snippet);

    // Our columns count UTF-8 bytes, the format's UTF-16 units. Without the line to convert them only a line of ASCII has columns.
    private static SarifRegion Region(SourceLines lines, Place place, string snippet)
    {
        var start = lines.Utf16Column(place.StartLine, place.StartColumn);
        var end = lines.Utf16Column(place.EndLine, place.EndColumn);
        if (start is null && place.StartLine == place.EndLine && System.Text.Ascii.IsValid(snippet))
        {
            (start, end) = (place.StartColumn, place.EndColumn);
        }
        return start is null || end is null
            ? new SarifRegion(place.StartLine, null, place.EndLine, null, new SarifText(snippet))
            : new SarifRegion(place.StartLine, start, place.EndLine, end, new SarifText(snippet));
    }

    private static SarifArtifact Artifact(string path) =>
        path.StartsWith('/') ? new SarifArtifact("file://" + Escape(path), null) : new SarifArtifact(Escape(path), Root);

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static SarifNotification Notification(string path, Gap gap) =>
        new(
            new SarifReference(Gaps[gap.Whole ? 0 : 1].Id, gap.Whole ? 0 : 1),
            gap.Whole ? "warning" : "note",
            new SarifText(Message(gap.Detail.Length == 0 ? gap.Reason : $"{gap.Reason}: {gap.Detail}")),
            path.Length == 0 ? null : [new SarifLocation(null, new SarifPhysicalLocation(Artifact(path), null), null)]
        );

    // "[text](target)" would be a link in a viewer.
    private static string Message(string text)
    {
        var safe = VisibleText.Line(text).Replace("](", "] (", StringComparison.Ordinal);
        return safe.Length == 0 ? "(no text)" : safe;
    }

    private static SarifOrigin Origin(OpenFinding open) =>
        new(
            open.Commit,
            Words.Of(open.Author.Kind),
            open.Author.Tool,
            open.Author.Model,
            Words.Of(open.Author.Level),
            open.Position,
            open.AgeDays
        );

    private sealed record Entry(string Path, Finding Finding, SourceLines Source, SarifOrigin? Origin)
    {
        internal string? Baseline { get; init; }
        internal Excuse? Excuse { get; init; }
    }
}
