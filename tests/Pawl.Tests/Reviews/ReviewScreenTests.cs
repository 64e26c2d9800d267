using Pawl.Cli.Screens.Review;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Reviews;
using Pawl.Tests.Audit;

namespace Pawl.Tests.Reviews;

/// <summary>What is shown to a reviewer, and what keys do.</summary>
public sealed class ReviewScreenTests : IDisposable
{
    private readonly TestRepo repo = new();
    private readonly Clock clock = new();

    private sealed class Clock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => now;

        internal void Pass(int seconds) => now += seconds;
    }

    private async Task<IReadOnlyList<ReviewSubject>> Read(params string[] paths)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var repository = await GitRepository.Open(repo.Path, cancel);
        using var none = ContentCache.Open(null);
        return await new ReviewReading(ToyAudit.Tools, none, ToyAudit.Authors).Read(repository, paths, cancel);
    }

    private async Task<IReadOnlyList<ReviewSubject>> TwoTurns()
    {
        repo.Commit("start", ("a.toy", "check(x)\nuse(x)\n"), ("b.toy", "b()\n"));
        repo.CommitAs(ToyAudit.Claude, "first", ("a.toy", "check(x)\nuse(x)\nbad(y)\n"));
        repo.CommitAs(ToyAudit.Claude, "second", ("a.toy", "use(x)\nbad(y)\n"));
        return await Read("a.toy");
    }

    private static void Press(Sitting state, string keys)
    {
        foreach (var c in keys)
        {
            var key = c switch
            {
                '\n' => ConsoleKey.Enter,
                '>' => ConsoleKey.DownArrow,
                '\t' => ConsoleKey.Tab,
                _ => ConsoleKey.None,
            };
            state.Press(new ConsoleKeyInfo(c, key, shift: false, alt: false, control: false));
        }
    }

    [Fact]
    public async Task A_chain_is_shown_step_by_step_with_findings_under_their_lines()
    {
        var subject = Assert.Single(await TwoTurns());
        Assert.Equal((2, 3, 1, 1), (subject.ChainLength, subject.Cap, subject.Standing.Count, subject.Lost.Count));
        var pages = ReviewPage.Of(subject);
        Assert.Equal(["step 1 of 2: first", "step 2 of 2: second", "decide"], pages.Select(p => p.Title));
        var first = pages[0].Lines.ToList();
        var at = first.FindIndex(l => l is { Kind: ReviewLineKind.Added } && l.Text.EndsWith("+bad(y)", StringComparison.Ordinal));
        Assert.Contains("high bad-call, line 3", first[at + 1].Text, StringComparison.Ordinal);
        var second = pages[1].Lines.ToList();
        at = second.FindIndex(l => l.Kind == ReviewLineKind.Removed);
        Assert.Contains("safeguard gone: validation: check(x)", second[at + 1].Text, StringComparison.Ordinal);
        Assert.Contains(
            pages[2].Lines,
            l => l.Kind == ReviewLineKind.Question && l.Text.Contains("bound as a parameter", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nothing_is_decided_before_everything_was_seen()
    {
        var state = new Sitting(await TwoTurns(), clock);
        Press(state, "A");
        Assert.Contains("2 of 3 pages", state.Message, StringComparison.Ordinal);
        Press(state, "q");
        Assert.Empty(state.Result!);
    }

    [Fact]
    public async Task An_approval_takes_reasons_and_time_along()
    {
        var state = new Sitting(await TwoTurns(), clock);
        Press(state, "nn\nonly admins\n>");
        clock.Pass(42);
        Press(state, "Ay");
        var choice = Assert.Single(state.Result!);
        Assert.Equal((ReviewDecision.Approve, 42), (choice.Decision, choice.Seconds));
        Assert.Equal(("bad-call", "only admins"), (choice.Accepted.Single().What, choice.Accepted.Single().Reason));
        var review = Assert.Single(ReviewChoice.Join(state.Result!, new Reviewer("a", "a"), ("c", "t"), Reviewers.Noon, () => "n"));
        Assert.Equal(
            ("c", "t", 42, 1, 1),
            (review.Revision, review.Tree, review.Shown.Seconds, review.Shown.Findings, review.Shown.DefencesLost)
        );
        Assert.False(review.Shown.IsRubberStamp);
        Assert.True((review.Shown with { Seconds = 2 }).IsRubberStamp);
    }

    [Fact]
    public async Task What_lies_in_the_work_tree_is_what_is_reviewed()
    {
        await TwoTurns();
        repo.Write("a.toy", "use(x)\nbad(y)\nworse(z)\n");
        repo.Write("b.toy", "b()\nbad(b)\n");
        var subjects = await Read();
        Assert.Equal(["a.toy", "b.toy"], subjects.Select(s => s.Path));
        Assert.All(subjects, s => Assert.False(s.IsCommitted));
        Assert.Equal([3, 1], subjects.Select(s => s.Steps.Count));
        Assert.Equal(repo.Git("hash-object", "b.toy").Trim(), subjects[1].Blob);
        Assert.Single(subjects[1].Standing);
        var review = ReviewChoice.Join(
            [new ReviewChoice(subjects[1], ReviewDecision.Approve, [], "", 9)],
            new Reviewer("a", "a"),
            ("c", "t"),
            Reviewers.Noon,
            () => "n"
        );
        Assert.Equal(("", ""), (review[0].Revision, review[0].Tree));
    }

    [Fact]
    public async Task Hostile_text_cannot_act_and_long_lines_hide_nothing()
    {
        repo.Commit("start", ("a.toy", "x()\n"));
        var tail = "evil()";
        repo.CommitAs(ToyAudit.Claude, "a\u001b[2Jb", ("a.toy", "x()\n\u001b]0;owned\u0007\u202e" + new string(' ', 1000) + tail + "\n"));
        var subjects = await Read("a.toy");
        var state = new Sitting(subjects, clock);
        var frame = ReviewPainter.Paint(state, 80, 60, colour: false);
        Assert.DoesNotContain("\u001b]", frame, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', frame);
        Assert.Contains(tail, frame, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2J", frame, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_fits_its_terminal()
    {
        var state = new Sitting(await TwoTurns(), clock);
        foreach (var keys in new[] { "", "?", "x", "n", "n", "\n", "some reason\n" })
        {
            Press(state, keys);
            var lines = ReviewPainter.Paint(state, 60, 12, colour: false).Split("\r\n");
            Assert.Equal(12, lines.Length);
        }
    }

    [Fact]
    public void Every_safeguard_has_a_question() =>
        Assert.Superset(
            new HashSet<string>([
                "validation",
                "escaping",
                "parameterised-query",
                "authentication",
                "authorisation",
                "csrf",
                "bounds-check",
                "null-check",
                "lock",
                "tls-verification",
                "signature-verification",
                "timeout",
                "limit",
                "error-handling",
                "resource-release",
            ]),
            new HashSet<string>(ReviewQuestions.BuiltIn.Defences)
        );

    public void Dispose() => repo.Dispose();
}
