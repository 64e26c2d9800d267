using Pawl.Analysis.Findings;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>What one iteration (or an unknown step between two) did to the chain's file.</summary>
/// <param name="Position">Chain length after it.</param>
/// <param name="Complexity">Sum of the cyclomatic complexity of the file's functions, before and after.</param>
/// <param name="Degradation">Of the chain so far.</param>
/// <param name="Diff">Unified diff with three lines of context, or empty when the content could not be read.</param>
/// <param name="DiffCut">The diff was longer than what is shown.</param>
public sealed record ChainIteration(
    int Position,
    string Commit,
    long Time,
    string Subject,
    Author Author,
    string Path,
    IReadOnlyList<Finding> Introduced,
    IReadOnlyList<Finding> Fixed,
    IReadOnlyList<Finding> Returned,
    IReadOnlyList<Defence> DefencesLost,
    IReadOnlyList<Defence> DefencesGained,
    int ComplexityBefore,
    int ComplexityAfter,
    IReadOnlyList<FunctionRise> Rises,
    int Degradation,
    string Diff,
    bool DiffCut
);

/// <summary>A function whose cyclomatic complexity rose by more than the allowed share.</summary>
public sealed record FunctionRise(string Function, int Before, int After);
