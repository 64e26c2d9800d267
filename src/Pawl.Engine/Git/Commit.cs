namespace Pawl.Engine.Git;

/// <summary>One commit as <c>git log --raw</c> tells it.</summary>
/// <param name="Time">Committer's time in seconds since 1970 (UTC).</param>
/// <param name="Message">Whole message, CRLF turned to LF. Hostile: encode before showing.</param>
/// <param name="Changes">Files that differ from the parent; of a merge only those that differ from every parent (git's combined diff).</param>
public sealed record Commit(
    ObjectId Id,
    IReadOnlyList<ObjectId> Parents,
    Identity Author,
    Identity Committer,
    long Time,
    string Message,
    IReadOnlyList<FileChange> Changes
);

public sealed record Identity(string Name, string Email);

public enum ChangeKind
{
    Added,
    Modified,
    Deleted,
    Renamed,
    Copied,
    TypeChanged,
}

/// <param name="Kind">What happened.</param>
/// <param name="Path">Path after the change (before it, for a deletion), as git stores it; bytes that are no UTF-8 appear as <c>\xNN</c>.</param>
/// <param name="Mode">Octal mode after: <c>100644</c>, <c>100755</c>, <c>120000</c> link, <c>160000</c> submodule, <c>000000</c> gone.</param>
/// <param name="Blob">Content after; zero when gone.</param>
/// <param name="Before">Content and path in each parent, in the parents' order; a zero blob where it was not there.</param>
public sealed record FileChange(ChangeKind Kind, string Path, string Mode, ObjectId Blob, IReadOnlyList<Origin> Before);

/// <summary>Where a file's content came from.</summary>
public readonly record struct Origin(string Path, string Mode, ObjectId Blob);
