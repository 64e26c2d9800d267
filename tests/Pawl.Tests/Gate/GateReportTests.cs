using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Pawl.Engine.Gate;
using Pawl.Engine.Reports.Gate;
using Pawl.Engine.Reports.Sarif;
using Pawl.Tests.Reports;
using Pawl.Tests.Reviews;

namespace Pawl.Tests.Gate;

/// <summary>One report in all its forms.</summary>
public sealed class GateReportTests : IAsyncLifetime
{
    private readonly ToyGate gate = new(
        "{fail-on: high, suppressions: [{rule: worse-call, reason: 'known | <b>', by: Ann, until: 2026-12-31}, {rule: old, reason: r, by: b, until: 2026-01-01}]}",
        "bad(before)\nworse(fixed)\ncheck(x)\n"
    );
    private GateReport report = null!;

    public async ValueTask InitializeAsync()
    {
        gate.Agent("bad(before)\nbad(new)\n").Agent("worse(y)\n", "c.toy").Agent("bad(e)\n", "evil`|@all\u202e.toy");
        await gate.Review(Reviewers.Ann);
        report = await gate.Run();
    }

    internal static string Json(GateReport report) => Bytes(stream => GateJson.Write(stream, report));

    [Fact]
    public void Sarif_fits_the_standard_and_tells_new_from_old()
    {
        var sarif = Bytes(stream => SarifWriter.Write(stream, report, []));
        Assert.Empty(JsonSchema.Errors(SarifSchema.Text, sarif));
        using var document = JsonDocument.Parse(sarif);
        var results = document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        var states = results.CountBy(r => r.GetProperty("baselineState").GetString()!).ToDictionary();
        Assert.Equal((4, 1, 1), (states["new"], states["unchanged"], states["absent"]));
        Assert.Equal(
            "known | <b>",
            results
                .Single(r => r.TryGetProperty("suppressions", out _))
                .GetProperty("suppressions")[0]
                .GetProperty("justification")
                .GetString()
        );
        Assert.All(
            results,
            r => Assert.Equal(32, r.GetProperty("partialFingerprints").GetProperty("pawlFingerprint/v1").GetString()!.Length)
        );
    }

    [Fact]
    public void Json_fits_its_schema()
    {
        var schema = File.ReadAllText(Path.Combine(Golden.Root, "docs/schemas/gate.schema.json"));
        Assert.Empty(JsonSchema.Errors(schema, Json(report)));
    }

    [Fact]
    public void JUnit_fails_the_files_that_are_blocked()
    {
        var suite = XDocument.Parse(Bytes(stream => GateJUnit.Write(stream, report))).Root!.Element("testsuite")!;
        Assert.Equal(("4", "2"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        var failed = suite.Elements("testcase").Where(c => c.Element("failure") is not null).Select(c => c.Attribute("name")!.Value);
        Assert.Equal(["a.toy", "evil`|@all\\u{202E}.toy"], failed);
    }

    [Fact]
    public void Markdown_is_one_comment_and_holds_no_markup_of_others()
    {
        using var writer = new StringWriter();
        GateMarkdown.Write(writer, report);
        var text = writer.ToString();
        Assert.StartsWith(GateMarkdown.Marker, text, StringComparison.Ordinal);
        Assert.Contains("known \\| &lt;b&gt;", text, StringComparison.Ordinal);
        Assert.Contains("`` evil`\\|@all\\u{202E}.toy ``", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', text);
    }

    [Fact]
    public void Text_says_why_and_lists_suppressions()
    {
        using var writer = new StringWriter();
        GateText.Write(writer, report, colour: false);
        var text = writer.ToString();
        Assert.StartsWith("block: 3 objections", text, StringComparison.Ordinal);
        Assert.Contains("validation is gone, which opens CWE-20: check(x)", text, StringComparison.Ordinal);
        Assert.Contains("used: worse-call in c.toy until 2026-12-31 by Ann", text, StringComparison.Ordinal);
        Assert.Contains("expired: old until 2026-01-01", text, StringComparison.Ordinal);
        Assert.Contains("approve by ann@example.com, verified", text, StringComparison.Ordinal);
    }

    private static string Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public ValueTask DisposeAsync()
    {
        gate.Dispose();
        return ValueTask.CompletedTask;
    }
}
