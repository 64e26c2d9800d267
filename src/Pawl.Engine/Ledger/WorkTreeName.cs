namespace Pawl.Engine.Ledger;

/// <summary>What a ledger calls a work tree.</summary>
public static class WorkTreeName
{
    /// <summary><c>main</c>, or a linked work tree's name.</summary>
    public static string Of(string gitFolder, string commonFolder) =>
        Path.GetFullPath(gitFolder) == Path.GetFullPath(commonFolder)
            ? "main"
            : Path.GetFileName(Path.TrimEndingDirectorySeparator(gitFolder));
}
