using Pawl.Analysis;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Reviews;

namespace Pawl.Engine.Lineage;

/// <summary>
/// Chains of a few files as they lie on disk: what happened to these files alone is read, and no content but where a
/// person's step might be of white space only. For one question; the audit follows whole histories.
/// </summary>
/// <param name="reviews">Which contents a person has reviewed.</param>
public sealed class FileChains(GitRepository repository, AnalysisTools tools, SignalTable signals, ChainRules rules, CountedReviews reviews)
{
    private const int MostRenames = 5;

    /// <param name="present">Paths, and their blobs on disk; null for a file that is gone.</param>
    public async Task<IReadOnlyList<FileChain>> Of(IReadOnlyList<(string Path, string? Blob)> present, CancellationToken cancel)
    {
        await using var resolver = await AuthorResolver.Open(repository, signals, cancel);
        var heads = await OfHead(resolver, [.. present.Select(file => file.Path)], cancel);
        return [.. heads.Zip(present, (head, file) => head.To(file.Blob, resolver.Ledgers!.Graph, rules))];
    }

    /// <summary>Of the contents that HEAD has.</summary>
    public async Task<IReadOnlyList<FileChain>> OfHead(IReadOnlyList<string> paths, CancellationToken cancel)
    {
        await using var resolver = await AuthorResolver.Open(repository, signals, cancel);
        return await OfHead(resolver, paths, cancel);
    }

    private async Task<IReadOnlyList<FileChain>> OfHead(AuthorResolver resolver, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var history = repository.Head is null ? null : await Read(resolver, paths.ToHashSet(StringComparer.Ordinal), cancel);
        var contents = history?.Contents ?? new ContentTable();
        var counted = new ChainReviews(reviews, contents, step => history!.Steps[step].Author);
        var tracker = new ChainTracker(rules, counted.IsReviewed);
        var heads = repository.Head is null
            ? []
            : await TreeListing.ReadThese(repository, repository.Head.Value, paths, cancel).ToListAsync(cancel);
        await using var blobs = new BlobReader(repository, 1, ContentSource.SizeLimit);
        using var worker = tools.NewWorker();
        for (var number = 0; number < (history?.Steps.Count ?? 0); number++)
        {
            if (!history!.Steps[number].IsDeletion)
            {
                await Advance(tracker, history, number, blobs, worker, cancel);
            }
        }
        var person = await Person(cancel);
        return
        [
            .. paths.Select(path =>
                Chain(path, heads.Find(e => e.Path == path)?.Id, contents, tracker) with
                {
                    Reviewed = [.. reviews.ContentsOf(path).Where(blob => reviews.IsReviewed(path, blob, () => person))],
                }
            ),
        ];
    }

    /// <summary>Who directs the agents here: a work tree has one person.</summary>
    private async Task<IReadOnlyList<string>> Person(CancellationToken cancel)
    {
        var output = reviews.Any ? await GitProcess.Run(repository.Home, ["config", "user.email"], cancel) : null;
        return output is { Succeeded: true } ? [output.Text.Trim()] : [];
    }

    /// <summary>What happened to the files, under all their names.</summary>
    private async Task<History> Read(AuthorResolver resolver, HashSet<string> paths, CancellationToken cancel)
    {
        for (var round = 0; ; round++)
        {
            var log = new CommitLog(repository, Revisions.OfHead(repository), paths);
            await using var authors = new CommitAuthors(resolver.Resolve);
            var history = await new HistoryReader(repository, log, tools, authors).Read(null, cancel);
            var added = history.Steps.Where(step => step.Before.Length == 0 && !step.IsDeletion).ToList();
            var sources = round < MostRenames ? await Sources(history, added, cancel) : [];
            var before = paths.Count;
            paths.UnionWith(sources);
            if (paths.Count == before)
            {
                return history;
            }
        }
    }

    /// <summary>Files that were renamed into such as seem new.</summary>
    private async Task<List<string>> Sources(History history, List<HistoryStep> added, CancellationToken cancel)
    {
        var found = new List<string>();
        foreach (var commit in added.GroupBy(step => step.Commit))
        {
            var names = commit.Select(step => history.Contents.PathOf(step.After.Path)).ToHashSet(StringComparer.Ordinal);
            string[] arguments = ["diff-tree", "-r", "-M50%", "-l400", "--diff-filter=R", "--name-status", "-z", "--no-commit-id"];
            var output = await GitProcess.Run(repository.Objects, [.. arguments, history.Commits[commit.Key].Id.ToString()], cancel);
            // R087, old name, new name
            var fields = output.OrThrow().Text.Split('\0');
            for (var i = 0; i + 2 < fields.Length; i += 3)
            {
                if (names.Contains(fields[i + 2]))
                {
                    found.Add(fields[i + 1]);
                }
            }
        }
        return found;
    }

    private static async Task Advance(
        ChainTracker tracker,
        History history,
        int number,
        BlobReader blobs,
        AnalysisWorker worker,
        CancellationToken cancel
    )
    {
        var step = history.Steps[number];
        if (history.Commits[step.Commit].IsEdge)
        {
            tracker.Baseline(step.After);
            return;
        }
        var made = new Step(step.After, step.Before, step.Author.Kind, step.Commit, number) { Parts = step.Parts };
        var isShort = step.Before.All(before => tracker.Find(before) is null or { Length: 0 });
        if (!isShort && (step.Before.Length > 1 || step.Author.Kind is AuthorKind.Human or AuthorKind.Undeclared))
        {
            var read = new List<BlobContent>();
            await foreach (var blob in blobs.ReadMany(step.Before.Append(step.After).Select(c => history.Contents.BlobOf(c.Blob)), cancel))
            {
                read.Add(blob);
            }
            var path = history.Contents.PathOf(step.After.Path);
            made = made with
            {
                Cosmetic = read.All(b => b.State == BlobState.Read) && await IsCosmetic(worker, path, read[0].Bytes, read[^1].Bytes),
                Joined =
                    step.Before.Length > 1
                    && MergeFacts
                        .Of(
                            [.. read[..^1].Select(b => Pawl.Analysis.Matching.LineTable.Of(b.Bytes))],
                            Pawl.Analysis.Matching.LineTable.Of(read[^1].Bytes)
                        )
                        .IsJoined,
            };
        }
        tracker.Advance(made);
    }

    private static async Task<bool> IsCosmetic(AnalysisWorker worker, string path, byte[] before, byte[] after)
    {
        var isSame = false;
        await AnalysisThreads.Run(
            1,
            () =>
            {
                var hash = worker.Analyse(path, before).CodeHash;
                isSame = hash.Length > 0 && hash == worker.Analyse(path, after).CodeHash;
            }
        );
        return isSame;
    }

    private static FileChain Chain(string path, ObjectId? head, ContentTable contents, ChainTracker tracker)
    {
        var blob = head?.ToString();
        var state = head is { } id ? tracker.Find(contents.Of(path, id)) : null;
        return state is not { Length: > 0 }
            ? new FileChain(path, blob, blob, 0, null, null, 0)
            : new FileChain(
                path,
                blob,
                blob,
                state.Length,
                tracker.TurnOf(state.Iteration),
                state.Start >= 0 ? contents.BlobOf(state.Start).ToString() : null,
                state.UnknownShare
            );
    }
}
