using Pawl.Engine.Authorship;
using Pawl.Engine.Lineage;

namespace Pawl.Tests.Lineage;

/// <summary>The rules of a chain, row by row.</summary>
public sealed class ChainTrackerTests
{
    private readonly ChainTracker tracker = new(new ChainRules(), new HashSet<Content>());

    [Fact]
    public void Agents_steps_lengthen()
    {
        Assert.Equal(0, Step(tracker, 1, [], AuthorKind.Human, 0).State.Length);
        Assert.Equal(1, Step(tracker, 2, [1], AuthorKind.Agent, 1).State.Length);
        Assert.Equal(2, Step(tracker, 3, [2], AuthorKind.Mixed, 2).State.Length);
        var (state, position) = Step(tracker, 4, [3], AuthorKind.Agent, 3);
        Assert.Equal((3, 3, 1, 0), (state.Length, position, state.Start, state.Chain));
        Assert.Equal(state, tracker.Ends.Single());
    }

    [Fact]
    public void Steps_of_one_iteration_count_once()
    {
        Step(tracker, 1, [], AuthorKind.Human, 0);
        Step(tracker, 2, [1], AuthorKind.Agent, 1);
        var (state, position) = Step(tracker, 3, [2], AuthorKind.Agent, 1);
        Assert.Equal((1, 2, 1), (state.Length, state.Steps, position));
        Assert.Equal(2, Step(tracker, 4, [3], AuthorKind.Agent, 2).State.Length);
    }

    [Fact]
    public void A_file_born_by_an_agent_starts_at_one()
    {
        var (state, _) = Step(tracker, 1, [], AuthorKind.Agent, 0);
        Assert.Equal((1, -1), (state.Length, state.Start));
    }

    [Theory]
    [InlineData(AuthorKind.Human, false, 0)]
    [InlineData(AuthorKind.Human, true, 2)]
    [InlineData(AuthorKind.Undeclared, false, 0)]
    [InlineData(AuthorKind.Undeclared, true, 2)]
    [InlineData(AuthorKind.Bot, false, 2)]
    [InlineData(AuthorKind.Unknown, false, 2)]
    [InlineData(AuthorKind.Agent, true, 3)]
    public void After_two_iterations(AuthorKind author, bool cosmetic, int length)
    {
        TwoIterations(tracker);
        Assert.Equal(length, Step(tracker, 4, [3], author, 3, cosmetic).State.Length);
    }

    [Fact]
    public void Undeclared_can_count_as_unknown()
    {
        var strict = new ChainTracker(new ChainRules(AuthorKind.Unknown), new HashSet<Content>());
        TwoIterations(strict);
        var (state, _) = Step(strict, 4, [3], AuthorKind.Undeclared, 3);
        Assert.Equal((2, 1, 3), (state.Length, state.Unknown, state.Steps));
        Assert.Equal(1.0 / 3, state.UnknownShare, 12);
    }

    [Fact]
    public void Policy_can_demand_a_review()
    {
        var strict = new ChainTracker(new ChainRules(ReviewOnly: true), new HashSet<Content> { new(0, 5) });
        TwoIterations(strict);
        Assert.Equal(2, Step(strict, 4, [3], AuthorKind.Human, 3).State.Length);
        Assert.Equal(0, Step(strict, 5, [4], AuthorKind.Agent, 4).State.Length);
        Assert.Equal(1, Step(strict, 6, [5], AuthorKind.Agent, 5).State.Length);
    }

    [Fact]
    public void A_merge_takes_the_longer_parent_and_then_its_author_counts()
    {
        TwoIterations(tracker);
        Step(tracker, 4, [1], AuthorKind.Agent, 3);
        Assert.Equal(0, Step(tracker, 5, [4, 3], AuthorKind.Human, 4).State.Length);
        Assert.Equal(3, Step(tracker, 6, [4, 3], AuthorKind.Agent, 5).State.Length);
        var joined = tracker.Advance(new Step(new(0, 7), [new(0, 4), new(0, 3)], AuthorKind.Human, 6, 6, Joined: true));
        Assert.Equal((2, 0), (joined.State.Length, joined.Position));
    }

    [Fact]
    public void A_rename_and_a_copy_follow_the_content()
    {
        TwoIterations(tracker);
        var (renamed, _) = tracker.Advance(new Step(new(1, 3), [new(0, 3)], AuthorKind.Human, 3, 3));
        Assert.Equal(2, renamed.Length);
        var (edited, _) = tracker.Advance(new Step(new(2, 4), [new(1, 3)], AuthorKind.Agent, 4, 4));
        Assert.Equal((3, 0), (edited.Length, edited.Chain));
    }

    [Fact]
    public void Earlier_content_has_its_own_length_again()
    {
        TwoIterations(tracker);
        var (state, position) = Step(tracker, 1, [3], AuthorKind.Agent, 3);
        Assert.Equal((0, 3), (state.Length, position));
        Assert.Equal(1, Step(tracker, 9, [1], AuthorKind.Agent, 4).State.Length);
        Assert.Equal(2, Step(tracker, 3, [9], AuthorKind.Human, 5).State.Length);
    }

    [Fact]
    public void Content_from_before_the_history_starts_at_zero()
    {
        var (state, _) = Step(tracker, 2, [1], AuthorKind.Agent, 0);
        Assert.Equal((1, 1), (state.Length, state.Start));
    }

    private static void TwoIterations(ChainTracker tracker)
    {
        Step(tracker, 1, [], AuthorKind.Human, 0);
        Step(tracker, 2, [1], AuthorKind.Agent, 1);
        Step(tracker, 3, [2], AuthorKind.Agent, 2);
    }

    private static (ChainState State, int Position) Step(
        ChainTracker tracker,
        int blob,
        int[] before,
        AuthorKind author,
        int iteration,
        bool cosmetic = false
    ) => tracker.Advance(new Step(new(0, blob), [.. before.Select(b => new Content(0, b))], author, iteration, iteration, cosmetic));
}
