using System.Globalization;
using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Engine.Analysers;
using Pawl.Engine.Scan;

namespace Pawl.Engine.Reports;

/// <summary>
/// What <c>pawl scan</c> prints: each finding with its line, the way of the value and how to mend it, then what was
/// skipped, then one line of totals. Colours are plain SGR sequences, and only when the caller wants them.
/// </summary>
public sealed class ScanText
{
    private const int Width = 120;
    private readonly TextWriter output;
    private readonly bool colour;
    private readonly Dictionary<(string Id, string Language), RuleText> exact = [];
    private readonly Dictionary<string, RuleText> byId = [];

    private ScanText(TextWriter output, IReadOnlyList<RuleText> rules, bool colour)
    {
        this.output = output;
        this.colour = colour;
        foreach (var rule in rules)
        {
            exact.TryAdd((rule.Id, rule.Language), rule);
            byId.TryAdd(rule.Id, rule);
        }
    }

    public static void Write(TextWriter output, ScanReport report, IReadOnlyList<RuleText> rules, bool colour)
    {
        var text = new ScanText(output, rules, colour);
        foreach (var file in report.Files)
        {
            foreach (var finding in file.Analysis.Findings)
            {
                text.Finding(file, finding);
            }
        }
        text.Gaps(report.Files);
        if (Numbers.Others(report.OtherLanguages) is { } others)
        {
            text.Line("not looked at: " + others);
        }
        text.Analysers(report.Analysers);
        text.Summary(report.Totals);
    }

    private void Finding(ScannedFile file, Finding finding)
    {
        var place = finding.Place;
        var column = file.Source.Utf16Column(place.StartLine, place.StartColumn) ?? place.StartColumn;
        var cwe = string.Join(", ", finding.Cwe.Select(Weaknesses.CweCategories.Id));
        Put(Bold(string.Create(CultureInfo.InvariantCulture, $"{VisibleText.Line(file.Path)}:{place.StartLine}:{column}")));
        Put("  ");
        Put(Paint(SeverityColour(finding.Severity), Words.Of(finding.Severity)));
        Line(
            $"  {finding.Rule}{(cwe.Length == 0 ? "" : $" ({cwe})")}{(finding.Confidence == Confidence.Low ? Dim("  low confidence") : "")}"
        );
        Line("  " + VisibleText.Line(finding.Message));
        Source(file.Source, finding);
        if (finding.Witnesses is { } witnesses)
        {
            Line(Dim("  seen by: ") + VisibleText.Line(string.Join(", ", witnesses.Select(w => $"{w.Analyser} ({w.Rule})"))));
        }
        if (finding.Path.Count > 1)
        {
            Line(Dim("  path: ") + Path(finding.Path));
        }
        if (Rule(finding.Rule, file.Analysis.Language) is { Instead.Length: > 0 } rule)
        {
            Line(Dim("  mend: ") + VisibleText.Cut(VisibleText.Line(OneLine(rule.Instead)), Width * 2));
        }
        Line("");
    }

    private void Source(SourceLines lines, Finding finding)
    {
        var place = finding.Place;
        var number = place.StartLine.ToString(CultureInfo.InvariantCulture);
        if (lines.Text(place.StartLine) is not { } line || lines.Utf16Column(place.StartLine, place.StartColumn) is not { } start)
        {
            Line($"  {Dim(number + " | ")}{VisibleText.Cut(VisibleText.Line(finding.Snippet), Width)}");
            return;
        }
        var end = place.EndLine == place.StartLine ? lines.Utf16Column(place.EndLine, place.EndColumn)!.Value : line.Length + 1;
        var indent = line.Length - line.TrimStart(' ', '\t').Length;
        var from = Math.Min(indent, start - 1);
        // A long line is shown from shortly before the place on.
        if (start - 1 - from > Width - 40)
        {
            from = SafeCut(line, start - 1 - 30);
        }
        var to = SafeCut(line, Math.Min(line.Length, from + Width));
        var marked = SafeCut(line, Math.Clamp(end - 1, start - 1, Math.Max(start - 1, to)));
        var before = (from > indent ? "…" : "") + VisibleText.Line(line[from..(start - 1)]);
        var at = VisibleText.Line(line[(start - 1)..marked]);
        var after = VisibleText.Line(line[marked..Math.Max(marked, to)]) + (to < line.Length ? "…" : "");
        Line($"  {Dim(number + " | ")}{before}{Paint("1", at)}{after}");
        var carets = new string('^', Math.Max(1, Cells(at)));
        Line(
            $"  {new string(' ', number.Length)}{Dim(" | ")}{new string(' ', Cells(before))}{Paint(SeverityColour(finding.Severity), carets)}"
        );
    }

