using System.Text;
using Pawl.Engine.Git;

namespace Pawl.Engine.Guard;

/// <summary>Contents on disk and in the repository, a few at a time. One git answers all questions until it is disposed.</summary>
public sealed class FileContents(WorkTree tree) : IAsyncDisposable
{
    private const int MostBytes = 1 << 20;
    private CatFile? objects;

    private GitPlace Place { get; } = GitPlace.At(tree.Root);

    /// <summary>
    /// Files as they lie there, with line ends as git stores them; null for one that is gone, a link, or too large to be
    /// looked at.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, byte[]?>> OnDisk(IEnumerable<string> paths, CancellationToken cancel)
    {
        var files = paths.Distinct(StringComparer.Ordinal).ToDictionary(path => path, Bytes, StringComparer.Ordinal);
        var returns = files.Where(file => file.Value is not null && LineEnds.HasReturns(file.Value)).Select(file => file.Key).ToList();
        foreach (var path in await LineEnds.StoredWithout(Place, returns, cancel))
        {
            files[path] = LineEnds.Without(files[path]);
        }
        return files;
    }

    private byte[]? Bytes(string path)
    {
        var file = new FileInfo(Path.Combine(tree.Root, path));
        // What has no length is not opened: a pipe would wait for its writer for ever.
        return !file.Exists || file.LinkTarget is not null || file.Length > MostBytes ? null
            : file.Length == 0 ? []
            : File.ReadAllBytes(file.FullName);
    }

    public string IdOf(ReadOnlySpan<byte> content) => BlobId.Of(content, tree.ObjectFormat);

    /// <summary>Ids of files in HEAD; null for those that are not there.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> IdsInHead(IReadOnlyCollection<string> paths, CancellationToken cancel)
    {
        var ids = paths.Distinct(StringComparer.Ordinal).ToDictionary(path => path, _ => (string?)null, StringComparer.Ordinal);
        // A question ends with its line: what has a line end in its name is asked for otherwise.
        var (plain, unruly) = (ids.Keys.Where(IsOneLine).ToList(), ids.Keys.Where(path => !IsOneLine(path)).ToList());
        if (plain.Count > 0)
        {
            await foreach (var (path, info) in Objects(cancel).Info(plain, path => $"HEAD:{path}", cancel))
            {
                ids[path] = info.Type == "blob" ? info.Id?.ToString() : null;
            }
        }
        if (unruly.Count > 0)
        {
            await List(unruly, ids, cancel);
        }
        return ids;
    }

    private async Task List(IReadOnlyList<string> paths, Dictionary<string, string?> ids, CancellationToken cancel)
    {
        string[] arguments = ["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", "HEAD", "--", .. paths];
        var output = await GitProcess.Run(Place, arguments, cancel);
        foreach (var entry in output.Succeeded ? output.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries) : [])
        {
            var (head, name) = (
                entry[..entry.IndexOf('\t', StringComparison.Ordinal)],
                entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..]
            );
            if (head.Split(' ') is [_, "blob", var id])
            {
                ids[name] = id;
            }
        }
    }

    private static bool IsOneLine(string path) => !path.Contains('\n', StringComparison.Ordinal);

    private CatFile Objects(CancellationToken cancel) => objects ??= new CatFile(Place, cancel);

    public async ValueTask DisposeAsync()
    {
        if (objects is { } open)
        {
            objects = null;
            await open.Finish(CancellationToken.None);
            await open.DisposeAsync();
        }
    }

    /// <summary>Contents by id; such as are not in the repository are left out.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> Read(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(CatFile.Together))
        {
            var wanted = new List<string>();
            await foreach (var (id, info) in Objects(cancel).Info(chunk, id => id, cancel))
            {
                if (info.Type == "blob" && info.Size <= MostBytes)
                {
                    wanted.Add(id);
                }
            }
            foreach (var id in wanted)
            {
                await Objects(cancel).Ask("contents", [id], cancel);
                var info = await Objects(cancel).ReadInfo(cancel);
                contents[id] = await Objects(cancel).ReadBody(info.Size, cancel);
            }
        }
        return contents;
    }

    /// <summary>Keeps contents in the repository, so that what an edit replaced can be looked at later.</summary>
    public Task Keep(IReadOnlyCollection<(string Path, byte[] Content)> files, CancellationToken cancel) =>
        WorkTreeFiles.Keep(Place, files, cancel);

    /// <summary>Files that are to be committed.</summary>
    public async Task<IReadOnlyList<string>> Staged(CancellationToken cancel)
    {
        string[] arguments = ["diff", "--cached", "--name-only", "-z", "--diff-filter=ACMR", "--no-renames", "--ignore-submodules=all"];
        var output = await GitProcess.Run(Place, arguments, cancel);
        return output.Succeeded ? [.. output.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>All files that git does not ignore.</summary>
    internal async Task<IReadOnlyList<string>> Paths(CancellationToken cancel)
    {
        var output = await GitProcess.Run(Place, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], cancel);
        return output.Succeeded ? output.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    /// <summary>Files that git does not ignore, with one of the endings, in which one of the words stands.</summary>
    internal async Task<IReadOnlyList<string>> Naming(IEnumerable<string> words, IEnumerable<string> endings, CancellationToken cancel)
    {
        string[] arguments =
        [
            "grep",
            "--untracked",
            "-l",
            "-z",
            "-I",
            "-w",
            "-F",
            .. words.SelectMany(word => (string[])["-e", word]),
            "--",
            .. endings.Select(ending => "*" + ending),
        ];
        var output = await GitProcess.Run(Place, arguments, cancel);
        return output.Succeeded ? output.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    /// <summary>Files that differ from HEAD, and such as git does not know, without those that it ignores.</summary>
    public async Task<IReadOnlyList<string>> Changed(CancellationToken cancel)
    {
        string[] arguments = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=all"];
        var output = (await GitProcess.Run(Place, arguments, cancel)).OrThrow();
        return
        [
            .. output
                .Text.Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(e => e.Length > 3)
                .Select(e => e[3..])
                .Order(StringComparer.Ordinal),
        ];
    }
}
