using System.Text;
using System.Text.Json;
using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Engine.Reports;
using Pawl.Engine.Reports.Json;
using Pawl.Engine.Reports.Sarif;
using Pawl.Engine.Scan;

namespace Pawl.Tests.Reports;

public sealed class ScanReportTests
{
    [Fact]
    public void Text_is_as_agreed() => Golden.Check("scan.txt", Text(colour: false));

    [Fact]
    public void Coloured_text_is_as_agreed() =>
        Golden.Check("scan-colour.txt", Text(colour: true).Replace("\e", "<ESC>", StringComparison.Ordinal));

    [Fact]
    public void Text_never_passes_a_terminal_escape_on() =>
        Assert.DoesNotContain(Text(colour: false), character => char.IsControl(character) && character != '\n' || character == '\u202E');

    [Fact]
    public void Nothing_found_is_said()
    {
        var output = new StringWriter();
        ScanText.Write(output, new ScanReport("0.1.0", "0", []), [], colour: false);
        Assert.Equal("no findings in 0 files, 0 lines of code\n", output.ToString());
    }

    [Fact]
    public void Caret_stands_under_its_place_in_long_and_wide_lines()
    {
        var line = "x = \"" + new string('漢', 20) + new string('a', 200) + "\"; evil(y)" + new string('b', 300);
        var column = Encoding.UTF8.GetByteCount(line[..line.IndexOf("evil", StringComparison.Ordinal)]) + 1;
        var finding = SampleScan.Report().Files[2].Analysis.Findings[1] with { Place = new Place(1, column, 1, column + 4) };
        var analysis = new FileAnalysis("python", 1, 1, [finding], [], [], []);
        var output = new StringWriter();
        ScanText.Write(
            output,
            new ScanReport("1", "0", [new ScannedFile("a.py", analysis, SourceLines.Of(Encoding.UTF8.GetBytes(line), analysis))]),
            [],
            false
        );
        var lines = output.ToString().Split('\n');
        Assert.Equal(lines[2].IndexOf("evil", StringComparison.Ordinal), lines[3].IndexOf("^^^^", StringComparison.Ordinal));
        Assert.True(lines[2].Length < 140);
    }

    [Fact]
    public void Json_is_as_agreed_and_fits_its_schema()
    {
        var json = Bytes(output => JsonReport.Write(output, SampleScan.Report()));
        Golden.Check("scan.json", json);
        Assert.Empty(JsonSchema.Errors(File.ReadAllText(Path.Combine(Golden.Root, "docs/schemas/scan.schema.json")), json));
    }

    [Fact]
    public void Sarif_is_as_agreed_and_fits_the_standard()
    {
        var sarif = Bytes(output => SarifWriter.Write(output, SampleScan.Report(), SampleScan.Rules));
        Golden.Check("scan.sarif", sarif);
        Assert.Empty(JsonSchema.Errors(SarifSchema.Text, sarif));
    }

    [Fact]
    public void Sarif_follows_code_scanning()
    {
        using var document = JsonDocument.Parse(Bytes(output => SarifWriter.Write(output, SampleScan.Report(), SampleScan.Rules)));
        var run = document.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(2, rules.GetArrayLength());
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
            Assert.Equal(rule.GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
            Assert.Contains("security", rule.GetProperty("properties").GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
            Assert.True(result.GetProperty("partialFingerprints").TryGetProperty("pawlFingerprint/v1", out _));
        }
        Assert.Contains("external/cwe/cwe-089", rules[0].GetRawText(), StringComparison.Ordinal);
        Assert.Equal("9.5", rules[0].GetProperty("properties").GetProperty("security-severity").GetString());
    }

    [Fact]
    public void Sarif_columns_count_utf16_units()
    {
        using var document = JsonDocument.Parse(Bytes(output => SarifWriter.Write(output, SampleScan.Report(), SampleScan.Rules)));
        var result = document
            .RootElement.GetProperty("runs")[0]
            .GetProperty("results")
            .EnumerateArray()
            .Single(r => r.GetProperty("ruleId").GetString() == "sql-injection");
        var region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        Assert.Equal(54, region.GetProperty("startColumn").GetInt32());
        Assert.Equal(70, region.GetProperty("endColumn").GetInt32());
    }

    [Fact]
    public void Byte_order_mark_takes_no_column()
    {
        var analysis = SampleScan.Report().Files[0].Analysis;
        var lines = SourceLines.Of([0xEF, 0xBB, 0xBF, (byte)'a', (byte)'b', (byte)'\r', (byte)'\n'], analysis);
        Assert.Equal("ab", lines.Text(1));
        Assert.Equal(2, lines.Utf16Column(1, 2));
        var wide = SourceLines.Of([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ä = b\nc")], analysis);
        Assert.Equal("ä = b", wide.Text(1));
        Assert.Equal(2, wide.Utf16Column(1, 3));
    }

    private static string Text(bool colour)
    {
        var output = new StringWriter();
        ScanText.Write(output, SampleScan.Report(), SampleScan.Rules, colour);
        return output.ToString();
    }

    internal static string Bytes(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
