using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>One commit with what is known of its author and what it did.</summary>
/// <param name="Person">The human author, or who directed the agent.</param>
/// <param name="Position">Longest chain length that any of its steps reached.</param>
public sealed record CommitRow(
    string Commit,
    long Time,
    string Subject,
    AuthorKind Kind,
    string? Tool,
    string? Model,
    string? Person,
    EvidenceLevel Level,
    IReadOnlyList<Evidence> Evidence,
    int Steps,
    int Position,
    int Added,
    int Removed,
    int Introduced,
    int Fixed,
    int DefencesLost
);
