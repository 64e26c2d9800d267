using Pawl.Analysis.Linking;
using Pawl.Engine.Scan;

namespace Pawl.Engine.Linking;

/// <summary>Reads what a repository on disk knows of packages.</summary>
internal static class RepositoryPackages
{
    // Lock files of large projects are large.
    private const int MostBytes = 24 << 20;

    /// <param name="paths">Relative to the root, with slashes.</param>
    internal static KnownPackages Of(string root, IReadOnlyCollection<string> paths) => new(paths, path => Read(Path.Combine(root, path)));

    /// <summary>Of the work tree around the folder, since a manifest mostly lies above what is scanned; without one, of the files that were found.</summary>
    internal static async Task<KnownPackages> Around(string folder, IReadOnlyList<FoundFile> found, CancellationToken cancel)
    {
        var top = folder;
        while (top is not null && !Path.Exists(Path.Combine(top, ".git")))
        {
            top = Path.GetDirectoryName(top);
        }
        var files = top is null || found.Count == 0 ? found : await FileFinder.Find([top], cancel);
        return Of(top ?? folder, [.. files.Where(f => f.Gap is null).Select(f => Scanner.Relative(top ?? folder, f.Path))]);
    }

    private static string? Read(string path)
    {
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
