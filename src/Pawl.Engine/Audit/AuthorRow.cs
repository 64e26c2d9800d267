using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>One kind of author, tool and model.</summary>
/// <param name="People">Distinct human authors or directors behind these commits; null when they are fewer than the policy lets be told.</param>
/// <param name="Iterations">Commits or turns of an agent that touched a supported file; 0 for other kinds.</param>
/// <param name="Introduced">Findings introduced by these steps, returned ones not among them.</param>
public sealed record AuthorRow(
    AuthorKind Kind,
    string? Tool,
    string? Model,
    int? People,
    int Commits,
    int Steps,
    int Iterations,
    long Added,
    long Removed,
    int Introduced,
    int Fixed,
    int Returned,
    int DefencesLost,
    int DefencesGained
);
