using Pawl.Analysis.Findings;
using Pawl.Engine;
using Pawl.Engine.Analysers;

namespace Pawl.Tests.Analysers;

/// <summary>Any command that writes SARIF, JSON or lines; what goes wrong is said; nothing looks clean that was not looked at.</summary>
public sealed class AnalyserRunTests
{
    private const string Sarif = """
        {"version": "2.1.0", "runs": [{
          "tool": {"driver": {"name": "Own", "rules": [
            {"id": "R1", "properties": {"tags": ["external/cwe/cwe-089"], "security-severity": "9.8", "precision": "high"}},
            {"id": "R2", "defaultConfiguration": {"level": "note"}, "relationships": [{"target": {"id": "79", "toolComponent": {"name": "CWE"}}}]}]}},
          "originalUriBaseIds": {"SRC": {"uri": "file:///elsewhere/"}},
          "artifacts": [{"location": {"uri": "a%20b.py"}}],
          "results": [
            {"ruleId": "R1", "message": {"text": "one"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a%20b.py"}, "region": {"startLine": 2, "startColumn": 3}}}]},
            {"ruleIndex": 1, "message": {"text": "two"}, "locations": [{"physicalLocation": {"artifactLocation": {"index": 0}, "region": {"startLine": 3, "endLine": 4}}}]},
            {"ruleId": "R1", "kind": "pass", "message": {"text": "no"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a%20b.py"}}}]},
            {"ruleId": "R1", "message": {"text": "not given"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "other.py"}}}]}]}]}
        """;

    [Fact]
    public async Task Any_command_that_writes_sarif_will_do()
    {
        using var folder = new TempFolder();
        var own = await Workshop.Script(folder, $"cat <<'END' > \"$2\"\n{Sarif}\nEND\n", "output: {format: sarif, from: output}");
        var report = await Workshop.Run(own, Workshop.Content("a b.py", "1\n2\n3\n4\n"));
        Assert.Equal(
            ["R1 89 Critical High 2:3-2", "R2 79 Low Medium 3:0-4"],
            report.Findings.Select(f =>
                $"{f.Rule} {string.Join(',', f.Cwe)} {f.Severity} {f.Confidence} {f.StartLine}:{f.StartColumn}-{f.EndLine}"
            )
        );
        Assert.Equal("7", report.Uses[0].Version);
    }

    [Fact]
    public async Task What_a_sarif_run_says_it_failed_at_is_a_gap()
    {
        using var folder = new TempFolder();
        const string Failed = """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Own"}}, "results": [], "invocations": [{"executionSuccessful": true,
              "toolExecutionNotifications": [{"level": "error", "message": {"text": "cannot parse"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a.py"}}}]}]}]}]}
            """;
        var own = await Workshop.Script(folder, $"cat <<'END'\n{Failed}\nEND\n");
        var report = await Workshop.Run(own, Workshop.Content("a.py", "x\n"), Workshop.Content("b.py", "x\n"));
        Assert.Equal([new AnalyserGap("own", "a.py", "cannot parse")], report.Gaps);
        var wrong = await Workshop.Script(folder, $"cat <<'END'\n{Failed.Replace("true,", "false,", StringComparison.Ordinal)}\nEND\n");
        Assert.NotNull((await Workshop.Run(wrong, Workshop.Content("b.py", "x\n"))).Uses[0].Trouble);
    }

    [Fact]
    public async Task Files_that_a_tool_passes_over_in_silence_are_gaps()
    {
        using var folder = new TempFolder();
        var own = await Workshop.Script(
            folder,
            "echo '{\"seen\": [\"a.py\"], \"found\": []}'\n",
            "output: {format: json, findings: {items: found, file: path}, looked: {items: seen, file: ''}}"
        );
        var report = await Workshop.Run(own, Workshop.Content("a.py", "x\n"), Workshop.Content("b.py", "x\n"));
        Assert.Equal("b.py", Assert.Single(report.Gaps).Path);
        Assert.Null(report.Uses[0].Trouble);
    }

    [Theory]
    [InlineData("exit 3", "it ended with 3")]
    [InlineData("echo nonsense", "what it wrote cannot be read")]
    [InlineData("sleep 60", "it was stopped after 1 seconds")]
    public async Task Trouble_is_said_and_every_file_is_a_gap(string script, string said)
    {
        using var folder = new TempFolder();
        var own = await Workshop.Script(folder, script + "\n", seconds: 1);
        var report = await Workshop.Run(own, Workshop.Content("a.py", "x\n"), Workshop.Content("b.py", "x\n"));
        Assert.StartsWith(said, report.Uses[0].Trouble, StringComparison.Ordinal);
        Assert.Equal(["a.py", "b.py"], report.Gaps.Select(gap => gap.Path));
        Assert.Equal(0, report.Uses[0].LookedAt);
    }

