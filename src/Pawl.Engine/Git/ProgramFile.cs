namespace Pawl.Engine.Git;

/// <summary>
/// Finds programs on the PATH. The runtime's own search would try the current folder first, which may be a hostile
/// repository that carries a file of that name.
/// </summary>
public static class ProgramFile
{
    /// <param name="searchPath">Value of PATH; entries that are not absolute are passed over.</param>
    /// <param name="never">A folder whose programs are nobody's choice: the repository that is looked at. Null: none.</param>
    /// <returns>Null when it is nowhere.</returns>
    public static string? Find(string name, string searchPath, string? never = null)
    {
        foreach (var folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Path.IsPathFullyQualified(folder) || never is not null && IsBelow(never, folder))
            {
                continue;
            }
            foreach (var ending in OperatingSystem.IsWindows() ? (string[])[".exe", ".cmd"] : [""])
            {
                var file = Path.Combine(folder, name + ending);
                if (IsExecutable(file))
                {
                    return file;
                }
            }
        }
        return null;
    }

    public static bool IsExecutable(string file) =>
        File.Exists(file)
        && (
            OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0
        );

    private static bool IsBelow(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path);
        return !Path.IsPathRooted(relative)
            && relative != ".."
            && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }
}
