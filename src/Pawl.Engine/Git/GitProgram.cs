namespace Pawl.Engine.Git;

/// <summary>Where git is.</summary>
public static class GitProgram
{
    private static readonly Lazy<string> Found = new(() => Find(Environment.GetEnvironmentVariable("PATH") ?? ""));

    public static string Path => Found.Value;

    /// <param name="searchPath">Value of PATH; entries that are not absolute are passed over.</param>
    public static string Find(string searchPath) =>
        ProgramFile.Find("git", searchPath) ?? throw new UserError("git was not found", "install git 2.36 or later and put it on the PATH");
}
