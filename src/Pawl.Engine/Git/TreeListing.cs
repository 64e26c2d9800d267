using System.Runtime.CompilerServices;
using System.Text;

namespace Pawl.Engine.Git;

/// <summary>All files of a commit's tree, in git's order.</summary>
public static class TreeListing
{
    /// <param name="commit">A commit or a tree.</param>
    /// <param name="path">Only this file or what is below this folder; null for everything.</param>
    /// <exception cref="GitException">A tree is missing.</exception>
    public static IAsyncEnumerable<TreeEntry> Read(GitRepository repository, ObjectId commit, string? path, CancellationToken cancel) =>
        ReadThese(repository, commit, path is null ? [] : [path], cancel);

    /// <param name="paths">Only these files and what is below these folders; none: everything.</param>
    /// <exception cref="GitException">A tree is missing.</exception>
    public static async IAsyncEnumerable<TreeEntry> ReadThese(
        GitRepository repository,
        ObjectId commit,
        IReadOnlyCollection<string> paths,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        List<string> arguments = ["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit.ToString(), "--", .. paths];
        await using var git = GitProcess.Start(repository.Objects, arguments, cancel);
        git.Input.Close();
        var reader = new NulReader(git.Output);
        while (await reader.Next(cancel))
        {
            yield return Parse(reader.Field);
        }
        await git.Finish(cancel);
    }

    // mode SP type SP id TAB path
    private static TreeEntry Parse(ReadOnlySpan<byte> field)
    {
        var tab = field.IndexOf((byte)'\t');
        var head = Encoding.ASCII.GetString(field[..tab]).Split(' ');
        return new TreeEntry(GitText.Path(field[(tab + 1)..]), head[0], ObjectId.Parse(head[2]));
    }
}
