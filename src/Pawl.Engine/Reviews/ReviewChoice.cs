namespace Pawl.Engine.Reviews;

/// <summary>What a person decided about one file, before it is signed.</summary>
public sealed record ReviewChoice(
    ReviewSubject Subject,
    ReviewDecision Decision,
    IReadOnlyList<Acceptance> Accepted,
    string Comment,
    int Seconds
)
{
    /// <summary>One statement for all files with the same decision.</summary>
    /// <param name="revision">HEAD and its tree; they are named when all contents are in it.</param>
    public static IReadOnlyList<Review> Join(
        IReadOnlyList<ReviewChoice> choices,
        Reviewer reviewer,
        (string Commit, string Tree) revision,
        DateTimeOffset time,
        Func<string> nonce
    ) =>
        [
            .. choices
                .GroupBy(c => c.Decision)
                .OrderBy(g => g.Key)
                .Select(g =>
                {
                    var isCommitted = g.All(c => c.Subject.IsCommitted);
                    return new Review(
                        g.Key,
                        reviewer,
                        isCommitted ? revision.Commit : "",
                        isCommitted ? revision.Tree : "",
                        [.. g.Select(c => new ReviewedFile(c.Subject.Path, c.Subject.Blob))],
                        [.. g.SelectMany(c => c.Accepted)],
                        Shown([.. g]),
                        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond)),
                        nonce()
                    )
                    {
                        Comment = string.Join("\n", g.Select(c => c.Comment).Where(c => c.Length > 0)),
                    };
                }),
        ];

    private static ReviewShown Shown(IReadOnlyList<ReviewChoice> choices) =>
        new(
            ReviewPage.Digest(choices.SelectMany(c => ReviewPage.Of(c.Subject))),
            choices.Sum(c => c.Subject.Steps.Count),
            choices.Sum(c => c.Subject.ChangedLines),
            choices.Sum(c => c.Subject.Standing.Count),
            choices.Sum(c => c.Subject.Lost.Count),
            choices.Sum(c => c.Seconds)
        );
}
