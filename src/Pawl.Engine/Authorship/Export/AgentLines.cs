using System.Runtime.CompilerServices;
using Pawl.Analysis.Matching;
using Pawl.Engine.Audit;
using Pawl.Engine.Git;

namespace Pawl.Engine.Authorship.Export;

/// <summary>One commit with the lines that agents wrote in it, as the commit left them.</summary>
public sealed record AgentLines(Commit Commit, IReadOnlyList<AgentFile> Files)
{
    private const int MostBytes = 1 << 20;
    private const string PlainFile = "100";

    /// <summary>The commits in which agents wrote, parents first. Where a record tells lines apart, its lines; else all that a commit of an agent's adds.</summary>
    public static async IAsyncEnumerable<AgentLines> Read(
        GitRepository repository,
        Revisions revisions,
        CommitAuthors authors,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var blobs = new BlobReader(repository, 1, MostBytes);
        var log = new CommitLog(repository, revisions);
        await foreach (var (commit, authorship) in authors.Find(log.Read(cancel), cancel))
        {
            var files = new List<AgentFile>();
            foreach (var change in commit.Changes.Where(c => !c.Blob.IsZero && c.Mode.StartsWith(PlainFile, StringComparison.Ordinal)))
            {
                var author = authorship.Of(change.Path);
                var lines =
                    authorship.Lines.TryGetValue(change.Path, out var told)
                        ? told.Where(l => l.Author.Kind is AuthorKind.Agent or AuthorKind.Mixed).ToList()
                    : author.Kind == AuthorKind.Agent ? await Added(blobs, change, author, cancel)
                    : [];
                if (lines.Count > 0)
                {
                    files.Add(new AgentFile(change.Path, lines));
                }
            }
            if (files.Count > 0)
            {
                yield return new AgentLines(commit, [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)]);
            }
        }
    }

    private static async Task<List<LineAuthor>> Added(BlobReader blobs, FileChange change, Author author, CancellationToken cancel)
    {
        var after = LineTable.Of((await blobs.Read(change.Blob, cancel)).Bytes);
        var kept = new bool[after.Count];
        foreach (var before in change.Before.Where(b => !b.Blob.IsZero))
        {
            var from = LineDiff.Exact(LineTable.Of((await blobs.Read(before.Blob, cancel)).Bytes), after).Kept();
            for (var i = 0; i < kept.Length; i++)
            {
                kept[i] |= from[i];
            }
        }
        var ranges = new List<LineAuthor>();
        for (var line = 1; line <= kept.Length; line++)
        {
            if (kept[line - 1])
            {
                continue;
            }
            if (ranges.Count > 0 && ranges[^1].Last == line - 1)
            {
                ranges[^1] = ranges[^1] with { Last = line };
            }
            else
            {
                ranges.Add(new LineAuthor(line, line, author));
            }
        }
        return ranges;
    }
}

/// <param name="Lines">In ascending order.</param>
public sealed record AgentFile(string Path, IReadOnlyList<LineAuthor> Lines);
