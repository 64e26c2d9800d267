using Pawl.Engine.Git;

namespace Pawl.Engine.Scan;

/// <summary>Finds the files that a scan is about.</summary>
internal static class FileFinder
{
    private static readonly string[] NeverEntered = [".git", "node_modules", ".venv", "__pycache__"];

    /// <summary>
    /// Files below the paths, absolute, sorted, each once. In a git work tree those that git tracks or would track; elsewhere all but the
    /// folders that never hold a person's code. Links are listed, not followed.
    /// </summary>
    /// <exception cref="UserError">A path is not there.</exception>
    internal static async Task<IReadOnlyList<string>> Find(IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in paths.Select(Path.GetFullPath))
        {
            if (Directory.Exists(path))
            {
                found.UnionWith(await FromGit(path, cancel) ?? FromFolder(path));
            }
            else if (File.Exists(path))
            {
                found.Add(path);
            }
            else
            {
                throw new UserError(
                    $"there is no file or folder {path}",
                    "Give paths that exist; without any, the current folder is scanned."
                );
            }
        }
        return [.. found];
    }

    private static async Task<IEnumerable<string>?> FromGit(string folder, CancellationToken cancel)
    {
        if (!InWorkTree(folder))
        {
            return null;
        }
        string[] arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate", "--", "."];
        var output = await GitProcess.Run(GitPlace.At(folder), arguments, cancel);
        return output.Succeeded
            ? output
                .Text.Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(name => Path.Combine(folder, name))
                .Where(p => !Directory.Exists(p) && Path.Exists(p))
            : null;
    }

    private static bool InWorkTree(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return true;
            }
        }
        return false;
    }

    private static IEnumerable<string> FromFolder(string folder)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None };
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder, "*", options))
        {
            var attributes = File.GetAttributes(entry);
            if ((attributes & FileAttributes.Directory) == 0 || (attributes & FileAttributes.ReparsePoint) != 0)
            {
                if ((attributes & FileAttributes.Directory) == 0)
                {
                    yield return entry;
                }
            }
            else if (!NeverEntered.Contains(Path.GetFileName(entry)))
            {
                foreach (var inner in FromFolder(entry))
                {
                    yield return inner;
                }
            }
        }
    }
}
