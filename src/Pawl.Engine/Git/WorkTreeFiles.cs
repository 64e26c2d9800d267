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
        var contents = paths
            .Where(path => IsPlain(root, path))
            .ToDictionary(path => path, path => File.ReadAllBytes(Path.Combine(root, path)));
        var returns = contents.Where(file => LineEnds.HasReturns(file.Value)).Select(file => file.Key).ToList();
        foreach (var path in await LineEnds.StoredWithout(repository.Home, returns, cancel))
        {
            contents[path] = LineEnds.Without(contents[path]);
        }
        await Keep(repository.Home, [.. contents.Select(file => (file.Key, file.Value))], cancel);
        return contents.ToDictionary(
            file => file.Key,
            file => ObjectId.Parse(BlobId.Of(file.Value, repository.ObjectFormat)),
            StringComparer.Ordinal
        );
    }

    /// <summary>Writes contents of files into the repository: in one go such as lie on the disk like that.</summary>
    internal static async Task Keep(GitPlace place, IReadOnlyCollection<(string Path, byte[] Content)> files, CancellationToken cancel)
    {
        var text = new StringBuilder();
        foreach (var (path, content) in files)
        {
            // One path a line: such as hold a line break cannot be asked for.
            if (!path.Contains('\n', StringComparison.Ordinal) && IsAsOnDisk(Path.Combine(place.Folder, path), content))
            {
                text.Append(path).Append('\n');
            }
            else
            {
                (await GitProcess.Run(place, ["hash-object", "-w", "--no-filters", "--stdin"], content, cancel)).OrThrow();
            }
        }
        if (text.Length > 0)
        {
            var input = Encoding.UTF8.GetBytes(text.ToString());
            (await GitProcess.Run(place, ["hash-object", "-w", "--no-filters", "--stdin-paths"], input, cancel)).OrThrow();
        }
    }

    /// <summary>By its length alone: taking carriage returns away makes it shorter.</summary>
    private static bool IsAsOnDisk(string file, byte[] content) =>
        new FileInfo(file) is { Exists: true } info && info.Length == content.Length;

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
