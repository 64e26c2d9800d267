using Pawl.Engine.Authorship;

namespace Pawl.Engine.Lineage;

/// <summary>Where one file of the work tree stands.</summary>
/// <param name="Path">From the repository's root.</param>
/// <param name="Head">Its blob in HEAD; null when it is not there.</param>
/// <param name="Present">Its blob as it lies on disk; null when it is gone.</param>
/// <param name="Length">Agents' iterations in a row since a person intervened.</param>
/// <param name="Iteration">What the last of them is called in the ledger; null when it was a commit's, or there is none.</param>
/// <param name="Start">The content that the chain started from; null when an agent made the file, or the length is 0.</param>
/// <param name="UnknownShare">Share of the chain's steps whose author is not known.</param>
public sealed record FileChain(
    string Path,
    string? Head,
    string? Present,
    int Length,
    string? Iteration,
    string? Start,
    double UnknownShare
)
{
    /// <summary>The length that another step of this turn leads to.</summary>
    public int After(string? iteration) => Length > 0 && iteration is not null && iteration == Iteration ? Length : Length + 1;

    /// <summary>Whose hands the content went through since HEAD.</summary>
    public IReadOnlyList<StepPart> Parts { get; init; } = [];

    /// <summary>Whether anything since HEAD is an agent's.</summary>
    public bool HasAgents => Parts.Any(part => part.Author is AuthorKind.Agent or AuthorKind.Mixed);
}