    private static int SafeCut(string line, int at) => at > 0 && at < line.Length && char.IsLowSurrogate(line[at]) ? at - 1 : at;

    private static string Path(IReadOnlyList<FlowStep> path)
    {
        IEnumerable<FlowStep> shown = path.Count <= 4 ? path : [path[0], path[1], path[^2], path[^1]];
        var steps = shown
            .Select(step => string.Create(CultureInfo.InvariantCulture, $"{VisibleText.Line(step.Note)} ({Where(step)})"))
            .ToList();
        if (path.Count > 4)
        {
            steps.Insert(2, string.Create(CultureInfo.InvariantCulture, $"{path.Count - 4} more"));
        }
        return string.Join(" -> ", steps);
    }

    private static string Where(FlowStep step) =>
        step.File is null
            ? string.Create(CultureInfo.InvariantCulture, $"line {step.Place.StartLine}")
            : string.Create(CultureInfo.InvariantCulture, $"{VisibleText.Line(step.File)}:{step.Place.StartLine}");

    private void Gaps(IReadOnlyList<ScannedFile> files)
    {
        foreach (var file in files)
        {
            foreach (var gap in file.Analysis.Gaps)
            {
                Line($"{Paint("33", gap.Whole ? "skipped" : "in part")}  {VisibleText.Line(file.Path)}: {Reason(gap)}");
            }
        }
    }

    private static string Reason(Gap gap) =>
        gap.Detail.Length == 0 ? gap.Reason : $"{gap.Reason} ({VisibleText.Cut(VisibleText.Line(gap.Detail), Width)})";

    private void Analysers(IReadOnlyList<AnalyserUse> uses)
    {
        foreach (var use in uses)
        {
            var name = VisibleText.Line($"{use.Id} {use.Version}".TrimEnd());
            var looked =
                use.Version.Length == 0 ? $"from {VisibleText.Line(use.Title)}"
                : use.LookedAt == use.Given ? $"looked at {Plural(use.Given, "file")}"
                : string.Create(CultureInfo.InvariantCulture, $"looked at {use.LookedAt} of {Plural(use.Given, "file")}");
            Put($"{Dim("analyser")}  {name}: {looked}, {Plural(use.Findings, "finding")}");
            Line(use.Trouble is { } trouble ? Paint("31", $"; {VisibleText.Cut(VisibleText.Line(trouble), Width)}") : "");
        }
    }

    private void Summary(ScanTotals totals)
    {
        var worst = totals.BySeverity.Reverse().Where(row => row.Count > 0).ToList();
        var counts = string.Join(", ", worst.Select(row => Paint(SeverityColour(row.Severity), $"{row.Count} {Words.Of(row.Severity)}")));
        Put(Bold(totals.Findings == 0 ? "no findings" : Plural(totals.Findings, "finding")));
        Put(totals.Findings == 0 ? "" : $" ({counts})");
        Put($" in {Plural(totals.Analysed, "file")}, {totals.Nloc.ToString(CultureInfo.InvariantCulture)} lines of code");
        Put(totals.Partial == 0 ? "" : $"; {totals.Partial} in part");
        Line(totals.Skipped == 0 ? "" : $"; {totals.Skipped} skipped");
    }

    private RuleText? Rule(string id, string? language) =>
        exact.GetValueOrDefault((id, RuleFamily.Of(language))) ?? byId.GetValueOrDefault(id);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Plural(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string SeverityColour(Severity severity) =>
        severity switch
        {
            Severity.Critical => "1;31",
            Severity.High => "31",
            Severity.Medium => "33",
            _ => "36",
        };

    private static int Cells(string text)
    {
        var cells = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            cells += CellWidth.Of(rune);
        }
        return cells;
    }

    private string Bold(string text) => Paint("1", text);

    private string Dim(string text) => Paint("2", text);

    private string Paint(string code, string text) => colour && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;

    private void Put(string text) => output.Write(text);

    private void Line(string text)
    {
        output.Write(text);
        output.Write('\n');
    }
}
