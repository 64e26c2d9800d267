using Pawl.Engine.Reviews;
using Pawl.Tests.Audit;

namespace Pawl.Tests.Reviews;

/// <summary>A verified review ends a chain, in the audit as everywhere.</summary>
public sealed class ReviewedChainTests : IDisposable
{
    private readonly Reviewers people = new();

    private static string Text(int i) => $"line {i}\n";

    private async Task<int> LongestAfter(string? reviewer)
    {
        people.Allow(people.Line(Reviewers.Ann));
        people.Repo.Commit("start", ("a.toy", Text(0)));
        for (var i = 1; i <= 4; i++)
        {
            people.Repo.CommitAs(ToyAudit.Claude, $"turn {i}", ("a.toy", Text(i)));
        }
        if (reviewer is not null)
        {
            await people.Keep(people.About(Reviewers.Ann, "a.toy", Text(2)), keyOf: reviewer);
        }
        return (await ToyAudit.Run(people.Repo)).Chains.Lengths.Max(l => l.Length);
    }

    [Fact]
    public async Task Without_a_review_it_grows() => Assert.Equal(4, await LongestAfter(null));

    [Fact]
    public async Task A_review_starts_it_again() => Assert.Equal(2, await LongestAfter(Reviewers.Ann));

    [Fact]
    public async Task A_forged_one_does_not() => Assert.Equal(4, await LongestAfter(Reviewers.Bob));

    [Fact]
    public async Task It_holds_after_the_commits_were_rewritten()
    {
        await LongestAfter(Reviewers.Ann);
        people.Repo.Git("checkout", "--quiet", "--detach", "HEAD~2");
        people.Repo.Git("checkout", "--quiet", "-B", "main");
        people.Repo.Git(["commit", "--quiet", "--amend", "-m", "other words"], null);
        people.Repo.CommitAs(ToyAudit.Claude, "turn 5", ("a.toy", Text(5)));
        Assert.Equal(1, (await ToyAudit.Run(people.Repo)).Chains.Lengths.Max(l => l.Length));
    }

    public void Dispose() => people.Dispose();
}
