using Pawl.Engine.Authorship;
using Pawl.Engine.Policy;

namespace Pawl.Engine.Audit;

/// <summary>Counts by kind of author, tool and model.</summary>
internal sealed class AuthorTally
{
    private readonly Dictionary<(AuthorKind Kind, string? Tool, string? Model), Group> groups = [];

    internal void Commit(Author author)
    {
        var group = Of(author);
        group.Commits++;
        if (author.Person is { } person)
        {
            group.People.Add(person);
        }
    }

    internal void Step(StepOutcome step) => Of(step.Author).Sums.Add(step);

    /// <summary>Agents first, then by steps and names.</summary>
    internal IReadOnlyList<AuthorRow> Rows(PrivacyPolicy privacy) =>
        [
            .. groups
                .Select(pair => Row(pair.Key, pair.Value, privacy))
                .OrderBy(row => Order(row.Kind))
                .ThenByDescending(row => row.Steps)
                .ThenByDescending(row => row.Commits)
                .ThenBy(row => row.Tool, StringComparer.Ordinal)
                .ThenBy(row => row.Model, StringComparer.Ordinal),
        ];

    private static AuthorRow Row((AuthorKind Kind, string? Tool, string? Model) key, Group group, PrivacyPolicy privacy)
    {
        var sums = group.Sums;
        return new AuthorRow(
            key.Kind,
            key.Tool,
            key.Model,
            privacy.CountOf(group.People.Count),
            group.Commits,
            sums.Steps,
            key.Kind is AuthorKind.Agent or AuthorKind.Mixed ? sums.Commits : 0,
            sums.Added,
            sums.RemovedLines,
            sums.Introduced,
            sums.Fixed,
            sums.Returned,
            sums.DefencesLost,
            sums.DefencesGained
        );
    }

    private Group Of(Author author)
    {
        var key = (author.Kind, author.Tool, author.Model);
        return groups.TryGetValue(key, out var group) ? group : groups[key] = new Group();
    }

    private static int Order(AuthorKind kind) =>
        kind switch
        {
            AuthorKind.Agent => 0,
            AuthorKind.Mixed => 1,
            AuthorKind.Human => 2,
            AuthorKind.Undeclared => 3,
            AuthorKind.Bot => 4,
            _ => 5,
        };

    private sealed class Group
    {
        internal int Commits { get; set; }
        internal HashSet<string> People { get; } = new(StringComparer.Ordinal);
        internal StepSums Sums { get; } = new();
    }
}
