using System.Text.Json;
using System.Text.RegularExpressions;
using Pawl.Studies.Analysis;
using Pawl.Studies.Records;
using Pawl.Studies.Report;
using Pawl.Studies.Sheets;

namespace Pawl.Tests.Studies;

public sealed partial class StudyReportTests : IDisposable
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>\u202e|`*_";
    private readonly string folder = Directory.CreateTempSubdirectory("pawl-report").FullName;

    [Fact]
    public void The_page_holds_figures_tables_and_deviations_and_is_the_same_twice()
    {
        var arms = new Dictionary<string, double> { ["none"] = 1, ["all"] = 0.4 };
        var records = new GeneratedStudy(1) { Baselines = 3, Arms = arms }.Records();
        var (first, second) = (Page(records), Page(records = new GeneratedStudy(1) { Baselines = 3, Arms = arms }.Records()));
        Assert.Equal(first, second);
        Assert.Contains("Pipeline check", first, StringComparison.Ordinal);
        Assert.Contains("same direction only", first, StringComparison.Ordinal);
        Assert.Contains("GPT-4o; snapshot not stated", first, StringComparison.Ordinal);
        // On a phone what stands further right must be scrolled to.
        Assert.Contains("<th scope=\"col\">claim</th><th scope=\"col\">verdict</th>", first, StringComparison.Ordinal);
        var data = JsonDocument.Parse(Data().Match(first).Groups[1].Value).RootElement.GetProperty("figures");
        var drawn = Drawn().Matches(first).Select(m => int.Parse(m.Groups[1].Value)).ToList();
        Assert.Equal(Enumerable.Range(0, data.GetArrayLength()), drawn);
        var trend = data[0];
        Assert.Equal(
            ["ambiguous", "efficiency", "feature", "security"],
            trend.GetProperty("series").EnumerateArray().Select(s => s.GetProperty("name").GetString())
        );
        Assert.Equal(11, trend.GetProperty("labels").GetArrayLength());
        Assert.All(trend.GetProperty("series").EnumerateArray(), s => Assert.Equal(11, s.GetProperty("values").GetArrayLength()));
        Assert.Equal(["lines", "shares", "points"], data.EnumerateArray().Select(f => f.GetProperty("kind").GetString()!).Distinct());
    }

    [Fact]
    public void Text_from_records_is_text_in_the_page_and_in_Markdown()
    {
        var records = new GeneratedStudy(2) { Baselines = 2, Iterations = 3 }
            .Records()
            .Select(r => r with { Strategy = Hostile, Study = Hostile, Arm = Hostile });
        var page = Page(records);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", page, StringComparison.Ordinal);
        using var text = new StringWriter();
        Report(records).WriteMarkdown(text);
        Assert.DoesNotContain("<img", text.ToString(), StringComparison.Ordinal);
        Assert.All(text.ToString().Split('\n').Where(l => l.StartsWith('|')), line => Assert.EndsWith("|", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Tiny_studies_have_a_report_too()
    {
        var page = Page([SampleRecords.Record(iteration: 0), SampleRecords.Record(iteration: 1)]);
        Assert.Contains("not testable", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_found_is_in_the_report()
    {
        var records = new GeneratedStudy(3) { Baselines = 2, Iterations = 3 }
            .Records()
            .ToList();
        string[] rows =
        [
            "item,content",
            .. records.Select(r => r.Content).Distinct().Take(2).Select((content, i) => $"item-{i + 1},{content}"),
        ];
        File.WriteAllLines(Path.Combine(folder, "key.csv"), rows);
        foreach (var reviewer in new[] { "reviewer-1", "reviewer-2" })
        {
            Directory.CreateDirectory(Path.Combine(folder, reviewer));
            File.WriteAllText(
                Path.Combine(folder, reviewer, "sheet.csv"),
                "item,file,line,type,severity,cwe,comment\nitem-1,f,3,injection,high,,\nitem-2,f,,none,,,\n"
            );
        }
        var page = Page(records, SheetComparison.In(folder, records, 1));
        Assert.Contains("Review by people", page, StringComparison.Ordinal);
        Assert.Contains("Analysers against people", page, StringComparison.Ordinal);
        Assert.Contains("2 reviewers, 2 contents, blinded", page, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Page(IEnumerable<IterationRecord> records, SheetComparison? review = null)
    {
        using var text = new StringWriter();
        Report(records, review).WriteHtml(text);
        return text.ToString();
    }

    private StudyReport Report(IEnumerable<IterationRecord> records, SheetComparison? review = null)
    {
        var path = Path.Combine(folder, "records.jsonl");
        File.WriteAllBytes(path, [.. records.SelectMany(RecordFile.ToLine)]);
        var options = new AnalysisOptions("none", 100, 1, 0, ClaimReader.Paper);
        return new StudyReport(
            StudyAnalysis.Of([path], options, null, TestContext.Current.CancellationToken),
            [("run.json", "{}")],
            review
        );
    }

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>")]
    private static partial Regex Data();

    [GeneratedRegex("data-figure=\"(\\d+)\"")]
    private static partial Regex Drawn();
}
