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

    internal int ChangedLines => Added + Removed;

    internal bool IsAgents => Author.Kind is AuthorKind.Agent or AuthorKind.Mixed;
}
