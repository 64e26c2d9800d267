namespace Pawl.Engine.Git;

/// <summary>
/// Finds git on the PATH. The runtime's own search would try the current folder first, which may be a hostile
/// repository that carries a file named git.
/// </summary>
public static class GitProgram
{
    private static readonly Lazy<string> Found = new(() => Find(Environment.GetEnvironmentVariable("PATH") ?? ""));

    public static string Path => Found.Value;

    /// <param name="searchPath">Value of PATH; entries that are not absolute are passed over.</param>
    public static string Find(string searchPath) =>
        Find(searchPath, "git") ?? throw new UserError("git was not found", "install git 2.36 or later and put it on the PATH");

    /// <summary>Another program, in the same way; null when it is not there.</summary>
    internal static string? Find(string searchPath, string program)
    {
        var name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        foreach (var folder in searchPath.Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!System.IO.Path.IsPathFullyQualified(folder))
            {
                continue;
            }
            var file = System.IO.Path.Combine(folder, name);
            if (File.Exists(file) && IsExecutable(file))
            {
                return file;
            }
        }
        return null;
    }

    private static bool IsExecutable(string file) =>
        OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
