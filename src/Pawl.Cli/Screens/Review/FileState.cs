using Pawl.Engine.Reports;
using Pawl.Engine.Reviews;

namespace Pawl.Cli.Screens.Review;

/// <summary>One file in a review: its pages, what can be accepted in it, what was decided.</summary>
internal sealed class FileState(ReviewSubject subject)
{
    internal ReviewSubject Subject => subject;
    internal IReadOnlyList<ReviewPage> Pages { get; } = ReviewPage.Of(subject);
    internal HashSet<int> Seen { get; } = [];
    internal int Page { get; set; }
    internal int Item { get; private set; }
    internal TimeSpan Spent { get; set; }
    internal ReviewDecision? Decision { get; set; }

    /// <summary>Findings and lost safeguards, each with the reason for which it is accepted; empty: it is not.</summary>
    internal List<(string What, string Fingerprint, string Text, string Reason)> Items { get; } =
    [
        .. subject.Standing.Select(f =>
            (
                f.Rule,
                f.Fingerprint,
                FormattableString.Invariant($"{Words.Of(f.Severity)} {f.Rule}, line {f.Place.StartLine}: {f.Message}"),
                ""
            )
        ),
        .. subject.Lost.Select(d => (d.Kind, d.Fingerprint, $"safeguard gone: {d.Kind}: {d.Snippet}", "")),
    ];

    internal void Select(int by) => Item = Math.Clamp(Item + by, 0, Math.Max(0, Items.Count - 1));

    internal void Accept(string reason) => Items[Item] = Items[Item] with { Reason = reason };

    internal ReviewChoice? Choice() =>
        Decision is { } decision
            ? new ReviewChoice(
                subject,
                decision,
                [.. Items.Where(i => i.Reason.Length > 0).Select(i => new Acceptance(subject.Path, i.What, i.Fingerprint, i.Reason))],
                "",
                (int)Spent.TotalSeconds
            )
            : null;
}
