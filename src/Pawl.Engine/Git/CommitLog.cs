using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pawl.Engine.Git;

/// <summary>
/// History as a stream: parents before children, always in the same order, from one git process. Where objects are
/// missing it goes on around the hole and tells of it in <see cref="Gaps"/>.
/// </summary>
/// <param name="paths">Only what happened to these files; null: to all.</param>
public sealed class CommitLog(GitRepository repository, Revisions revisions, IReadOnlyCollection<string>? paths = null)
{
    private const int RenameLimit = 400;

    private static readonly string[] Diff =
    [
        "--raw",
        "-z",
        "-c",
        "--combined-all-paths",
        "--no-abbrev",
        "--root",
        "--no-color",
        "--no-notes",
        "--encoding=UTF-8",
        "--no-textconv",
        "--no-ext-diff",
        "--ignore-submodules=none",
        string.Create(CultureInfo.InvariantCulture, $"-l{RenameLimit}"),
        CommitParser.Format,
    ];

    // Renames by likeness read the contents of both files; exact ones compare ids and need no content.
    private const string Alike = "-M50%";
    private const string Exact = "-M100%";
    private const string HeaderOnly = "--no-patch";

    private readonly List<Gap> gaps =
    [
        .. revisions.Missing.Select(name => new Gap(null, $"{name} names a commit that is not in the repository")),
    ];

    /// <summary>What could not be read so far.</summary>
    public IReadOnlyList<Gap> Gaps => gaps;

    /// <summary>How many commits <see cref="Read"/> will give.</summary>
    public async Task<int> Count(CancellationToken cancel)
    {
        string[] arguments = ["rev-list", "--count", .. revisions.AsArguments(), "--stdin"];
        var output = await GitProcess.Run(repository.Objects, arguments, revisions.AsInput(), cancel);
        if (output.Succeeded)
        {
            return int.Parse(output.Text, CultureInfo.InvariantCulture);
        }
        var history = await BrokenHistory.Mend(repository, revisions, cancel);
        using var shell = history.Shell;
        return history.Order.Count;
    }

    public async IAsyncEnumerable<Commit> Read([EnumeratorCancellation] CancellationToken cancel)
    {
        ObjectId? last = null;
        await using (var git = GitProcess.Start(repository.Objects, LogArguments(), cancel))
        {
            await git.WriteAndClose(revisions.AsInput(), cancel);
            var parser = new CommitParser(git.Output, repository.ObjectFormat);
            while (await NextOrEnd(parser, cancel) is { } commit)
            {
                last = commit.Id;
                yield return commit;
            }
            if (await git.WaitForExit(cancel) == 0)
            {
                if (parser.TakeLast() is { } final)
                {
                    yield return final;
                }
                yield break;
            }
        }
        await foreach (var commit in ReadAroundHoles(last, cancel))
        {
            yield return commit;
        }
    }

    private string[] LogArguments()
    {
        var renames = repository.IsPartial ? Exact : Alike;
        return
        [
            "--literal-pathspecs",
            "log",
            "--topo-order",
            "--reverse",
            "--no-decorate",
            renames,
            .. Diff,
            .. revisions.AsArguments(),
            "--stdin",
            .. paths is null ? Array.Empty<string>() : ["--", .. paths],
        ];
    }

    /// <param name="last">The last commit that was read well.</param>
    private async IAsyncEnumerable<Commit> ReadAroundHoles(ObjectId? last, [EnumeratorCancellation] CancellationToken cancel)
    {
        var history = await BrokenHistory.Mend(repository, revisions, cancel);
        using var shell = history.Shell;
        gaps.AddRange(history.Gaps);
        var order = history.Order;
        var next = last is { } id ? order.IndexOf(id) + 1 : 0;
        while (next < order.Count)
        {
            var end = Math.Min(next + CatFile.Together, order.Count);
            await foreach (var commit in ReadThese(shell.Place, order.GetRange(next, end - next), Alike, cancel))
            {
                next++;
                yield return commit;
            }
            if (next < end)
            {
                if (await ReadAlone(shell.Place, order[next], cancel) is { } alone)
                {
                    yield return alone;
                }
                next++;
            }
        }
    }

    /// <summary>One commit near a hole: with renames by likeness, else exact ones, else without its changes.</summary>
    private async Task<Commit?> ReadAlone(GitPlace place, ObjectId id, CancellationToken cancel)
    {
        foreach (var renames in new[] { Alike, Exact, HeaderOnly })
        {
            await foreach (var commit in ReadThese(place, [id], renames, cancel))
            {
                if (renames == Exact)
                {
                    gaps.Add(new Gap(id, "a content is missing: only unchanged files count as renamed"));
                }
                else if (renames != Alike)
                {
                    gaps.Add(new Gap(id, "a folder is missing: which files changed is not known"));
                }
                return commit;
            }
        }
        gaps.Add(new Gap(id, "the commit cannot be read"));
        return null;
    }

    /// <summary>Reads commits in the given order; ends without a word at the first that git cannot show.</summary>
    private async IAsyncEnumerable<Commit> ReadThese(
        GitPlace place,
        IReadOnlyList<ObjectId> ids,
        string renames,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        string[] arguments =
            renames == HeaderOnly
                ?
                [
                    "log",
                    "--stdin",
                    "--no-walk=unsorted",
                    "-z",
                    "--encoding=UTF-8",
                    "--no-notes",
                    "--no-decorate",
                    HeaderOnly,
                    CommitParser.Format,
                ]
                : ["diff-tree", "--stdin", "--always", "-r", renames, .. Diff];
        await using var git = GitProcess.Start(place, arguments, cancel);
        await git.WriteAndClose(Encoding.ASCII.GetBytes(string.Concat(ids.Select(id => $"{id}\n"))), cancel);
        var parser = new CommitParser(git.Output, repository.ObjectFormat);
        while (await NextOrEnd(parser, cancel) is { } commit)
        {
            yield return commit;
        }
        if (await git.WaitForExit(cancel) == 0 && parser.TakeLast() is { } last)
        {
            yield return last;
        }
    }

    private static async ValueTask<Commit?> NextOrEnd(CommitParser parser, CancellationToken cancel)
    {
        try
        {
            return await parser.Next(cancel);
        }
        catch (EndOfStreamException)
        {
            return null; // Cut off inside a commit; git's exit code says so too.
        }
    }
}
