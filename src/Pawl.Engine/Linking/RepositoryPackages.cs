using Pawl.Analysis.Linking;
using Pawl.Engine.Scan;

namespace Pawl.Engine.Linking;

/// <summary>Reads what a repository on disk knows of packages.</summary>
internal static class RepositoryPackages
{
    // Lock files of large projects are large.
    internal const int MostBytes = 24 << 20;

    /// <param name="paths">Relative to the root, with slashes.</param>
    internal static KnownPackages Of(string root, IReadOnlyCollection<string> paths) => new(paths, path => Read(root, path));

    /// <summary>Of the work tree around the files, wherever the scan was started: a manifest mostly lies above what is scanned. Without one, of the files that were found.</summary>
    internal static async Task<KnownPackages> Around(string root, IReadOnlyList<FoundFile> found, CancellationToken cancel)
    {
        // Of other languages nothing is asked.
        var folders = found.Where(f => f.Gap is null && AsksFor(f.Path)).Select(f => Path.GetDirectoryName(f.Path)!).Distinct().ToList();
        var folder = folders.Count == 0 ? root : folders.Aggregate(Common);
        var top = folder;
        while (top is not null && !Path.Exists(Path.Combine(top, ".git")))
        {
            top = Path.GetDirectoryName(top);
        }
        var files = top is null || folders.Count == 0 ? found : await FileFinder.Find([top], cancel);
        return Of(top ?? folder, [.. files.Where(f => f.Gap is null).Select(f => Scanner.Relative(top ?? folder, f.Path))]);
    }

    /// <summary>The innermost folder that both are in.</summary>
    private static string Common(string one, string other)
    {
        while (Scanner.Relative(one, other) is var way && Path.IsPathRooted(way) && Path.GetDirectoryName(one) is { } outer)
        {
            one = outer;
        }
        return one;
    }

    /// <summary>Imports of the file are compared with what the repository knows.</summary>
    internal static bool AsksFor(string path) => Neighbours.RulesOf(path) is "python" or "javascript" or "java" or "csharp";

    internal static string? Read(string root, string relative)
    {
        var path = Path.Combine(root, relative);
        try
        {
            var file = new FileInfo(path);
            return file is { Exists: true, LinkTarget: null, Length: > 0 and <= MostBytes } ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be read declares nothing; that it cannot be read is no weakness.
            return null;
        }
    }
}
