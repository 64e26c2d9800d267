using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Pawl.Engine.Audit;
using Pawl.Engine.Reports;
using Pawl.Engine.Reports.Html;
using Pawl.Engine.Reports.Json;
using Pawl.Engine.Reports.Sarif;

namespace Pawl.Tests.Reports;

public sealed partial class AuditReportTests
{
    [Fact]
    public void Page_is_as_agreed() =>
        Golden.Check("audit.html", HtmlReport.Body(SampleAudit.Report(), SampleScan.Rules, new StyleSheet()).ToString());

    [Fact]
    public void Page_of_an_empty_repository_is_as_agreed() =>
        Golden.Check("audit-empty.html", HtmlReport.Body(SampleAudit.Empty(), SampleScan.Rules, new StyleSheet()).ToString());

    [Fact]
    public void Page_is_one_file_that_loads_nothing()
    {
        var page = Page(SampleAudit.Report());
        Assert.DoesNotMatch(Loads(), page.Replace(PageAsset.Text("report.js"), "", StringComparison.Ordinal));
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_allows_the_page_s_own_style_and_script_and_nothing_else()
    {
        var page = Page(SampleAudit.Hostile());
        var hashes = Hashes()
            .Matches(page[..page.IndexOf("<title>", StringComparison.Ordinal)])
            .Select(match => match.Groups[1].Value)
            .Order(StringComparer.Ordinal);
        var blocks = Blocks()
            .Matches(page)
            .Select(match => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(match.Groups[2].Value))));
        Assert.Equal(hashes, blocks.Order(StringComparer.Ordinal));
        Assert.Equal(3, hashes.Count());
    }

    [Fact]
    public void Two_runs_give_equal_bytes() => Assert.Equal(Page(SampleAudit.Report()), Page(SampleAudit.Report()));

    [Fact]
    public void Hostile_text_stays_text()
    {
        var body = HtmlReport.Body(SampleAudit.Hostile(), SampleScan.Rules, new StyleSheet()).ToString();
        Assert.DoesNotContain("<script", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onmouseover='", body, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', body);
        Assert.DoesNotContain('\e', body);
        Assert.Contains("\\u{202E}gnp.exe\\u{1B}[31m", body, StringComparison.Ordinal);
        Assert.Equal(Tags(HtmlReport.Body(SampleAudit.Hostile("tame"), SampleScan.Rules, new StyleSheet()).ToString()), Tags(body));
    }

    [Fact]
    public void Hostile_text_cannot_end_the_data()
    {
        var page = Page(SampleAudit.Hostile());
        var from = page.IndexOf("id=\"data\">", StringComparison.Ordinal) + 10;
        var data = page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)];
        Assert.DoesNotContain('<', data);
        Assert.EndsWith("}", data, StringComparison.Ordinal);
        using var parsed = System.Text.Json.JsonDocument.Parse(data);
        Assert.Contains("alert(1)", parsed.RootElement.GetProperty("heatColumns")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_class_that_sets_a_size_has_a_rule()
    {
        var sizes = new StyleSheet();
        var body = HtmlReport.Body(SampleAudit.Report(), [], sizes).ToString();
        foreach (Match use in Grow().Matches(body))
        {
            Assert.Contains($".{use.Groups[1].Value}{{", sizes.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Large_reports_stay_bounded_and_say_what_was_cut()
    {
        var report = SampleAudit.Report();
        var many = report with
        {
            Open = [.. Enumerable.Range(0, 6000).Select(at => report.Open[at % report.Open.Count])],
            WorstChains =
            [
                .. Enumerable
                    .Range(0, 30)
                    .SelectMany(_ =>
                        report.WorstChains.Select(story =>
                            story with
                            {
                                Iterations = [.. story.Iterations.Select(step => step with { Diff = new string('+', 19_000) })],
                            }
                        )
                    ),
            ],
        };
        var body = HtmlReport.Body(many, SampleScan.Rules, new StyleSheet()).ToString();
        Assert.True(body.Length < 6_000_000, $"{body.Length} characters");
        Assert.Contains("4,500 more open findings", body, StringComparison.Ordinal);
        Assert.Contains("The diff is left out", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_as_agreed_and_fits_its_schema()
    {
        Golden.Check("audit.json", Json(Few(SampleAudit.Report())));
        var schema = File.ReadAllText(Path.Combine(Golden.Root, "docs/schemas/audit.schema.json"));
        Assert.Empty(JsonSchema.Errors(schema, Json(SampleAudit.Report())));
        Assert.Empty(JsonSchema.Errors(schema, Json(SampleAudit.Empty())));
    }

    private static string Json(AuditReport report) => ScanReportTests.Bytes(output => JsonReport.Write(output, report));

    /// <summary>Every kind of entry, few of each: what a person can read.</summary>
    private static AuditReport Few(AuditReport report)
    {
        const int Count = 2;
        var story = report.WorstChains[0];
        var curve = report.Degradation;
        return report with
        {
            Authors = [.. report.Authors.Take(1), report.Authors[^1]],
            Chains = report.Chains with { Lengths = [.. report.Chains.Lengths.Take(Count)], Longest = [report.Chains.Longest[0]] },
            Degradation = new DegradationCurve([.. curve.Points.Take(Count)], [.. curve.Born.Take(Count)], [curve.Chains[0]]),
            ByModel = Table(report.ByModel),
            ByAuthor = Table(report.ByAuthor),
            ByPosition = Table(report.ByPosition),
            Timeline = [.. report.Timeline.Take(Count)],
            Open = [.. report.Open.Take(Count)],
            WorstChains = [story with { Iterations = [.. story.Iterations.Take(Count)] }],
        };

        static WeaknessTable Table(WeaknessTable table) => new([.. table.Columns.Take(Count)], [.. table.Cells.Take(Count)]);
    }

    [Fact]
    public void Sarif_is_as_agreed_and_fits_the_standard()
    {
        var sarif = ScanReportTests.Bytes(output =>
            SarifWriter.Write(output, SampleAudit.Report() with { Open = [.. SampleAudit.Report().Open.Take(6)] }, SampleScan.Rules)
        );
        Golden.Check("audit.sarif", sarif);
        Assert.Empty(JsonSchema.Errors(SarifSchema.Text, sarif));
    }

    [Fact]
    public void Headline_compares_only_what_can_be_compared()
    {
        var report = SampleAudit.Report();
        Assert.Equal("AI agents introduced 264 security findings here and fixed 134.", AuditHeadline.Of(report).Title);
        Assert.Contains("more than the", AuditHeadline.Of(report).Lead, StringComparison.Ordinal);
        var little = report with
        {
            ByAuthor = new WeaknessTable(
                [.. report.ByAuthor.Columns.Select(column => column with { Introductions = column.Introductions with { Hidden = true } })],
                []
            ),
        };
        Assert.Contains("too little", AuditHeadline.Of(little).Lead, StringComparison.Ordinal);
        var same = report with
        {
            ByAuthor = new WeaknessTable(
                [.. report.ByAuthor.Columns.Select(column => column with { Introductions = new Rate(1, 0.5, 2, false) })],
                []
            ),
        };
        Assert.Contains("chance", AuditHeadline.Of(same).Lead, StringComparison.Ordinal);
    }

    /// <summary>Writes the page, whole, where <c>bench/report</c> looks for it.</summary>
    [Fact]
    public void Whole_pages_are_written_for_the_browser_checks()
    {
        var folder = Path.Combine(Golden.Root, "artifacts", "report");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "sample.html"), Page(SampleAudit.Report()));
        File.WriteAllText(Path.Combine(folder, "hostile.html"), Page(SampleAudit.Hostile()));
        File.WriteAllText(Path.Combine(folder, "empty.html"), Page(SampleAudit.Empty()));
        Assert.InRange(new FileInfo(Path.Combine(folder, "sample.html")).Length, 500_000, 1_200_000);
    }

    private static string Page(AuditReport report)
    {
        var output = new StringWriter { NewLine = "\n" };
        HtmlReport.Write(output, report, SampleScan.Rules);
        return output.ToString();
    }

    private static int Tags(string html) => html.Count(character => character == '<');

    [GeneratedRegex("(src|href)=\"(?!#|data:)|@import|url\\(", RegexOptions.IgnoreCase)]
    private static partial Regex Loads();

    [GeneratedRegex("'sha256-([^']+)'")]
    private static partial Regex Hashes();

    [GeneratedRegex("<(style|script)>(.*?)</\\1>", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("e-[a-z]+ (g[0-9]+)\"")]
    private static partial Regex Grow();
}