    [Fact]
    public async Task Secrets_of_the_environment_stay_here()
    {
        using var folder = new TempFolder();
        Environment.SetEnvironmentVariable("PAWL_TEST_TOKEN", "secret");
        var own = await Workshop.Script(folder, "env >&2\nexit 9\n");
        var report = await Workshop.Run(own, Workshop.Content("a.py", "x\n"));
        Environment.SetEnvironmentVariable("PAWL_TEST_TOKEN", null);
        Assert.StartsWith("it ended with 9", report.Uses[0].Trouble, StringComparison.Ordinal);
        Assert.DoesNotContain("PAWL_TEST_TOKEN", report.Uses[0].Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_lie_in_the_repository_are_not_started()
    {
        using var folder = new TempFolder();
        var bin = Path.Combine(folder.Path, "node_modules", ".bin");
        var program = folder.Write("node_modules/.bin/bandit", "#!/bin/sh\necho bandit 99\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        AnalyserSearch At(string repository) => new(name => name == "PATH" ? bin : null, repository);
        var cancel = TestContext.Current.CancellationToken;
        Assert.Null((await At(folder.Path).Find([Workshop.Definitions], ["bandit"], cancel))[0].Installed);
        Assert.Equal("99", (await At("/nowhere").Find([Workshop.Definitions], ["bandit"], cancel))[0].Installed?.Version);
    }

    [Fact]
    public async Task What_was_named_and_is_not_there_is_an_error()
    {
        var search = new AnalyserSearch(_ => null, "/nowhere");
        var cancel = TestContext.Current.CancellationToken;
        var missing = await Assert.ThrowsAsync<UserError>(() => AnalyserChoice.Of("bandit").Find(search, [Workshop.Definitions], cancel));
        Assert.Contains("bandit", missing.Message, StringComparison.Ordinal);
        var unknown = await Assert.ThrowsAsync<UserError>(() => AnalyserChoice.Of("bandid").Find(search, [Workshop.Definitions], cancel));
        Assert.Contains("there is no analyser 'bandid'", unknown.Message, StringComparison.Ordinal);
        Assert.Empty(await AnalyserChoice.Of("auto").Find(search, [Workshop.Definitions], cancel));
    }

    [Theory]
    [InlineData("analysers: {use: auto}", null, null)]
    [InlineData("analysers: {use: none}", "", null)]
    [InlineData("analysers: {use: [bandit, cppcheck], seconds: 9}", "bandit cppcheck", 9)]
    [InlineData("mode: warn", "", null)]
    public void Policy_names_analysers_and_times(string yaml, string? names, int? seconds)
    {
        var choice = Engine.Policy.Policy.Load(yaml, "pawl.yaml").Analysers;
        Assert.Equal(names, choice.Names is null ? null : string.Join(' ', choice.Names));
        Assert.Equal(seconds, choice.Seconds);
    }

    [Fact]
    public void Policy_brings_no_command() =>
        Assert.Throws<UserError>(() => Engine.Policy.Policy.Load("analysers: {use: auto, run: [[rm]]}", "pawl.yaml"));

    [Theory]
    [InlineData("- {title: x}", "an analyser needs an id")]
    [InlineData("- {id: x, comand: y}", "'comand' means nothing here")]
    [InlineData("- {id: x, programs: [x]}", "x needs 'version'")]
    [InlineData("- {id: x, programs: [x], version: {arguments: [], pattern: '('}, run: [], output: {}}", "the pattern cannot be used")]
    public async Task Mistakes_in_definitions_are_told_with_their_line(string item, string said)
    {
        using var folder = new TempFolder();
        var file = folder.Write("own.yaml", "analysers:\n  " + item + "\n");
        var search = new AnalyserSearch(_ => null, "/nowhere");
        var error = await Assert.ThrowsAsync<UserError>(() => search.Find([file], null, TestContext.Current.CancellationToken));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Contains("own.yaml:2:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Severities_of_the_shipped_definitions_are_ours()
    {
        var definitions = DefinitionFile.Read([Workshop.Definitions]);
        Assert.True(definitions.Count >= 20);
        Assert.All(definitions, definition => Assert.NotEmpty(definition.Run));
        Assert.All(
            definitions,
            definition => Assert.All(definition.Severities.Values, severity => Assert.InRange(severity, Severity.Low, Severity.Critical))
        );
    }
}
