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

    /// <summary>Of the work tree around the folder, since a manifest mostly lies above what is scanned; without one, of the files that were found.</summary>
    internal static async Task<KnownPackages> Around(string folder, IReadOnlyList<FoundFile> found, CancellationToken cancel)
    {
        var top = folder;
        while (top is not null && !Path.Exists(Path.Combine(top, ".git")))
        {
            top = Path.GetDirectoryName(top);
        }
        // Of other languages nothing is asked.
        var asked = found.Any(f => f.Gap is null && AsksFor(f.Path));
        var files = top is null || !asked ? found : await FileFinder.Find([top], cancel);
        return Of(top ?? folder, [.. files.Where(f => f.Gap is null).Select(f => Scanner.Relative(top ?? folder, f.Path))]);
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
