using Pawl.Engine.Policy;

namespace Pawl.Engine.Audit;

/// <summary>Counts by commit.</summary>
internal sealed class CommitTally(History history)
{
    private readonly Counts[] counts = new Counts[history.Commits.Count];

    internal int WithEvidence => history.Commits.Count(c => c.Author.Evidence.Count > 0);

    internal void Step(StepOutcome step)
    {
        ref var c = ref counts[step.Commit];
        c.Steps++;
        c.Position = Math.Max(c.Position, step.Position);
        c.Added += step.Added;
        c.Removed += step.Removed;
        c.Introduced += step.Introduced.Count;
        c.Fixed += step.Fixed;
        c.DefencesLost += step.DefencesLost;
    }

    /// <summary>Those that carry evidence, newest first.</summary>
    internal IReadOnlyList<CommitRow> Rows(int most, PrivacyPolicy privacy) =>
        [
            .. Enumerable
                .Range(0, history.Commits.Count)
                .Reverse()
                .Where(i => history.Commits[i].Author.Evidence.Count > 0)
                .Take(most)
                .Select(i => Row(history.Commits[i], counts[i], privacy)),
        ];

    private static CommitRow Row(HistoryCommit commit, Counts c, PrivacyPolicy privacy) =>
        new(
            commit.Id.ToString(),
            commit.Time,
            commit.Subject,
            commit.Author.Kind,
            commit.Author.Tool,
            commit.Author.Model,
            commit.Author.Person is { } person ? privacy.NameOf(person) : null,
            commit.Author.Level,
            commit.Author.Evidence,
            c.Steps,
            c.Position,
            c.Added,
            c.Removed,
            c.Introduced,
            c.Fixed,
            c.DefencesLost
        );

    private record struct Counts(int Steps, int Position, int Added, int Removed, int Introduced, int Fixed, int DefencesLost);
}
