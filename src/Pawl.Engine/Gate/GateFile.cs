using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;

namespace Pawl.Engine.Gate;

/// <summary>What the range did to one file.</summary>
/// <param name="Before">Its former path; null for a new file.</param>
/// <param name="ChainLength">Iterations of agents in a row since a person intervened; null when it cannot be followed.</param>
/// <param name="Iterations">Iterations of agents in the range.</param>
/// <param name="UnknownShare">Of the chain's steps.</param>
/// <param name="IsReviewed">A review of exactly this content counts.</param>
/// <param name="Topics">Subjects of the policy's always-review that agents touched in the range.</param>
public sealed record GateFile(
    string Path,
    string? Before,
    string Blob,
    int? ChainLength,
    int Cap,
    int Iterations,
    double UnknownShare,
    bool IsReviewed,
    IReadOnlyList<string> Topics,
    IReadOnlyList<Finding> Introduced,
    IReadOnlyList<Finding> Carried,
    IReadOnlyList<Finding> Fixed,
    IReadOnlyList<Defence> DefencesLost,
    IReadOnlyList<Defence> DefencesGained,
    IReadOnlyList<FunctionRise> Rises,
    IReadOnlyList<Gap> Gaps
);
