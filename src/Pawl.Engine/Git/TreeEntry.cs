namespace Pawl.Engine.Git;

/// <summary>One file of a tree.</summary>
/// <param name="Mode">Octal: <c>100644</c>, <c>100755</c>, <c>120000</c> link, <c>160000</c> submodule.</param>
/// <param name="Path">As in <see cref="FileChange"/>.</param>
public sealed record TreeEntry(string Path, string Mode, ObjectId Id)
{
    public bool IsFile => Mode is "100644" or "100755" or "100664";
}
