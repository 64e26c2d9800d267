using System.Text.Json;
using Pawl.Tests.BadInput;
using Pawl.Tests.Reports;
using Command = Pawl.Tests.BadInput.Pawl;

namespace Pawl.Tests.Analysers;

/// <summary>The command line with real analysers.</summary>
public sealed class OutsideScanTests
{
    private const string Source =
        "import subprocess\n\n\ndef run(name):\n    subprocess.call(\"ls \" + name, shell=True)\n    exec(name)\n";
    private static readonly Dictionary<string, string?> Environment = new() { ["PATH"] = Workshop.SearchPath };

    [Fact]
    public async Task Scan_joins_witnesses_and_says_what_was_asked()
    {
        await Workshop.Installed("bandit");
        using var repo = new TestRepo();
        repo.Write("app.py", Source);
        repo.Write("broken.py", "def broken(:\n");
        var text = await Command.Run(repo.Path, Environment, "scan", "--analysers", "bandit", "--fail-on", "none");
        Assert.Contains("bandit (B602)", text.Output, StringComparison.Ordinal);
        Assert.Contains("looked at 1 of 2 files", text.Output, StringComparison.Ordinal);
        Assert.Contains("broken.py: analyser (bandit: ", text.Output, StringComparison.Ordinal);
        var json = await Command.Run(repo.Path, Environment, "scan", "--analysers", "bandit", "-f", "json");
        Assert.Empty(JsonSchema.Errors(Schema("scan"), json.Output));
        using var document = JsonDocument.Parse(json.Output);
        Assert.Contains(
            document.RootElement.GetProperty("findings").EnumerateArray(),
            finding => finding.TryGetProperty("witnesses", out var witnesses) && witnesses.GetArrayLength() == 2
        );
        var sarif = await Command.Run(repo.Path, Environment, "scan", "--analysers", "bandit", "-f", "sarif");
        Assert.Empty(JsonSchema.Errors(SarifSchema.Text, sarif.Output));
        Assert.Contains("\"analyser\": \"bandit\"", sarif.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_turns_them_on_and_its_word_is_checked()
    {
        await Workshop.Installed("bandit");
        using var repo = new TestRepo();
        repo.Write("app.py", Source);
        Assert.DoesNotContain("bandit", (await Command.Run(repo.Path, Environment, "scan")).Output, StringComparison.Ordinal);
        repo.Write("pawl.yaml", "analysers: {use: [bandit]}\n");
        Assert.Contains("bandit", (await Command.Run(repo.Path, Environment, "scan")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "bandit",
            (await Command.Run(repo.Path, Environment, "scan", "--analysers", "none")).Output,
            StringComparison.Ordinal
        );
        repo.Write("pawl.yaml", "analysers: {use: [bandit], run: [[touch, x]]}\n");
        var refused = await Command.Run(repo.Path, Environment, "scan");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("'run' is not known", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_of_a_build_is_taken_in()
    {
        using var repo = new TestRepo();
        repo.Write("src/app.py", Source);
        repo.Write(
            "build.sarif",
            """{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "My Build"}}, "results": [{"ruleId": "X1", "level": "error", "message": {"text": "bad"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/app.py"}, "region": {"startLine": 4}}}]}]}]}"""
        );
        var run = await Command.Run(repo.Path, "scan", "--sarif-in", "build.sarif", "src", "--fail-on", "none");
        Assert.Contains("src/app.py:4:1  high  my-build/X1", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Command.Run(repo.Path, "scan", "--sarif-in", "src/app.py", "src")).ExitCode);
    }

    [Fact]
    public async Task Audit_asks_about_the_content_of_head()
    {
        await Workshop.Installed("bandit");
        using var repo = new TestRepo();
        repo.Write("app.py", Source);
        repo.Commit("add app");
        var run = await Command.Run(repo.Path, Environment, "audit", "--analysers", "bandit", "--no-html", "--json", "-");
        Assert.Empty(JsonSchema.Errors(Schema("audit"), run.Output));
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("bandit", document.RootElement.GetProperty("analysers")[0].GetProperty("id").GetString());
        var open = document.RootElement.GetProperty("open").EnumerateArray().ToList();
        Assert.Contains(
            open,
            one => one.GetProperty("exact").GetBoolean() && one.GetProperty("finding").TryGetProperty("witnesses", out _)
        );
        Assert.Contains(open, one => one.GetProperty("finding").GetProperty("rule").GetString() == "bandit/B404");
        Assert.Equal(open.Count, document.RootElement.GetProperty("totals").GetProperty("openNow").GetInt32());
    }

    private static string Schema(string name) => File.ReadAllText(Path.Combine(Golden.Root, "docs", "schemas", name + ".schema.json"));
}
