using Pawl.Engine.Analysers;
using Pawl.Engine.Audit;
using Pawl.Engine.Audit.Outside;
using Pawl.Engine.Cache;
using Pawl.Tests.Audit;

namespace Pawl.Tests.Analysers;

/// <summary>Outside analysers asked about the versions of files in a history: who brought in what, and who took it away.</summary>
public sealed class OutsideHistoryTests
{
    /// <summary>Finds each line with <c>eval</c>; does not look at what has <c>broken</c> in it; fails at <c>poison</c>. Writes a line per run.</summary>
    private const string Own = """
        cd "$1"
        echo run >> "{0}"
        if grep -rq poison .; then exit 3; fi
        echo '{"seen": ['
        first=1
        for f in $(find . -type f | sort); do
          if grep -q broken "$f"; then continue; fi
          [ $first = 1 ] || echo ','
          first=0
          echo "{\"file\": \"$f\", \"found\": ["
          grep -n eval "$f" | sed 's/:.*//' | sed 's/.*/{"line": &, "rule": "E1", "text": "eval"}/' | paste -sd,
          echo ']}'
        done
        echo ']}'
        """;
    private const string Output =
        "output: {format: json, findings: {items: seen.found, file: file, line: line, rule: rule, message: text}, looked: {items: seen, file: file}}";

    private static readonly AnalysisTools Python = ToyAudit.Tools with
    {
        Version = path => path.EndsWith(".py", StringComparison.Ordinal) ? "toy" : null,
    };

    [Fact]
    public async Task Steps_say_who_introduced_and_who_fixed()
    {
        using var folder = new TempFolder();
        using var repo = new TestRepo();
        repo.Commit("start", ("src/a.py", "x = 1\n"), ("other/a.py", "y = 1\n"));
        repo.CommitAs(ToyAudit.Claude, "agent", ("src/a.py", "x = 1\neval(x)\n"));
        repo.CommitAs(ToyAudit.Claude, "agent moves it", ("src/a.py", "x = 1\nx = 2\neval(x)\n"));
        repo.Commit("person", ("src/a.py", "x = 1\nx = 2\n"));
        repo.Commit("person adds", ("other/a.py", "y = 1\neval(y)\n"));
        var report = await Run(repo, await Analyser(folder));
        var use = Assert.Single(report.AnalysersInHistory!.Analysers);
        Assert.Equal((6, 6, null), (use.Given, use.LookedAt, use.Trouble));
        Assert.Equal((1, 1, 0, 1), (use.IntroducedByAgents, use.IntroducedByOthers, use.FixedByAgents, use.FixedByOthers));
        Assert.Equal((2, 1, 0), (report.Totals.Introduced, report.Totals.Fixed, report.Totals.Returned));
        var open = Assert.Single(report.Open);
        Assert.Equal(("other/a.py", "own/E1", "person adds", true), (open.Path, open.Finding.Rule, open.Subject, open.Exact));
        Assert.Equal("own", Assert.Single(open.Finding.Witnesses!).Analyser);
        Assert.Equal(1, Runs(folder));
    }

    [Fact]
    public async Task A_version_that_was_not_looked_at_neither_mends_nor_breaks()
    {
        using var folder = new TempFolder();
        using var repo = new TestRepo();
        repo.Commit("start", ("a.py", "x = 1\n"));
        repo.CommitAs(ToyAudit.Claude, "brings it in", ("a.py", "x = 1\neval(x)\n"));
        repo.CommitAs(ToyAudit.Claude, "cannot be read", ("a.py", "x = 1\neval(x)\nbroken\n"));
        repo.CommitAs(ToyAudit.Claude, "still not", ("a.py", "x = 1\neval(x)\nbroken\nbroken\n"));
        repo.CommitAs(ToyAudit.Claude, "can again", ("a.py", "x = 1\neval(x)\nx = 3\n"));
        var report = await Run(repo, await Analyser(folder));
        Assert.Equal((1, 0, 0), (report.Totals.Introduced, report.Totals.Fixed, report.Totals.Returned));
        Assert.Equal("brings it in", Assert.Single(report.Open).Subject);
        var gap = Assert.Single(report.Skipped, skip => skip.Reason == "analyser");
        Assert.Equal(("a.py", 2, false), (gap.Path, gap.Contents, gap.Whole));
        Assert.StartsWith("own: ", gap.Detail, StringComparison.Ordinal);
        Assert.Equal(2, report.SkippedByReason.Single(reason => reason.Reason == "analyser").Count);
        var told = report.WorstChains.SelectMany(chain => chain.Iterations).ToList();
        Assert.Equal((1, 0), (told.Sum(step => step.Introduced.Count), told.Sum(step => step.Fixed.Count)));
    }

