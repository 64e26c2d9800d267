using Pawl.Engine.Authorship;
using Pawl.Engine.Ledger;

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
    /// <summary>Whose hands the content went through since HEAD.</summary>
    public IReadOnlyList<LedgerStep> SinceHead { get; init; } = [];

    /// <summary>Blobs of the file that a person has reviewed.</summary>
    public IReadOnlyList<string> Reviewed { get; init; } = [];

    /// <summary>The length that another step of this turn leads to.</summary>
    public int After(string? iteration) => Length > 0 && iteration is not null && iteration == Iteration ? Length : Length + 1;

    /// <summary>From HEAD's content to another that lies there now, through the hands that were seen.</summary>
    /// <param name="present">Null: the file is gone.</param>
    internal FileChain To(string? present, StepGraph graph, ChainRules rules)
    {
        if (present == Head || present is null)
        {
            return this with { Present = present, Length = present is null ? 0 : Length };
        }
        if (Reviewed.Contains(present))
        {
            return Fresh(present) with { Present = present };
        }
        if (graph.Way(Path, Head, Path, present) is not { } way)
        {
            // Nobody saw it: it counts as a commit without any sign would.
            return (rules is { Undeclared: AuthorKind.Human, ReviewOnly: false } ? Fresh(null) : this) with { Present = present };
        }
        var chain = this with { Present = present, SinceHead = [.. way.Select(record => record.Step)] };
        foreach (var step in chain.SinceHead)
        {
            chain = chain.Through(step, rules);
        }
        return chain;
    }

    private FileChain Fresh(string? start) => this with { Length = 0, Iteration = null, Start = start };

    private FileChain Through(LedgerStep step, ChainRules rules) =>
        step switch
        {
            { After: { } after } when Reviewed.Contains(after) => Fresh(after),
            { By: AuthorKind.Agent } => this with
            {
                Length = After(step.Iteration),
                Iteration = step.Iteration,
                Start = Length == 0 ? step.Before : Start,
            },
            { By: AuthorKind.Human, Cosmetic: false } when !rules.ReviewOnly => Fresh(null),
            _ => this,
        };
}
