using Pawl.Analysis.Findings;
using Pawl.Engine;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Lineage;
using Pawl.Tests.Audit;

namespace Pawl.Tests.Lineage;

public sealed class LineHistoryTests : IDisposable
{
    private readonly TestRepo repo = new();

    public void Dispose() => repo.Dispose();

    [Fact]
    public async Task Says_who_wrote_the_line_and_what_is_found_there()
    {
        repo.Commit("start", ("a.toy", Text("first_thing_done()", "second_thing_done()", "third_thing_done()")));
        repo.CommitAs(
            ToyAudit.Claude,
            "one",
            ("a.toy", Text("another_thing_done()", "first_thing_done()", "second_thing_done()", "third_thing_done()"))
        );
        var two = repo.CommitAs(
            ToyAudit.Claude,
            "two",
            ("a.toy", Text("another_thing_done()", "first_thing_done()", "bad(q)", "second_thing_done()", "third_thing_done()"))
        );
        repo.CommitAs(
            ToyAudit.Codex,
            "three",
            ("b.toy", Text("new()", "another_thing_done()", "first_thing_done()", "bad(q)", "second_thing_done()", "third_thing_done()")),
            ("a.toy", null)
        );

        var story = await Why("b.toy", 5);
        Assert.Equal(("b.toy", 5, "  bad(q)", 3), (story.Path, story.Line, story.Text, story.ChainLength));
        Assert.Equal(
            (two.ToString(), "two", "a.toy", 4, 2),
            (story.Origin!.Commit, story.Origin.Subject, story.Origin.Path, story.Origin.Line, story.Origin.Position)
        );
        Assert.Equal("claude-code/opus", story.Origin.Author.ToolAndModel);
        var finding = Assert.Single(story.Findings);
        Assert.Equal(("bad-call", "two", 2), (finding.Finding.Rule, finding.Introduced!.Subject, finding.Introduced.Position));
        Assert.Null(finding.Fixed);

        var old = await Why("b.toy", 4);
        Assert.Equal(("start", 0, AuthorKind.Undeclared), (old.Origin!.Subject, old.Origin.Position, old.Origin.Author.Kind));
        Assert.Empty(old.Findings);
    }

    [Fact]
    public async Task Tells_of_a_finding_that_the_line_replaced()
    {
        repo.Commit("start", ("a.toy", Text("one()", "two()", "three()")));
        repo.CommitAs(ToyAudit.Claude, "breaks it", ("a.toy", Text("one()", "worse(q)", "three()")));
        repo.CommitAs(ToyAudit.Ann, "mends it", ("a.toy", Text("one()", "check(q)", "three()")));
        var story = await Why("a.toy", 3);
        Assert.Equal(("mends it", 0, 0), (story.Origin!.Subject, story.Origin.Position, story.ChainLength));
        var finding = Assert.Single(story.Findings);
        Assert.Equal(
            (Severity.Critical, "breaks it", "mends it"),
            (finding.Finding.Severity, finding.Introduced!.Subject, finding.Fixed!.Subject)
        );
    }

    [Fact]
    public async Task Lines_of_the_work_tree_are_found_again_in_head()
    {
        repo.Commit("start", ("a.toy", Text("one()", "bad(q)")));
        repo.Write("a.toy", Text("new()", "one()", "bad(q)"));
        Assert.Null((await Why("a.toy", 2)).Origin);
        var story = await Why(Path.Combine(repo.Path, "a.toy"), 4);
        Assert.Equal(("start", 3, 4), (story.Origin!.Subject, story.Origin.Line, story.Line));
        Assert.Single(story.Findings);
    }

    [Fact]
    public async Task Files_in_no_language_have_authors_all_the_same()
    {
        repo.Commit("start", ("notes \"of\" größe.txt", "one\n"));
        repo.CommitAs(ToyAudit.Claude, "more", ("notes \"of\" größe.txt", "one\ntwo\n"));
        var story = await Why("notes \"of\" größe.txt", 2);
        Assert.Equal(
            ("more", AuthorKind.Agent, 0, null),
            (story.Origin!.Subject, story.Origin.Author.Kind, story.Origin.Position, story.ChainLength)
        );
    }

    [Theory]
    [InlineData("a.toy", 9)]
    [InlineData("a.toy", 0)]
    [InlineData("none.toy", 1)]
    [InlineData("../out.toy", 1)]
    public async Task What_is_not_there_is_the_users_mistake(string file, int line)
    {
        repo.Commit("start", ("a.toy", Text("one()")));
        await Assert.ThrowsAsync<UserError>(() => Why(file, line));
    }

    private async Task<LineStory> Why(string file, int line)
    {
        using var cache = ContentCache.Open(null);
        return await new LineHistory(new AuditOptions(repo.Path), ToyAudit.Tools, cache).Run(
            file,
            line,
            ToyAudit.Authors,
            TestContext.Current.CancellationToken
        );
    }

    private static string Text(params string[] lines) => $"fn f\n{string.Concat(lines.Select(l => $"  {l}\n"))}end\n";
}
