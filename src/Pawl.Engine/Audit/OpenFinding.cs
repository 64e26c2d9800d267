using Pawl.Analysis.Findings;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>A finding in the content of HEAD, with where it came from.</summary>
/// <param name="Commit">Commit that introduced it; of returned findings the one that brought it back. Empty when it is older than what was read.</param>
/// <param name="Position">Chain length that the introducing step reached; 0 when it was no agent's.</param>
/// <param name="Returned">It had been fixed before.</param>
/// <param name="AgeDays">From the introducing commit to HEAD, whole days.</param>
/// <param name="Exact">False when history does not reach back to the introduction (shallow clone, missing object).</param>
public sealed record OpenFinding(
    string Path,
    string? Language,
    Finding Finding,
    string Commit,
    long Time,
    string Subject,
    Author Author,
    int Position,
    bool Returned,
    int AgeDays,
    bool Exact
);
