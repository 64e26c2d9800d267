namespace Pawl.Studies.Sandbox;

/// <summary>Where the system keeps a program.</summary>
internal static class ProgramPath
{
    /// <summary>The system's own folders first: wrappers elsewhere on the path may need what the sandbox does not show.</summary>
    private static readonly string[] Folders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"];

    internal static string? Find(string name) =>
        Folders
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>The file that a chain of links ends in.</summary>
    internal static string Real(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
}
