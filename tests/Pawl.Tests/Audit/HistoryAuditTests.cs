using Pawl.Engine;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;

namespace Pawl.Tests.Audit;

/// <summary>Real histories in the toy language, counted by hand.</summary>
public sealed class HistoryAuditTests : IDisposable
{
    private readonly TestRepo repo = new();

    public void Dispose() => repo.Dispose();

    [Fact]
    public async Task Counts_what_agents_and_people_did()
    {
        repo.Commit("start", ("a.toy", Text("safe(x)", "one()")), ("readme.md", "bad(1)\n"));
        repo.CommitAs(ToyAudit.Claude, "first", ("a.toy", Text("safe(x)", "one()", "bad(q)")));
        var third = repo.CommitAs(ToyAudit.Claude, "second", ("a.toy", Text("one()", "bad(q)", "worse(cmd)")));
        repo.CommitAs(ToyAudit.Codex, "third", ("a.toy", Text("one()", "two()", "bad(q)", "worse(cmd)")));
        repo.CommitAs(ToyAudit.Codex, "fourth", ("a.toy", Text("one()", "two()", "worse(cmd)", "if a")));
        var report = await ToyAudit.Run(repo);

        Assert.Equal((5, 2, 1, 0), (report.Totals.Steps, report.Totals.Introduced, report.Totals.Fixed, report.Totals.Returned));
        Assert.Equal((1, 1, 1), (report.Totals.DefencesLost, report.Totals.DefencesGained, report.Totals.ComplexityRises));
        Assert.Equal(4, report.Totals.Carried);

        var chain = Assert.Single(report.Chains.Longest);
        Assert.Equal(("a.toy", 4, true, 10), (chain.Path, chain.Length, chain.Open, chain.Degradation));
        Assert.Equal([0, 6, 16, 16, 10], chain.Points);
        Assert.Equal(["claude-code/opus", "codex"], chain.Models);
        Assert.Equal((1, 1, 1, 0.0), (report.Chains.Count, report.Chains.OverCap, report.Chains.OpenOverCap, report.Chains.UnknownShare));
        Assert.Equal([0.0, 6, 16, 16, 10], report.Degradation.Points.Select(p => p.Mean));

        var open = Assert.Single(report.Open);
        Assert.Equal(
            ("worse-call", third.ToString(), 2, "claude-code/opus", 0),
            (open.Finding.Rule, open.Commit, open.Position, open.Author.ToolAndModel, open.AgeDays)
        );
        Assert.Equal(
            [("claude-code/opus", 2, 3L, 2), ("codex", 2, 3L, 0)],
            report.ByModel.Columns.Select(c => (c.Key, c.Iterations, c.ChangedLines, c.Introduced))
        );
        Assert.Equal([(78, "claude-code/opus"), (89, "claude-code/opus")], report.ByModel.Cells.Select(c => (c.Cwe, c.Key)));
        Assert.All(report.ByModel.Cells, cell => Assert.True(cell.Rate.Hidden));
        Assert.Equal(["1", "2", "3", "4+"], report.ByPosition.Columns.Select(c => c.Key));
        Assert.Equal([1, 1, 0, 0], report.ByPosition.Columns.Select(c => c.Introduced));
        Assert.Equal(["agent", "undeclared"], report.ByAuthor.Columns.Select(c => c.Key).Order());
        Assert.Equal(
            [("2026-01", 5, 4, 2, 1)],
            report.Timeline.Select(m => (m.Month, m.Commits, m.AgentCommits, m.IntroducedByAgent, m.OpenAtEnd))
        );
    }

    [Fact]
    public async Task Tests_are_no_exposure()
    {
        repo.Commit("start", ("a.toy", Text("one()")), ("tests/a.toy", Text("one()")));
        repo.CommitAs(ToyAudit.Claude, "first", ("a.toy", Text("one()", "bad(q)")), ("tests/a.toy", Text("one()", "two()", "three()")));
        var report = await ToyAudit.Run(repo);
        var column = report.ByAuthor.Columns.Single(c => c.Key == "agent");
        Assert.Equal((1L, 1), (column.ChangedLines, column.Introduced));
        Assert.Equal((2, 2), (report.Chains.Count, report.Authors.Single(a => a.Tool == "claude-code").Steps));
        Assert.Equal([1, 1], report.Degradation.Points.Select(point => point.Chains));
    }