    [Fact]
    public async Task What_came_while_nobody_looked_is_nobodys()
    {
        using var folder = new TempFolder();
        using var repo = new TestRepo();
        repo.Commit("start", ("a.py", "x = 1\neval(x)\n"), ("b.py", "x = 1\n"));
        repo.CommitAs(ToyAudit.Claude, "cannot be read", ("a.py", "x = 1\nbroken\n"), ("b.py", "broken\n"));
        repo.CommitAs(ToyAudit.Codex, "can again", ("a.py", "x = 1\n"), ("b.py", "x = 1\neval(x)\n"));
        var report = await Run(repo, await Analyser(folder));
        Assert.Equal((1, 0, 0), (report.Totals.Introduced, report.Totals.Fixed, report.Totals.Returned));
        var open = Assert.Single(report.Open);
        Assert.Equal(("b.py", false), (open.Path, open.Exact));
    }

    [Fact]
    public async Task One_version_at_which_the_analyser_fails_does_not_hide_the_others()
    {
        using var folder = new TempFolder();
        using var repo = new TestRepo();
        for (var i = 0; i < 20; i++)
        {
            repo.CommitAs(ToyAudit.Claude, $"step {i}", ("a.py", $"x = {i}\neval(x)\n" + (i == 7 ? "poison\n" : "")));
        }
        var path = Path.Combine(folder.Path, "cache.db");
        using (var cache = ContentCache.Open(path))
        {
            var report = await Run(repo, await Analyser(folder), cache: cache);
            var use = Assert.Single(report.AnalysersInHistory!.Analysers);
            Assert.Equal((20, 19), (use.Given, use.LookedAt));
            Assert.Contains("it ended with 3", use.Trouble, StringComparison.Ordinal);
            Assert.Equal((1, 0), (report.Totals.Introduced, report.Totals.Fixed));
        }
        var runs = Runs(folder);
        Assert.InRange(runs, 3, 12);
        using (var cache = ContentCache.Open(path))
        {
            await Run(repo, await Analyser(folder), cache: cache);
        }
        // Only what went wrong is asked again.
        Assert.Equal(runs + 1, Runs(folder));
    }

