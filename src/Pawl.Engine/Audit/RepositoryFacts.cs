namespace Pawl.Engine.Audit;

/// <summary>What was audited.</summary>
/// <param name="Name">Name of the repository's folder.</param>
/// <param name="Head">Commit id, or null on an unborn branch.</param>
/// <param name="Commits">Commits walked.</param>
/// <param name="FirstTime">Earliest committer's time, seconds since 1970; null without commits.</param>
/// <param name="HeadTime">Committer's time of <paramref name="Head"/>; ages count to this moment.</param>
/// <param name="Shallow">History is cut off: chains may be longer than shown.</param>
/// <param name="Partial">A partial clone: some contents may be absent.</param>
public sealed record RepositoryFacts(
    string Name,
    string? Head,
    string? Branch,
    int Commits,
    long? FirstTime,
    long? LastTime,
    long? HeadTime,
    bool Shallow,
    bool Partial
);
