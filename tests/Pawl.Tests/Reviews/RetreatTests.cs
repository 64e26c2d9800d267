using Pawl.Engine;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;
using Pawl.Engine.Reviews;
using Pawl.Tests.Audit;

namespace Pawl.Tests.Reviews;

public sealed class RetreatTests : IDisposable
{
    private readonly Reviewers people = new();
    private TestRepo Repo => people.Repo;

    private async Task<(IReadOnlyList<Retreat.Step> Steps, string Reference)> Go(params string[] paths)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var repository = await GitRepository.Open(Repo.Path, cancel);
        using var none = ContentCache.Open(null);
        var steps = await new Retreat(ToyAudit.Tools, none, ToyAudit.Authors).Plan(repository, paths, cancel);
        return (steps, steps.Count == 0 ? "" : await Retreat.Go(repository, steps, Reviewers.Noon, cancel));
    }

    private string Text(string path) => File.ReadAllText(Path.Combine(Repo.Path, path));

    [Fact]
    public async Task Back_to_the_last_reviewed_content_and_nothing_is_lost()
    {
        people.Allow(people.Line(Reviewers.Ann));
        Repo.Commit("start", ("a.toy", "start()\n"));
        Repo.CommitAs(ToyAudit.Claude, "1", ("a.toy", "one()\n"));
        Repo.CommitAs(ToyAudit.Claude, "2", ("a.toy", "two()\n"));
        await people.Keep(people.About(Reviewers.Ann, "a.toy", "one()\n"));
        Repo.Write("a.toy", "not committed\n");
        var head = Repo.Head;
        var (steps, reference) = await Go("a.toy");
        Assert.Equal((1, people.Blob("one()\n")), (steps.Single().Iterations, steps.Single().Blob));
        Assert.Equal("one()\n", Text("a.toy"));
        Assert.Equal("not committed\n", Repo.Git("show", $"{reference}:a.toy"));
        Assert.Equal(head, ObjectId.Parse(Repo.Git("rev-parse", $"{reference}^").Trim()));
        Assert.Equal(head, Repo.Head);
        Assert.Empty((await Go("a.toy")).Steps);
    }

    [Fact]
    public async Task A_file_that_an_agent_made_goes_away_and_others_stay()
    {
        Repo.Commit("start", ("a.toy", "start()\n"));
        Repo.CommitAs(ToyAudit.Claude, "1", ("b.toy", "born()\n"), ("c.toy", "c()\n"));
        var (_, reference) = await Go("b.toy");
        Assert.False(File.Exists(Path.Combine(Repo.Path, "b.toy")));
        Assert.Equal("c()\n", Text("c.toy"));
        Assert.Equal("born()\n", Repo.Git("show", $"{reference}:b.toy"));
    }

    [Fact]
    public async Task What_agents_made_and_nobody_committed_goes_away_too_and_a_persons_file_stays()
    {
        Repo.Commit("start", ("a.toy", "start()\n"));
        Repo.Write("b.toy", "born()\n");
        Repo.Write("c.toy", "mine()\n");
        new StepLedger(Path.Combine(Repo.Path, ".git"), () => "0123456789abcdef").Append(
            new LedgerStep(0, "main", "b.toy", null, null, people.Blob("born()\n"), AuthorKind.Agent, "edit")
            {
                Agent = "claude-code",
                Session = "s",
                Turn = "1",
            }
        );
        var (steps, reference) = await Go("b.toy", "c.toy");
        Assert.Equal(("b.toy", 1), (steps.Single().Path, steps.Single().Iterations));
        Assert.False(File.Exists(Path.Combine(Repo.Path, "b.toy")));
        Assert.Equal("mine()\n", Text("c.toy"));
        Assert.Equal("born()\n", Repo.Git("show", $"{reference}:b.toy"));
    }

    [Fact]
    public async Task A_link_on_the_way_is_not_followed()
    {
        Repo.Commit("start", ("d/a.toy", "start()\n"));
        Repo.CommitAs(ToyAudit.Claude, "1", ("d/a.toy", "one()\n"));
        var outside = Directory.CreateTempSubdirectory("pawl-outside-").FullName;
        Directory.Delete(Path.Combine(Repo.Path, "d"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(Repo.Path, "d"), outside);
        await Assert.ThrowsAsync<UserError>(() => Go("d/a.toy"));
        Assert.Empty(Directory.GetFiles(outside));
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        Repo.Commit("start", ("a.toy", "start()\n"));
        await Assert.ThrowsAsync<UserError>(() => Go("b.toy"));
    }

    public void Dispose() => people.Dispose();
}
