namespace Pawl.Engine.Git;

/// <summary>A repository as it was found: where it lies, what it lacks, what its HEAD is.</summary>
public sealed class GitRepository : IDisposable
{
    private readonly Lazy<ObjectShell> shell;

    private GitRepository(Found found, string? workTree, ObjectId? head, string? branch)
    {
        shell = new Lazy<ObjectShell>(() => ShellCutAt([]));
        WorkTree = workTree;
        GitFolder = found.GitFolder;
        CommonFolder = found.CommonFolder;
        ObjectFormat = found.ObjectFormat;
        CutAt = found.CutAt;
        IsPartial = found.IsPartial;
        Head = head;
        HeadBranch = branch;
        Home = GitPlace.At(workTree ?? found.GitFolder);
    }

    /// <summary>Root of the work tree; null in a bare repository.</summary>
    public string? WorkTree { get; }

    /// <summary>This work tree's git folder.</summary>
    public string GitFolder { get; }

    /// <summary>The git folder that all work trees share.</summary>
    public string CommonFolder { get; }

    /// <summary><c>sha1</c> or <c>sha256</c>.</summary>
    public string ObjectFormat { get; }

    /// <summary>Commits at the edge of a shallow clone: their parents were not fetched, so all their files look new.</summary>
    public IReadOnlySet<ObjectId> CutAt { get; }

    /// <summary>A partial clone: some objects were left on the server on purpose. They are never fetched.</summary>
    public bool IsPartial { get; }

    /// <summary>Null on a branch without commits.</summary>
    public ObjectId? Head { get; }

    /// <summary>Short name of the branch; null when HEAD is detached.</summary>
    public string? HeadBranch { get; }

    public bool IsShallow => CutAt.Count > 0;

    /// <summary>The repository with its own configuration: for references, the index, notes.</summary>
    public GitPlace Home { get; }

    /// <summary>The repository's objects alone: for history and contents. References have no names here.</summary>
    public GitPlace Objects => shell.Value.Place;

    /// <param name="path">The work tree, a bare repository, or anything below one.</param>
    /// <exception cref="UserError">There is no repository.</exception>
    public static async Task<GitRepository> Open(string path, CancellationToken cancel)
    {
        var folder = FolderOf(path);
        var place = GitPlace.At(folder);
        var found = await Find(place, path, cancel);
        var workTree = found.HasWorkTree ? TopLevel(place, cancel) : Task.FromResult<string?>(null);
        var asked = await Task.WhenAll(
            GitProcess.Run(place, ["rev-parse", "--quiet", "--verify", "HEAD^{commit}"], cancel),
            GitProcess.Run(place, ["symbolic-ref", "--quiet", "--short", "HEAD"], cancel)
        );
        var (head, branch) = (asked[0], asked[1]);
        return new GitRepository(
            found,
            await workTree,
            head.Succeeded ? ObjectId.Parse(head.Text.Trim()) : null,
            branch.Succeeded ? branch.Text.Trim() : null
        );
    }

    /// <summary>References under the given prefixes, by name; all of them without a prefix.</summary>
    public async Task<IReadOnlyList<GitRef>> Refs(CancellationToken cancel, params string[] prefixes)
    {
        var output = await GitProcess.Run(Home, ["for-each-ref", "--format=%(objectname) %(refname)", .. prefixes], cancel);
        return
        [
            .. output
                .OrThrow()
                .Lines.Select(line => line.Split(' ', 2))
                .Select(parts => new GitRef(parts[1], ObjectId.Parse(parts[0])))
                .OrderBy(reference => reference.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The commit that a revision names; null when it names none that is here.</summary>
    public async Task<ObjectId?> Resolve(string revision, CancellationToken cancel)
    {
        string[] arguments = ["rev-parse", "--quiet", "--verify", "--end-of-options", revision + "^{commit}"];
        var output = await GitProcess.Run(Home, arguments, cancel);
        return output.Succeeded ? ObjectId.Parse(output.Text.Trim()) : null;
    }

    /// <summary>Id of a commit's tree.</summary>
    public async Task<string> TreeOf(ObjectId commit, CancellationToken cancel) =>
        (await GitProcess.Run(Home, ["rev-parse", "--verify", "--end-of-options", $"{commit}^{{tree}}"], cancel)).OrThrow().Text.Trim();

    /// <summary>A second view of the objects in which these commits, too, have no parents.</summary>
    internal ObjectShell ShellCutAt(IEnumerable<ObjectId> more) =>
        ObjectShell.Create(Path.Combine(CommonFolder, "objects"), ObjectFormat, CutAt.Union(more));

    public void Dispose()
    {
        if (shell.IsValueCreated)
        {
            shell.Value.Dispose();
        }
    }

    private static string FolderOf(string path)
    {
        var full = Path.GetFullPath(path);
        return Directory.Exists(full) ? full
            : File.Exists(full) ? Path.GetDirectoryName(full)!
            : throw new UserError($"{path} does not exist", "give the path of a git repository");
    }

    private static async Task<Found> Find(GitPlace place, string path, CancellationToken cancel)
    {
        // The path stands last: it may hold newlines.
        string[] arguments = ["rev-parse", "--is-inside-work-tree", "--show-object-format", "--absolute-git-dir"];
        var output = await GitProcess.Run(place, arguments, cancel);
        if (!output.Succeeded)
        {
            throw output.ErrorText.Contains("not a git repository", StringComparison.Ordinal)
                ? new UserError($"{path} is not in a git repository", "give the path of one, or run `git init` first")
                : new GitException(arguments, output.ExitCode, output.ErrorText);
        }
        var parts = output.Text.Split('\n', 3);
        var gitFolder = parts[2][..^1];
        var commonFile = Path.Combine(gitFolder, "commondir");
        var common = File.Exists(commonFile) ? Path.GetFullPath(Path.Combine(gitFolder, File.ReadAllText(commonFile).Trim())) : gitFolder;
        return new Found(parts[0] == "true", parts[1], gitFolder, common, ReadCuts(common), HasPromisorPack(common));
    }

    private static async Task<string?> TopLevel(GitPlace place, CancellationToken cancel) =>
        (await GitProcess.Run(place, ["rev-parse", "--show-toplevel"], cancel)).OrThrow().Text[..^1];

    private static HashSet<ObjectId> ReadCuts(string common)
    {
        var file = Path.Combine(common, "shallow");
        return File.Exists(file) ? [.. File.ReadLines(file).Where(line => line.Length > 0).Select(line => ObjectId.Parse(line))] : [];
    }

    private static bool HasPromisorPack(string common)
    {
        var packs = Path.Combine(common, "objects", "pack");
        return Directory.Exists(packs) && Directory.EnumerateFiles(packs, "*.promisor").Any();
    }

    private sealed record Found(
        bool HasWorkTree,
        string ObjectFormat,
        string GitFolder,
        string CommonFolder,
        HashSet<ObjectId> CutAt,
        bool IsPartial
    );
}
