using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit;

/// <summary>A whole history, small enough to hold: who made which content out of which, without any content.</summary>
/// <param name="Commits">Parents first.</param>
/// <param name="Steps">In the order of their commits, then of their paths; only of files that a language may have.</param>
/// <param name="Links">Paths of symbolic links and submodules with such names, never followed.</param>
internal sealed record History(
    ContentTable Contents,
    IReadOnlyList<HistoryCommit> Commits,
    IReadOnlyList<HistoryStep> Steps,
    IReadOnlyList<SkippedEntry> Links,
    IReadOnlyList<Git.Gap> Gaps
)
{
    /// <summary>For each path the number of the file that it is a name of.</summary>
    internal int[] Families { get; } = WorkPlan.Families(Steps, Contents);

    /// <summary>The same of one path; -1 for a path that no step names.</summary>
    internal int FamilyOf(string path) => Contents.TryFindPath(path, out var number) && number < Families.Length ? Families[number] : -1;
}

/// <param name="IsEdge">History was cut off here: its files look new and are not.</param>
/// <param name="Twin">Equal for copies of one commit (a rebase, a cherry-pick): hash of author and message.</param>
internal sealed record HistoryCommit(ObjectId Id, long Time, string Subject, Author Author, bool IsEdge, int Twin);

/// <summary>One file's change in one commit.</summary>
/// <param name="Commit">Index of the commit.</param>
/// <param name="After">Its blob is <see cref="Gone"/> when the file was deleted.</param>
/// <param name="Before">Content in each parent that has the file.</param>
/// <param name="Author">The commit's, or this file's own where a record tells files apart.</param>
internal sealed record HistoryStep(int Commit, Content After, Content[] Before, Author Author)
{
    internal const int Gone = -1;

    /// <summary>The hands it went through, where hooks saw them.</summary>
    internal IReadOnlyList<StepPart> Parts { get; init; } = [];

    /// <summary>Whose its lines are, where a record tells several authors' apart; else empty.</summary>
    internal IReadOnlyList<LineAuthor> Lines { get; init; } = [];

    /// <summary>The line's own author where that is recorded, else the step's.</summary>
    /// <param name="line">Counted from 1; 0 for an unknown one.</param>
    internal Author AuthorAt(int line) => Lines.FirstOrDefault(l => l.First <= line && line <= l.Last)?.Author ?? Author;

    internal bool IsDeletion => After.Blob == Gone;
}
