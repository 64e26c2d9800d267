using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;

namespace Pawl.Engine.Reviews;

/// <summary>One file to review: how its present content came about since a person last looked.</summary>
/// <param name="Blob">The content that a decision is about; it is in the repository's objects.</param>
/// <param name="IsCommitted">Whether HEAD has it.</param>
/// <param name="ChainLength">Iterations of agents in a row.</param>
/// <param name="IsReviewed">A review of it counts already.</param>
/// <param name="Steps">What happened since, in order.</param>
/// <param name="Standing">Findings that came since and still stand.</param>
/// <param name="Lost">Safeguards that were there and are gone.</param>
public sealed record ReviewSubject(
    string Path,
    string Blob,
    bool IsCommitted,
    int ChainLength,
    int Cap,
    bool IsReviewed,
    IReadOnlyList<ChainIteration> Steps,
    IReadOnlyList<Finding> Standing,
    IReadOnlyList<Defence> Lost,
    IReadOnlyList<string> Questions
)
{
    public int ChangedLines => Steps.Sum(s => s.Diff.Split('\n').Count(l => l.Length > 0 && l[0] is '+' or '-'));
}
