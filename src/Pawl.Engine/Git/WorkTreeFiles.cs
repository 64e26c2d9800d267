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

    private static bool IsPlain(string root, string path) =>
        new FileInfo(Path.Combine(root, path)) is { Exists: true, LinkTarget: null, Length: <= MostBytes };
}
