using System.Text;

namespace Pawl.Engine.Git;

/// <summary>Files as they lie in the work tree, made known to git as contents. No filter of the repository's is run.</summary>
public static class WorkTreeFiles
{
    private const int MostBytes = 1 << 20;

    /// <summary>The contents by path; those that are not there, are links or are too large are left out.</summary>
    /// <param name="paths">From the repository's root.</param>
    public static async Task<IReadOnlyDictionary<string, ObjectId>> Read(
        GitRepository repository,
        IReadOnlyList<string> paths,
        CancellationToken cancel
    )
    {
        if (repository.WorkTree is not { } root)
        {
            return new Dictionary<string, ObjectId>();
        }
        // One path a line: such as hold a line break cannot be asked for.
        var there = paths.Where(path => !path.Contains('\n', StringComparison.Ordinal) && IsPlain(root, path)).ToList();
        var input = Encoding.UTF8.GetBytes(string.Concat(there.Select(path => path + "\n")));
        string[] arguments = ["hash-object", "-w", "--no-filters", "--stdin-paths"];
        var ids = (await GitProcess.Run(repository.Home, arguments, input, cancel)).OrThrow().Lines;
        return there.Zip(ids).ToDictionary(pair => pair.First, pair => ObjectId.Parse(pair.Second), StringComparer.Ordinal);
    }

    /// <summary>Replaces a file whole or not at all, or deletes it; a path that leads through a link is refused.</summary>
    /// <param name="content">Null: the file goes away.</param>
    /// <exception cref="UserError">The path leads out of the work tree.</exception>
    public static void Write(string root, string path, byte[]? content)
    {
        var file = Path.Combine(root, path);
        for (var at = file; at is not null && at.Length > root.Length; at = Path.GetDirectoryName(at))
        {
            if (new FileInfo(at).LinkTarget is not null)
            {
                throw new UserError($"{path} leads through a link", "Put the file back by hand.");
            }
        }
        if (content is null)
        {
            File.Delete(file);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var partial = $"{file}.{Environment.ProcessId}.tmp";
        using (var stream = new FileStream(partial, FileMode.CreateNew))
        {
            stream.Write(content);
        }
        if (!OperatingSystem.IsWindows() && File.Exists(file))
        {
            File.SetUnixFileMode(partial, File.GetUnixFileMode(file));
        }
        File.Move(partial, file, overwrite: true);
    }

    private static bool IsPlain(string root, string path) =>
        new FileInfo(Path.Combine(root, path)) is { Exists: true, LinkTarget: null, Length: <= MostBytes };
}
