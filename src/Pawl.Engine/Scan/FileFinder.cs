using System.Text;
using System.Text.Unicode;
using Pawl.Engine.Git;

namespace Pawl.Engine.Scan;

/// <summary>Finds the files that a scan is about.</summary>
internal static class FileFinder
{
    private static readonly string[] NeverEntered = [".git", "node_modules", ".venv", "__pycache__"];
    private static readonly Analysis.Gap WrongName = new("unreadable", "its name is no UTF-8", Whole: true);
    private static readonly Analysis.Gap OtherRepository = new("submodule", "another repository, to be scanned by itself", Whole: true);

    /// <summary>
    /// Files below the paths, sorted, each once. In a git work tree those that git tracks or would track; elsewhere all but the
    /// folders that never hold a person's code. Links to folders and other repositories are listed, not entered.
    /// </summary>
    /// <exception cref="UserError">A path is not there.</exception>
    internal static async Task<IReadOnlyList<FoundFile>> Find(IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var found = new SortedDictionary<string, FoundFile>(StringComparer.Ordinal);
        foreach (var path in paths.Select(Path.GetFullPath))
        {
            if (Directory.Exists(path))
            {
                foreach (var file in await FromGit(path, cancel) ?? FromFolder(path))
                {
                    found.TryAdd(file.Path, file);
                }
            }
            else if (File.Exists(path))
            {
                found.TryAdd(path, new FoundFile(path, null));
            }
            else
            {
                throw new UserError(
                    $"there is no file or folder {path}",
                    "Give paths that exist; without any, the current folder is scanned."
                );
            }
        }
        return [.. found.Values];
    }

    private static async Task<IEnumerable<FoundFile>?> FromGit(string folder, CancellationToken cancel)
    {
        if (!InWorkTree(folder))
        {
            return null;
        }
        string[] arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate", "--", "."];
        var output = await GitProcess.Run(GitPlace.At(folder), arguments, cancel);
        return output.Succeeded ? Listed(folder, output.Bytes) : null;
    }

    private static List<FoundFile> Listed(string folder, ReadOnlySpan<byte> names)
    {
        List<FoundFile> files = [];
        foreach (var range in names.Split((byte)0))
        {
            var name = names[range];
            if (name.Length == 0)
            {
                continue;
            }
            if (!Utf8.IsValid(name))
            {
                files.Add(new FoundFile(Path.Combine(folder, GitText.Path(name)), WrongName));
                continue;
            }
            var path = Path.TrimEndingDirectorySeparator(Path.Combine(folder, Encoding.UTF8.GetString(name)));
            var info = new FileInfo(path);
            if (info.LinkTarget is not null)
            {
                files.Add(Link(info));
            }
            else if (Directory.Exists(path))
            {
                files.Add(new FoundFile(path, OtherRepository));
            }
            else if (info.Exists)
            {
                files.Add(new FoundFile(path, null));
            }
        }
        return files;
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

    private static FoundFile Link(FileSystemInfo link) =>
        new(
            link.FullName,
            Directory.Exists(link.FullName) ? new Analysis.Gap("symlink", $"a link to {link.LinkTarget}, not followed", Whole: true) : null
        );

    private static List<FoundFile> FromFolder(string folder)
    {
        List<FoundFile> files = [];
        var waiting = new Stack<string>([folder]);
        var options = new EnumerationOptions { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None };
        while (waiting.TryPop(out var at))
        {
            try
            {
                foreach (var entry in new DirectoryInfo(at).EnumerateFileSystemInfos("*", options))
                {
                    if (entry.LinkTarget is not null)
                    {
                        files.Add(Link(entry));
                    }
                    else if (entry is not DirectoryInfo)
                    {
                        // A name that is no UTF-8 cannot be asked for again.
                        files.Add(new FoundFile(entry.FullName, File.Exists(entry.FullName) ? null : WrongName));
                    }
                    else if (!NeverEntered.Contains(entry.Name))
                    {
                        waiting.Push(entry.FullName);
                    }
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                files.Add(new FoundFile(at, new Analysis.Gap("unreadable", e.Message, Whole: true)));
            }
        }
        return files;
    }
}