    [Fact]
    public async Task The_same_bytes_with_the_cache_and_without_and_with_any_number_of_threads()
    {
        using var folder = new TempFolder();
        using var repo = new TestRepo();
        for (var i = 0; i < 60; i++)
        {
            var who = (i % 3) switch
            {
                0 => ToyAudit.Claude,
                1 => ToyAudit.Codex,
                _ => ToyAudit.Ann,
            };
            repo.CommitAs(
                who,
                $"step {i}",
                ($"f{i % 4}.py", $"x = {i}\n{(i % 5 < 2 ? "eval(x)\n" : "")}{(i % 7 == 6 ? "broken\n" : "")}bad({i % 2})\n")
            );
        }
        var own = await Analyser(folder);
        var plain = Json(await Run(repo, own));
        using var cache = ContentCache.Open(Path.Combine(folder.Path, "cache.db"));
        Assert.Equal(plain, Json(await Run(repo, own, o => o with { Threads = 1 }, cache)));
        var runs = Runs(folder);
        Assert.Equal(plain, Json(await Run(repo, own, o => o with { Threads = 3 }, cache)));
        Assert.Equal(runs, Runs(folder));
        Assert.DoesNotContain("\"own", Json(await Run(repo, null, cache: cache)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agents_files_alone_when_all_would_be_too_much()
    {
        using var folder = new TempFolder();
        using var repo = new TestRepo();
        repo.Commit("start", ("mine.py", "x = 1\n"), ("its.py", "y = 1\n"));
        repo.Commit("person", ("mine.py", "x = 1\neval(x)\n"));
        repo.CommitAs(ToyAudit.Claude, "agent", ("its.py", "y = 1\neval(y)\n"));
        var own = await Analyser(folder);
        var report = await Run(repo, own, options => options with { AnalysersFor = AnalysersFor.Agents });
        Assert.Equal(
            ("agents", 1, 2),
            (report.AnalysersInHistory!.Whose, report.AnalysersInHistory.Files, report.AnalysersInHistory.Analysers[0].Given)
        );
        // HEAD is looked at all the same; of the other file nobody knows who brought it in.
        Assert.Equal(
            [("its.py", true), ("mine.py", false)],
            report.Open.OrderBy(open => open.Path).Select(open => (open.Path, open.Exact))
        );
        Assert.Equal((2, 2), (report.Analysers![0].Given, report.Analysers[0].Findings));
        Assert.Contains("no version of the others", report.Notes[^1], StringComparison.Ordinal);
        var head = await Run(repo, own, options => options with { AnalysersFor = AnalysersFor.Head });
        Assert.Equal((0, 2), (head.Totals.Introduced, head.Open.Count(open => !open.Exact)));
    }

    [Fact]
    public async Task What_needs_a_project_is_said_not_to_have_looked()
    {
        using var folder = new TempFolder();
        using var repo = new TestRepo();
        repo.Commit("start", ("a.py", "eval(x)\n"));
        repo.Commit("more", ("a.py", "eval(x)\ny = 1\n"));
        var report = await Run(repo, await Analyser(folder, "together: true"));
        var use = Assert.Single(report.AnalysersInHistory!.Analysers);
        Assert.Equal((2, 0), (use.Given, use.LookedAt));
        Assert.Contains("whole project", use.Trouble, StringComparison.Ordinal);
        Assert.Contains(report.Skipped, skip => skip is { Reason: "analyser", Contents: 2 });
        // Its word on HEAD counts.
        Assert.Equal("own/E1", Assert.Single(report.Open).Finding.Rule);
    }

    [Fact]
    public async Task Rules_of_its_own_are_part_of_what_an_answer_hangs_on()
    {
        using var folder = new TempFolder();
        var rules = folder.Write("rules.yml", "one\n");
        var first = await Analyser(folder, $"files: {{rules: {rules}}}");
        folder.Write("rules.yml", "two\n");
        Assert.NotEqual(first.Digest, (await Analyser(folder, $"files: {{rules: {rules}}}")).Digest);
    }

    [Theory]
    [InlineData("bandit", "a.py", "import subprocess\nx = 1\n", "subprocess.call(x, shell=True)\n")]
    [InlineData("cppcheck", "a.c", "void f(void)\n{\n    int a[2];\n", "    a[3] = 1;\n")]
    [InlineData("flawfinder", "a.c", "#include <string.h>\nvoid f(char *s)\n{\n    char b[3];\n", "    strcpy(b, s);\n")]
    [InlineData("devskim", "a.py", "import hashlib\nx = 1\n", "hashlib.md5(b\"x\")\n")]
    [InlineData("oxlint", "a.js", "const x = 1;\n", "eval(x);\n")]
    [InlineData("eslint-security", "a.js", "const x = run();\n", "eval(x);\n")]
    public async Task Real_ones_see_each_version_by_itself(string id, string path, string start, string flaw)
    {
        var analyser = await Workshop.Installed(id);
        using var repo = new TestRepo();
        var end = path.EndsWith(".c", StringComparison.Ordinal) ? "}\n" : "";
        repo.Commit("start", (path, start + end));
        repo.CommitAs(ToyAudit.Claude, "agent", (path, start + flaw + end));
        repo.Commit("person", (path, start + end + "\n"));
        repo.CommitAs(ToyAudit.Codex, "again", (path, start + flaw + end + "\n"));
        var tools = ToyAudit.Tools with { Version = name => name.EndsWith(path[1..], StringComparison.Ordinal) ? "toy" : null };
        using var none = ContentCache.Open(null);
        var options = new AuditOptions(repo.Path) { Analysers = [analyser] };
        var report = await new HistoryAudit(options, tools, none, null).Run(ToyAudit.Authors, TestContext.Current.CancellationToken);
        var use = Assert.Single(report.AnalysersInHistory!.Analysers);
        Assert.Equal((4, 4, null), (use.Given, use.LookedAt, use.Trouble));
        Assert.True(use.IntroducedByAgents >= 1, $"{use}");
        Assert.True(use.FixedByOthers >= 1, $"{use}");
        Assert.Contains(report.Open, open => open.Subject == "again" && open.Exact && open.Finding.Witnesses![0].Analyser == id);
    }

    private static Task<InstalledAnalyser> Analyser(TempFolder folder, string more = "") =>
        Workshop.Script(
            folder,
            Own.Replace("{0}", Path.Combine(folder.Path, "runs"), StringComparison.Ordinal),
            Output + (more.Length > 0 ? $"\n    {more}" : "")
        );

    private static int Runs(TempFolder folder) => File.ReadAllLines(Path.Combine(folder.Path, "runs")).Length;

    private static Task<AuditReport> Run(
        TestRepo repo,
        InstalledAnalyser? analyser,
        Func<AuditOptions, AuditOptions>? change = null,
        ContentCache? cache = null
    ) =>
        ToyAudit.Run(
            repo,
            options =>
            {
                var asked = options with { Analysers = analyser is null ? [] : [analyser] };
                return change?.Invoke(asked) ?? asked;
            },
            cache,
            Python
        );

    private static string Json(AuditReport report)
    {
        using var stream = new MemoryStream();
        Engine.Reports.Json.JsonReport.Write(stream, report);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