    [Fact]
    public async Task Says_that_agents_worked_where_it_could_not_read()
    {
        repo.Commit("start", ("a.rs", "fn a() {}\n"), ("a.toy", Text("one()")));
        repo.CommitAs(ToyAudit.Claude, "first", ("a.rs", "fn a() { b() }\n"));
        var headline = Pawl.Engine.Reports.AuditHeadline.Of(await ToyAudit.Run(repo));
        Assert.Equal("AI agents changed nothing here that Pawl reads.", headline.Title);
        Assert.StartsWith(
            "AI agents had a hand in 1 commit, but in no file that Pawl reads. The code here is mostly in Rust,",
            headline.Lead,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Tells_the_worst_chain_step_by_step()
    {
        repo.Commit("start", ("a.toy", Text("safe(x)", "one()")));
        repo.CommitAs(ToyAudit.Claude, "adds a query", ("a.toy", Text("safe(x)", "bad(q)")));
        repo.CommitAs(ToyAudit.Claude, "drops the check", ("a.toy", Text("bad(q)", "if a")));
        var story = Assert.Single((await ToyAudit.Run(repo)).WorstChains);
        Assert.Equal(["adds a query", "drops the check"], story.Iterations.Select(i => i.Subject));
        Assert.Equal("bad(q)", Assert.Single(story.Iterations[0].Introduced).Snippet);
        Assert.Equal("safe(x)", Assert.Single(story.Iterations[1].DefencesLost).Snippet);
        Assert.Equal((1, 2), (story.Iterations[1].ComplexityBefore, story.Iterations[1].ComplexityAfter));
        Assert.Equal(new FunctionRise("f", 1, 2), Assert.Single(story.Iterations[1].Rises));
        Assert.Equal("@@ -1,4 +1,4 @@\n fn f\n   safe(x)\n-  one()\n+  bad(q)\n end\n", story.Iterations[0].Diff);
    }

    [Fact]
    public async Task A_finding_that_comes_back_is_returned_not_introduced()
    {
        repo.Commit("start", ("a.toy", Text("one()", "bad(q)")));
        repo.CommitAs(ToyAudit.Ann, "fix", ("a.toy", Text("one()")));
        repo.CommitAs(ToyAudit.Claude, "back with more", ("a.toy", Text("one()", "two()", "bad(q)")));
        var report = await ToyAudit.Run(repo);
        Assert.Equal((1, 1, 1), (report.Totals.Introduced, report.Totals.Fixed, report.Totals.Returned));
        Assert.True(Assert.Single(report.Open).Returned);
    }

    [Fact]
    public async Task A_revert_holds_the_earlier_contents_own_length()
    {
        repo.Commit("start", ("a.toy", Text("one()")));
        repo.CommitAs(ToyAudit.Claude, "agent", ("a.toy", Text("one()", "bad(q)")));
        repo.CommitAs(ToyAudit.Claude, "revert", ("a.toy", Text("one()")));
        repo.CommitAs(ToyAudit.Claude, "again", ("a.toy", Text("two()")));
        var report = await ToyAudit.Run(repo);
        Assert.Equal([(1, 2)], report.Chains.Lengths.Select(l => (l.Length, l.Chains)));
        Assert.Equal((1, 1, 0), (report.Totals.Introduced, report.Totals.Fixed, report.Totals.OpenNow));
    }

    [Fact]
    public async Task Only_a_real_edit_of_a_person_ends_a_chain()
    {
        repo.Commit("start", ("a.toy", Text("one()")));
        repo.CommitAs(ToyAudit.Claude, "1", ("a.toy", Text("two()")));
        repo.CommitAs(ToyAudit.Ann, "reformat", ("a.toy", "fn f\n\n    two( )\nend\n"));
        repo.CommitAs(ToyAudit.Bot, "bump", ("a.toy", Text("two(2)")));
        repo.CommitAs(ToyAudit.Nobody, "who", ("a.toy", Text("two(3)")));
        repo.CommitAs(ToyAudit.Pair, "2", ("a.toy", Text("three()")));
        repo.CommitAs(ToyAudit.Ann, "edit", ("a.toy", Text("four()")));
        repo.CommitAs(ToyAudit.Claude, "new chain", ("a.toy", Text("five()")));
        var report = await ToyAudit.Run(repo);
        Assert.Equal([(1, 1), (2, 1)], report.Chains.Lengths.Select(l => (l.Length, l.Chains)));
        Assert.Equal(1.0 / 6, report.Chains.UnknownShare);
        Assert.Equal((5, 1), (report.Chains.Longest[0].Steps, report.Chains.Longest[0].UnknownSteps));
    }

    [Theory]
    [InlineData(AuthorKind.Human, 1)]
    [InlineData(AuthorKind.Unknown, 2)]
    public async Task Undeclared_counts_as_told(AuthorKind undeclared, int longest)
    {
        repo.Commit("start", ("a.toy", Text("one()")));
        repo.CommitAs(ToyAudit.Claude, "1", ("a.toy", Text("two()")));
        repo.Commit("someone", ("a.toy", Text("three()")));
        repo.CommitAs(ToyAudit.Claude, "2", ("a.toy", Text("four()")));
        var report = await ToyAudit.Run(repo, o => o with { Undeclared = undeclared });
        Assert.Equal(longest, report.Chains.Longest[0].Length);
    }

    [Fact]
    public async Task Renames_and_copies_follow_the_content()
    {
        repo.Commit("start", ("a.toy", Text("one()", "two()", "three()", "four()", "bad(q)")));
        repo.CommitAs(ToyAudit.Claude, "1", ("a.toy", Text("one()", "two()", "three()", "four()", "bad(q)", "bad(r)")));
        repo.CommitAs(ToyAudit.Ann, "rename", ("a.toy", null), ("b.toy", Text("one()", "two()", "three()", "four()", "bad(q)", "bad(r)")));
        repo.CommitAs(
            ToyAudit.Claude,
            "rename and edit",
            ("b.toy", null),
            ("c.toy", Text("one()", "two()", "three()", "four()", "bad(q)", "bad(r)", "bad(s)"))
        );
        repo.CommitAs(ToyAudit.Ann, "copy", ("d.toy", Text("one()", "two()", "three()", "four()", "bad(q)", "bad(r)", "bad(s)")));
        repo.CommitAs(ToyAudit.Claude, "edit the copy", ("d.toy", Text("one()", "two()", "three()", "bad(q)", "bad(r)", "bad(s)")));
        var report = await ToyAudit.Run(repo);
        Assert.Equal((3, 0, 6), (report.Totals.Introduced, report.Totals.Fixed, report.Totals.OpenNow));
        Assert.Equal(3, report.Chains.Longest[0].Length);
        Assert.Equal("d.toy", report.Chains.Longest[0].Path);
        Assert.Equal(1, report.Chains.Count);
    }

    [Fact]
    public async Task A_merge_that_only_joins_is_nobodys_work()
    {
        string[] body = ["one()", "two()", "three()", "four()", "five()"];
        repo.Commit("start", ("a.toy", Text(body)));
        repo.Branch("side");
        repo.CommitAs(ToyAudit.Claude, "side 1", ("a.toy", Text(["bad(q)", .. body])));
        repo.CommitAs(ToyAudit.Claude, "side 2", ("a.toy", Text(["bad(q)", "bad(r)", .. body])));
        repo.Branch("main");
        repo.CommitAs(ToyAudit.Codex, "main 1", ("a.toy", Text([.. body, "bad(s)"])));
        repo.Merge("side", "merge");
        var report = await ToyAudit.Run(repo);
        Assert.Equal((3, 0, 3), (report.Totals.Introduced, report.Totals.Fixed, report.Totals.OpenNow));
        Assert.True(report.Chains.Longest[0].Open);
        Assert.Equal(2, report.Chains.Longest[0].Length);
        Assert.Equal(
            ["claude-code/opus", "claude-code/opus", "codex"],
            report.Open.Select(o => o.Author.ToolAndModel).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_merge_with_a_hand_in_it_counts_for_that_hand()
    {
        repo.Commit("start", ("a.toy", Text("one()")));
        repo.Branch("side");
        repo.CommitAs(ToyAudit.Claude, "side", ("a.toy", Text("two()")));
        repo.Branch("main");
        repo.CommitAs(ToyAudit.Claude, "main", ("a.toy", Text("three()")));
        repo.Merge("side", "merge by a person", ("a.toy", Text("two()", "bad(m)")));
        var report = await ToyAudit.Run(repo);
        Assert.Equal(0, Assert.Single(report.Open).Position);
        Assert.DoesNotContain(report.Chains.Longest, c => c.Open);
    }

    [Fact]
    public async Task A_squash_keeps_its_contents_chain_position()
    {
        repo.Commit("start", ("a.toy", Text("one()")));
        repo.Branch("side");
        repo.CommitAs(ToyAudit.Claude, "1", ("a.toy", Text("two()")));
        repo.CommitAs(ToyAudit.Claude, "2", ("a.toy", Text("three()", "bad(q)")));
        repo.Branch("main");
        repo.Git("merge", "--quiet", "--squash", "side");
        repo.CommitAs(ToyAudit.Ann, "squashed");
        var all = await ToyAudit.Run(repo, o => o with { AllBranches = true });
        Assert.Equal(2, Assert.Single(all.Chains.Longest).Length);
        Assert.Single(all.Open);
        Assert.True(all.Chains.Longest[0].Open);
    }

    [Fact]
    public async Task Copies_of_a_commit_count_once()
    {
        repo.Commit("start", ("a.toy", Text("one()")));
        repo.Branch("side");
        repo.CommitAs(ToyAudit.Claude, "adds", ("a.toy", Text("one()", "bad(q)")));
        repo.Branch("main");
        repo.Commit("elsewhere", ("b.toy", Text("x()")));
        repo.Git("cherry-pick", "side");
        var report = await ToyAudit.Run(repo, o => o with { AllBranches = true });
        Assert.Equal((1, 0, 0), (report.Totals.Introduced, report.Totals.Returned, report.Totals.Fixed));
    }

    [Fact]
    public async Task Deleted_files_take_their_findings_with_them()
    {
        repo.Commit("start", ("a.toy", Text("bad(q)", "bad(r)")), ("b.toy", Text("bad(s)")));
        repo.CommitAs(ToyAudit.Ann, "delete", ("a.toy", null));
        var report = await ToyAudit.Run(repo);
        Assert.Equal((3, 0, 2, 1), (report.Totals.Introduced, report.Totals.Fixed, report.Totals.Removed, report.Totals.OpenNow));
        Assert.Equal(1, report.Timeline[^1].OpenAtEnd);
    }

    [Fact]
    public async Task What_cannot_be_looked_at_is_named_and_not_guessed()
    {
        repo.Commit("start", ("a.toy", Text("bad(q)")));
        repo.CommitAs(ToyAudit.Claude, "zero", ("a.toy", "fn f\n\0\nend\n"));
        repo.CommitAs(ToyAudit.Claude, "seen again", ("a.toy", Text("bad(q)", "bad(r)")));
        File.CreateSymbolicLink(Path.Combine(repo.Path, "link.toy"), "a.toy");
        repo.Commit("link");
        var report = await ToyAudit.Run(repo);
        Assert.Equal((1, 0, 2), (report.Totals.Introduced, report.Totals.Fixed, report.Totals.OpenNow));
        Assert.Equal([("a.toy", "binary"), ("link.toy", "symlink")], report.Skipped.Select(s => (s.Path, s.Reason)));
        Assert.All(report.Open, o => Assert.False(o.Exact));
    }

    [Fact]
    public async Task Since_takes_what_was_there_as_given()
    {
        var start = repo.Commit("start", ("a.toy", Text("bad(q)")));
        repo.CommitAs(ToyAudit.Claude, "adds", ("a.toy", Text("bad(q)", "worse(r)")));
        var report = await ToyAudit.Run(repo, o => o with { Since = start.ToString() });
        Assert.Equal((1, 1, 2), (report.Totals.Steps, report.Totals.Introduced, report.Totals.OpenNow));
        Assert.Equal([true, false], report.Open.Select(o => o.Exact));
        Assert.Contains(report.Notes, n => n.Contains(start.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shallow_clone_blames_nobody_for_its_edge()
    {
        repo.Commit("start", ("a.toy", Text("bad(q)")));
        repo.CommitAs(ToyAudit.Claude, "edge", ("a.toy", Text("bad(q)", "bad(r)")));
        repo.CommitAs(ToyAudit.Claude, "after", ("a.toy", Text("bad(q)", "bad(r)", "bad(s)")));
        using var clone = new TestRepo();
        clone.Git("fetch", "--quiet", "--depth=2", $"file://{repo.Path}", "main");
        clone.Git("reset", "--quiet", "--hard", "FETCH_HEAD");
        var report = await ToyAudit.Run(clone);
        Assert.True(report.Repository.Shallow);
        Assert.Equal((1, 3), (report.Totals.Introduced, report.Totals.OpenNow));
        Assert.Equal(1, report.Chains.Longest.Single().Length);
        Assert.Equal(2, report.Open.Count(o => !o.Exact));
    }

    [Fact]
    public async Task A_missing_content_is_skipped()
    {
        repo.Commit("start", ("a.toy", Text("bad(q)")));
        repo.CommitAs(ToyAudit.Claude, "lost", ("a.toy", Text("bad(lost)", "x()")));
        var blob = repo.Git("rev-parse", "HEAD:a.toy").Trim();
        repo.CommitAs(ToyAudit.Claude, "found", ("a.toy", Text("bad(q)", "bad(r)")));
        File.Delete(Path.Combine(repo.Path, ".git", "objects", blob[..2], blob[2..]));
        var report = await ToyAudit.Run(repo);
        Assert.Equal(
            ("a.toy", blob, "missing-object"),
            report.Skipped.Where(s => s.Path == "a.toy").Select(s => (s.Path, s.Blob, s.Reason)).Single()
        );
        Assert.Equal(2, report.Totals.OpenNow);
    }

    [Theory]
    [InlineData("", 5, 5, true)]
    [InlineData("", 4, null, true)]
    [InlineData("privacy: {people: pseudonyms, minimum-people: 2}", 2, 2, false)]
    [InlineData("nonsense: 1", 5, 5, false)] // A policy that cannot be read may have asked for anything.
    public async Task People_are_told_of_as_the_policy_says(string policy, int people, int? told, bool named)
    {
        for (var i = 0; i < people; i++)
        {
            repo.CommitAs($"person{i} <person{i}@example.com>", "edit", ("pawl.yaml", policy), ("a.toy", Text($"x({i})")));
        }
        repo.CommitAs(ToyAudit.Ann, "declared", ("a.toy", Text("mine()")));
        var report = await ToyAudit.Run(repo);
        Assert.Equal(told, report.Authors.Single(row => row.Kind == AuthorKind.Undeclared).People);
        Assert.Equal(named, report.Commits.Single().Person!.Contains("ann", StringComparison.Ordinal));
        Assert.Equal(policy.StartsWith("nonsense", StringComparison.Ordinal), report.Skipped.Any(s => s.Reason == "bad-policy"));
    }

    [Fact]
    public async Task An_empty_repository_is_the_users_mistake() => await Assert.ThrowsAsync<UserError>(() => ToyAudit.Run(repo));

    [Fact]
    public async Task Lines_of_one_step_count_with_their_own_authors()
    {
        repo.Commit("start", ("a.toy", Text("one()", "two()")));
        var both = repo.Commit("both hands", ("a.toy", Text("one()", "bad(q)", "worse(cmd)", "three()")));
        repo.Git(
            ["notes", "--ref=ai", "add", "-f", "-F", "-", "HEAD"],
            """
            a.toy
              s_1 3
              h_1 4
            ---
            {
              "schema_version": "authorship/3.0.0",
              "base_commit_sha": "",
              "sessions": { "s_1": { "agent_id": { "tool": "claude", "id": "x", "model": "claude-opus-4-5" } } },
              "humans": { "h_1": { "author": "Ann <ann@example.com>" } }
            }
            """
        );
        using var cache = ContentCache.Open(null);
        var report = await new HistoryAudit(new AuditOptions(repo.Path), ToyAudit.Tools, cache, null).Run(
            CommitAuthors.By(SignalTable.Load()),
            TestContext.Current.CancellationToken
        );

        // The agent wrote line 3 and a person line 4; of line 5 and of what went nobody knows more than that both were at it.
        Assert.Equal(
            [("agent", 1L, 1), ("human", 1L, 1), ("mixed", 2L, 0), ("undeclared", 4L, 0)],
            report.ByAuthor.Columns.Select(c => (c.Key, c.ChangedLines, c.Introduced)).OrderBy(c => c.Key, StringComparer.Ordinal)
        );
        Assert.Equal([(89, "claude-code/claude-opus-4.5", 1)], report.ByModel.Cells.Select(c => (c.Cwe, c.Key, c.Introduced)));
        Assert.Equal(
            [(AuthorKind.Agent, 1), (AuthorKind.Mixed, 0), (AuthorKind.Human, 1)],
            report.Authors.Where(a => a.Kind != AuthorKind.Undeclared).Select(a => (a.Kind, a.Introduced))
        );
        Assert.Equal(
            [("bad-call", AuthorKind.Agent), ("worse-call", AuthorKind.Human)],
            report.Open.Select(o => (o.Finding.Rule, o.Author.Kind)).Order()
        );
        Assert.All(report.Open, finding => Assert.Equal(both.ToString(), finding.Commit));
        Assert.Equal((1, 1), (report.Timeline.Sum(m => m.IntroducedByAgent), report.Timeline.Sum(m => m.IntroducedByHuman)));
        Assert.Equal((2, 2), (report.Totals.Steps, report.Totals.Introduced));
    }

    private static string Text(params string[] lines) => $"fn f\n{string.Concat(lines.Select(l => $"  {l}\n"))}end\n";
}
