using System.Text;
using Pawl.Analysis.Matching;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Reviews;

namespace Pawl.Engine.Lineage;

/// <summary>Says of one line who wrote it, in which position of a chain, and what was found there and when.</summary>
public sealed class LineHistory(AuditOptions options, AnalysisTools tools, ContentCache cache)
{
    /// <param name="file">Path in the work tree, or from the root of a bare repository.</param>
    /// <exception cref="UserError">No such file or line.</exception>
    public async Task<LineStory> Run(
        string file,
        int line,
        Func<GitRepository, CancellationToken, Task<CommitAuthors>> authors,
        CancellationToken cancel
    )
    {
        using var repository = await GitRepository.Open(options.Repository, cancel);
        var revisions = Revisions.OfHead(repository);
        var path = InRepository(repository, file);
        var (entry, committed) = await OfHead(repository, revisions.Include[0], path, cancel);
        var present = Present(repository, path) ?? committed;
        var text = LineText(present, path, line);
        var map = LineDiff.Exact(LineTable.Of(committed), LineTable.Of(present));
        var inHead = Enumerable.Range(1, LineTable.Of(committed).Count).FirstOrDefault(l => map.After(l) == line);
        if (inHead == 0)
        {
            return new LineStory(path, line, text, null, null, 0, []);
        }
        var blame = await Blame.Of(repository, revisions.Include[0], path, inHead, cancel);
        var (history, authorship) = await Read(repository, revisions, blame, path, authors, cancel);
        return await Tell(repository, history, history.Contents.Of(path, entry.Id), inHead, blame, authorship, cancel) with
        {
            Line = line,
            Text = text,
        };
    }

    private async Task<LineStory> Tell(
        GitRepository repository,
        History history,
        Content content,
        int line,
        Blame blame,
        CommitAuthorship? authorship,
        CancellationToken cancel
    )
    {
        var isAnalysed = tools.Version(history.Contents.PathOf(content.Path)) is not null;
        var head = new HeadFiles(isAnalysed ? [content] : []);
        await using var blobs = new BlobReader(repository, Math.Max(1, Environment.ProcessorCount), ContentSource.SizeLimit);
        var run = new DeltaRun(history, tools, cache, blobs, head, options, null);
        var reviews = await CountedReviews.OfHistory(repository, repository.Head, cache, [], cancel);
        var walk = new HistoryWalk(history, tools, await run.Run(cancel), options, reviews, new ChainRules(options.Undeclared));
        walk.Run(cancel);
        var state = walk.Chains.Find(content);
        IReadOnlyList<LineFinding> findings = [];
        if (walk.Ledger.Of(content) is { } alive)
        {
            await run.OnOneThread(source =>
                findings = new LineTracer(history, walk, source, blobs).Trace(content, line, alive.ToHashSet(), cancel)
            );
        }
        return new LineStory(
            history.Contents.PathOf(content.Path),
            line,
            "",
            Origin(history, walk, blame, authorship),
            state?.Length,
            state?.UnknownShare ?? 0,
            findings
        );
    }

    private static LineOrigin? Origin(History history, HistoryWalk walk, Blame blame, CommitAuthorship? authorship)
    {
        var at = Enumerable.Range(0, history.Commits.Count).FirstOrDefault(i => history.Commits[i].Id == blame.Commit, -1);
        if (at < 0 || authorship is null)
        {
            return null;
        }
        var commit = history.Commits[at];
        var ofLine = authorship
            .Lines.GetValueOrDefault(blame.Path)
            ?.FirstOrDefault(l => l.First <= blame.Line && blame.Line <= l.Last)
            ?.Author;
        var position = Enumerable
            .Range(0, history.Steps.Count)
            .Where(i => history.Steps[i].Commit == at && history.Contents.PathOf(history.Steps[i].After.Path) == blame.Path)
            .Select(i => walk.Positions[i])
            .FirstOrDefault();
        return new LineOrigin(
            commit.Id.ToString(),
            commit.Time,
            commit.Subject,
            blame.Path,
            blame.Line,
            ofLine ?? authorship.Of(blame.Path),
            ofLine is not null,
            position
        );
    }

    /// <summary>The history of the file under all its names, and who made the blamed commit.</summary>
    private async Task<(History History, CommitAuthorship? Blamed)> Read(
        GitRepository repository,
        Revisions revisions,
        Blame blame,
        string path,
        Func<GitRepository, CancellationToken, Task<CommitAuthors>> authors,
        CancellationToken cancel
    )
    {
        CommitAuthorship? blamed = null;
        await using var found = await authors(repository, cancel);
        await using var watched = new CommitAuthors(
            (commits, stop) =>
                found
                    .Find(commits, stop)
                    .Select(pair =>
                    {
                        blamed = pair.Commit.Id == blame.Commit ? pair.Authorship : blamed;
                        return pair;
                    })
        );
        var whole = await new HistoryReader(repository, new CommitLog(repository, revisions), tools, watched).Read(null, cancel);
        var families = new[] { path, blame.Path }.Select(p => whole.FamilyOf(p)).ToHashSet();
        return (whole with { Steps = [.. whole.Steps.Where(s => families.Contains(whole.Families[s.After.Path]))] }, blamed);
    }

    private static string InRepository(GitRepository repository, string file)
    {
        if (repository.WorkTree is not { } root)
        {
            return file.Replace('\\', '/');
        }
        var relative = System.IO.Path.GetRelativePath(root, System.IO.Path.GetFullPath(file, root)).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || System.IO.Path.IsPathRooted(relative)
            ? throw new UserError($"{file} is outside the repository at {root}", "run it for a file of the repository")
            : relative;
    }

    private static async Task<(TreeEntry Entry, byte[] Bytes)> OfHead(
        GitRepository repository,
        ObjectId head,
        string path,
        CancellationToken cancel
    )
    {
        await foreach (var entry in TreeListing.Read(repository, head, path, cancel))
        {
            if (entry.Path == path && entry.IsFile)
            {
                await using var blobs = new BlobReader(repository, 1, ContentSource.SizeLimit);
                var content = await blobs.Read(entry.Id, cancel);
                return content.State == BlobState.Read
                    ? (entry, content.Bytes)
                    : throw new UserError(
                        $"{path} cannot be read: {content.State}",
                        "the content must be in the repository and at most 1 MB"
                    );
            }
        }
        throw new UserError($"{path} is not in HEAD", "commit the file first, and write its path with the right case");
    }

    private static byte[]? Present(GitRepository repository, string path)
    {
        var file = repository.WorkTree is { } root ? new FileInfo(System.IO.Path.Combine(root, path)) : null;
        return file is { Exists: true, LinkTarget: null, Length: <= ContentSource.SizeLimit } ? File.ReadAllBytes(file.FullName) : null;
    }

    private static string LineText(byte[] content, string path, int line)
    {
        var lines = LineTable.Of(content).Count;
        return line >= 1 && line <= lines
            ? Encoding.UTF8.GetString(content).Split('\n')[line - 1].TrimEnd('\r')
            : throw new UserError($"{path} has no line {line}", $"it has {lines} lines, counted from 1");
    }
}
