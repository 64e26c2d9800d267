using System.Runtime.CompilerServices;
using System.Text;

namespace Pawl.Engine.Git;

/// <summary>One file that differs between two trees.</summary>
/// <param name="Path">Afterwards; before, for a file that is gone.</param>
/// <param name="Blob">Zero when it is gone.</param>
/// <param name="Before">Path and content before; a zero blob for a new file.</param>
public sealed record TreeChange(string Path, string Mode, ObjectId Blob, Origin Before)
{
    public bool IsFile => Mode is "100644" or "100755" or "100664";

    /// <summary>Renames by likeness are followed; where contents are left on a server, exact ones only.</summary>
    /// <param name="from">A commit or a tree.</param>
    public static async IAsyncEnumerable<TreeChange> Between(
        GitRepository repository,
        ObjectId from,
        ObjectId to,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var renames = repository.IsPartial ? "-M100%" : "-M50%";
        string[] arguments = ["diff-tree", "-r", "-z", renames, "-l400", "--raw", "--no-abbrev", from.ToString(), to.ToString()];
        await using var git = GitProcess.Start(repository.Objects, arguments, cancel);
        git.Input.Close();
        var reader = new NulReader(git.Output);
        while (await reader.Next(cancel))
        {
            // :mode SP mode SP id SP id SP status
            var head = Encoding.ASCII.GetString(reader.Field)[1..].Split(' ');
            await reader.Next(cancel);
            var path = GitText.Path(reader.Field);
            var before = new Origin(path, head[0], ObjectId.Parse(head[2]));
            if (head[4][0] is 'R' or 'C')
            {
                await reader.Next(cancel);
                path = GitText.Path(reader.Field);
            }
            yield return new TreeChange(path, head[1], ObjectId.Parse(head[3]), before);
        }
        await git.Finish(cancel);
    }

    /// <summary>The best common ancestor; null when there is none in this clone.</summary>
    public static async Task<ObjectId?> Fork(GitRepository repository, ObjectId a, ObjectId b, CancellationToken cancel)
    {
        var output = await GitProcess.Run(repository.Home, ["merge-base", a.ToString(), b.ToString()], cancel);
        return output.Succeeded ? ObjectId.Parse(output.Lines[0]) : null;
    }
}
