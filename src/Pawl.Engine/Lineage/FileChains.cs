using Pawl.Analysis;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;

namespace Pawl.Engine.Lineage;

/// <summary>
/// Chains of a few files as they lie on disk: what happened to these files alone is read, and no content but where a
/// person's step might be of white space only. For one question; the audit follows whole histories.
/// </summary>
/// <param name="reviewed">Contents that a person has reviewed: path and blob.</param>
public sealed class FileChains(
    GitRepository repository,
    AnalysisTools tools,
    SignalTable signals,
    ChainRules rules,
    IReadOnlySet<(string Path, string Blob)> reviewed
)
{
    private const int MostRenames = 5;

    /// <param name="present">Paths, and their blobs on disk; null for a file that is gone.</param>
    public async Task<IReadOnlyList<FileChain>> Of(IReadOnlyList<(string Path, string? Blob)> present, CancellationToken cancel)
    {
        await using var resolver = await AuthorResolver.Open(repository, signals, cancel);
        var paths = present.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var history = repository.Head is null ? null : await Read(resolver, paths, cancel);
        var contents = history?.Contents ?? new ContentTable();
        var numbers = reviewed.Select(r => contents.Of(r.Path, ObjectId.Parse(r.Blob))).ToHashSet();
        var tracker = new ChainTracker(rules, numbers);
        var last = new Dictionary<int, Content>();
        await using var blobs = new BlobReader(repository, 1, ContentSource.SizeLimit);
        using var worker = tools.NewWorker();
        for (var number = 0; number < (history?.Steps.Count ?? 0); number++)
        {
            var step = history!.Steps[number];
            if (!step.IsDeletion)
            {
                await Advance(tracker, history, number, blobs, worker, cancel);
            }
            last[step.After.Path] = step.After;
        }
        return
        [
            .. present.Select(file =>
                Chain(file.Path, file.Blob, contents, tracker, last, resolver.Ledgers!.Graph, history?.Steps.Count ?? 0)
            ),
        ];
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

    private static FileChain Chain(
        string path,
        string? present,
        ContentTable contents,
        ChainTracker tracker,
        Dictionary<int, Content> last,
        StepGraph graph,
        int steps
    )
    {
        var number = contents.Path(path);
        var head = last.TryGetValue(number, out var content) && content.Blob != HistoryStep.Gone ? content : (Content?)null;
        var headBlob = head is { } known ? contents.BlobOf(known.Blob).ToString() : null;
        if (present is null)
        {
            return new FileChain(path, headBlob, null, 0, null, null, 0);
        }
        var parts = present == headBlob ? [] : PartsSince(path, headBlob, present, graph);
        var after = contents.Of(path, ObjectId.Parse(present));
        var before = head is { } one ? new[] { one } : [];
        var state =
            present == headBlob ? tracker.Find(after)
            : parts.Count == 0 ? tracker.Advance(new Step(after, before, AuthorKind.Undeclared, steps, steps)).State
            : tracker.Advance(new Step(after, before, AuthorKind.Unknown, steps, steps) { Parts = parts }).State;
        return new FileChain(
            path,
            headBlob,
            present,
            state?.Length ?? 0,
            state is { Length: > 0 } ? tracker.TurnOf(state.Iteration) : null,
            state is { Length: > 0, Start: >= 0 } ? contents.BlobOf(state.Start).ToString() : null,
            state?.UnknownShare ?? 0
        )
        {
            Parts = parts,
        };
    }

    /// <summary>From HEAD to what lies there; what nobody saw at the end is undeclared.</summary>
    private static IReadOnlyList<StepPart> PartsSince(string path, string? head, string present, StepGraph graph) =>
        graph.Way(path, head, path, present) is { } way
            ? [.. way.Select(record => new StepPart(record.Step.By, record.Step.Iteration, record.Step.Cosmetic))]
            : [];
}
