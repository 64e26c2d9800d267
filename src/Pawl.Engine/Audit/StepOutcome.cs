using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>A step with all that is counted of it.</summary>
/// <param name="Commit">Index of its commit.</param>
/// <param name="Position">Length of the chain that an agent's step leads to; 0 for others.</param>
internal sealed record StepOutcome(
    int Commit,
    Author Author,
    int Position,
    int Added,
    int Removed,
    IReadOnlyList<FindingKey> Introduced,
    int Fixed,
    int Returned,
    int Carried,
    int DefencesLost,
    int DefencesGained,
    int Rises
)
{
    /// <summary>Of a file of tests in which nothing was found: no exposure, because next to nothing is looked for there.</summary>
    internal bool IsQuietTest { get; init; }

    /// <summary>The findings that it took away.</summary>
    internal IReadOnlyList<FindingKey> Gone { get; init; } = [];

    /// <inheritdoc cref="HistoryStep.Lines"/>
    internal IReadOnlyList<LineAuthor> Lines { get; init; } = [];

    internal int ChangedLines => Added + Removed;

    internal bool IsAgents => Author.Kind is AuthorKind.Agent or AuthorKind.Mixed;

    /// <summary>
    /// The step by the authors of its lines: to each the lines that it added and the findings that begin in them; to the step's own author what is
    /// left, with all that went.
    /// </summary>
    internal IEnumerable<StepOutcome> Shares()
    {
        if (Lines.Count == 0)
        {
            yield return this;
            yield break;
        }
        var (added, introduced) = (Added, Introduced.ToList());
        foreach (var lines in Lines.GroupBy(line => (line.Author.Kind, line.Author.Tool, line.Author.Model)))
        {
            var own = introduced.Where(key => lines.Any(line => line.First <= key.Line && key.Line <= line.Last)).ToList();
            var count = Math.Min(added, lines.Sum(line => line.Last - line.First + 1));
            introduced.RemoveAll(own.Contains);
            added -= count;
            if (count > 0 || own.Count > 0)
            {
                yield return new StepOutcome(Commit, lines.First().Author, Position, Added: count, 0, own, 0, 0, 0, 0, 0, 0)
                {
                    IsQuietTest = IsQuietTest,
                };
            }
        }
        if (added + Removed + introduced.Count + Fixed + Returned + Carried + DefencesLost + DefencesGained + Rises > 0)
        {
            yield return this with
            {
                Added = added,
                Introduced = introduced,
                Lines = [],
            };
        }
    }
}
