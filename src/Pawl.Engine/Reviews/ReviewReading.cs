using Pawl.Analysis;
using Pawl.Analysis.Matching;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Gate;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;
using Pawl.Engine.Policy;

namespace Pawl.Engine.Reviews;

/// <summary>Gathers what a person has to look at: the chains of files as they are in the work tree.</summary>
public sealed class ReviewReading(
    AnalysisTools tools,
    ContentCache cache,
    Func<GitRepository, CancellationToken, Task<CommitAuthors>> authors
)
{
    private static readonly Author Nobody = new(AuthorKind.Unknown, null, null, null, null, EvidenceLevel.Undeclared, []);
    private static readonly AnalysedContent Nothing = new(new FileAnalysis(null, 0, 0, [], [], [], []), LineTable.Empty);

    /// <param name="paths">From the repository's root; none: all that wait for somebody.</param>
    /// <exception cref="UserError">A path names no file that can be reviewed.</exception>
    public async Task<IReadOnlyList<ReviewSubject>> Read(GitRepository repository, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var head = repository.Head ?? throw new UserError("there is no commit yet", "Commit something first.");
        var policy = await PolicyFile.At(repository, head, cancel);
        var reviews = await CountedReviews.At(repository, head, policy.Reviews, cache, cancel);
        var committed = new Dictionary<string, ObjectId>(StringComparer.Ordinal);
        await foreach (var entry in TreeListing.Read(repository, head, null, cancel))
        {
            if (entry.IsFile && tools.Version(entry.Path) is not null)
            {
                committed[entry.Path] = entry.Id;
            }
        }
        var present = await WorkTreeFiles.Read(repository, paths.Count > 0 ? paths : [.. committed.Keys], cancel);
        foreach (var path in paths.Where(p => !committed.ContainsKey(p) && (!present.ContainsKey(p) || tools.Version(p) is null)))
        {
            throw new UserError($"{path} cannot be reviewed", "Name a file of the repository in a language that `pawl languages` lists.");
        }
        var fork = await Fork(repository, cancel);
        var wanted = paths.Count > 0 ? paths : await Candidates(repository, head, fork, committed, present, cancel);
        var options = new AuditOptions(repository.WorkTree ?? repository.GitFolder)
        {
            ComplexityRise = policy.Complexity.Rise,
            DiffCharacters = int.MaxValue,
            DiffLineCharacters = int.MaxValue,
            ToldIterations = int.MaxValue,
        };
        var means = new FileLineageMeans(tools, cache, authors, reviews, policy.Chain.Rules, options);
        var atHead = wanted.Where(committed.ContainsKey).Select(p => (p, committed[p])).ToList();
        await using var lineage = await FileLineage.Read(repository, new Revisions([head], [], null, []), atHead, means, cancel);
        var subjects = new List<ReviewSubject>();
        foreach (var path in wanted)
        {
            var before = fork is { } at ? await BlobAt(repository, at, path, cancel) : null;
            ObjectId? now = committed.TryGetValue(path, out var id) ? id : null;
            ObjectId? edited = present.TryGetValue(path, out var other) && other != now ? other : null;
            var subject = await Subject(lineage, policy, reviews, path, (before, now, edited), cancel);
            if (paths.Count > 0 || subject is { IsReviewed: false, Steps.Count: > 0 })
            {
                subjects.Add(subject);
            }
        }
        return
        [
            .. subjects
                .OrderByDescending(s => s.ChainLength > s.Cap)
                .ThenByDescending(s => s.ChainLength)
                .ThenBy(s => s.Path, StringComparer.Ordinal),
        ];
    }

    /// <param name="blobs">Where the branch began, in HEAD, and in the work tree when that differs.</param>
    private static async Task<ReviewSubject> Subject(
        FileLineage lineage,
        Policy.Policy policy,
        CountedReviews reviews,
        string path,
        (ObjectId? Fork, ObjectId? Head, ObjectId? Edited) blobs,
        CancellationToken cancel
    )
    {
        var state = blobs.Head is { } now ? lineage.StateOf(path, now) : null;
        var story = blobs.Head is { } committed ? await lineage.Tell(path, committed, cancel) : null;
        var start =
            story is not null ? StartOf(state!)
            : blobs.Fork is { } fork && fork != blobs.Head ? lineage.History.Contents.Of(path, fork)
            : (Content?)null;
        var steps = new List<ChainIteration>(story?.Iterations ?? []);
        var result = (blobs.Edited ?? blobs.Head)!.Value;
        ReviewSubject? subject = null;
        await lineage.Run.OnOneThread(source =>
        {
            (AnalysedContent, byte[]) Content(ObjectId? blob) =>
                blob is not { } id ? (Nothing, []) : Analysed(lineage, source, path, id, cancel);
            ObjectId? from =
                start is { } s ? lineage.History.Contents.BlobOf(s.Blob)
                : story is null && blobs.Fork is null && blobs.Edited is not null ? blobs.Head
                : null;
            if (story is null && blobs.Head is { } head && from != head && (blobs.Fork is not null || blobs.Edited is null))
            {
                steps.Add(Tell(path, "", "everything since the branch began", Content(from), Content(head), lineage.Options));
            }
            if (blobs.Edited is { } edited)
            {
                steps.Add(Tell(path, "", "not committed yet", Content(blobs.Head), Content(edited), lineage.Options));
            }
            var (first, last) = (Content(from).Item1, Content(result).Item1);
            var delta = FindingMatcher.Compare(
                first.Analysis,
                last.Analysis,
                new Lazy<LineMap>(() => LineDiff.Loose(first.Lines, last.Lines))
            );
            var (standing, lost) = (delta.Introduced.ToList(), delta.DefencesLost.ToList());
            subject = new ReviewSubject(
                path,
                result.ToString(),
                blobs.Edited is null,
                state?.Length ?? 0,
                policy.Chain.CapOf(path),
                reviews.IsReviewed(path, result.ToString(), () => steps.Select(s => s.Author.Person).OfType<string>()),
                steps,
                standing,
                lost,
                ReviewQuestions.BuiltIn.Of(lost.Select(d => d.Kind), standing.SelectMany(f => f.Cwe).Concat(lost.SelectMany(d => d.Cwe)))
            );
        });
        return subject!;
    }

    private static ChainIteration Tell(
        string path,
        string commit,
        string what,
        (AnalysedContent, byte[]) before,
        (AnalysedContent, byte[]) after,
        AuditOptions options
    ) =>
        StepTeller.Tell(
            new StepHead(0, commit, 0, what, Nobody, path),
            before,
            after,
            _ => false,
            Weight.Of(before.Item1.Analysis),
            options
        );

    private static (AnalysedContent, byte[]) Analysed(
        FileLineage lineage,
        ContentSource source,
        string path,
        ObjectId blob,
        CancellationToken cancel
    )
    {
        foreach (var content in lineage.Blobs.ReadMany([blob], cancel).ToBlockingEnumerable(cancel))
        {
            return (source.Analyse(lineage.History.Contents.Of(path, blob), content), content.Bytes);
        }
        throw new InvalidOperationException("every id has an answer");
    }

    private static Content? StartOf(ChainState state)
    {
        ChainState? at = state;
        while (at is { Length: > 0 })
        {
            at = at.Previous;
        }
        return at?.Content;
    }

    /// <summary>Where the present branch began; null on the main branch.</summary>
    private static async Task<ObjectId?> Fork(GitRepository repository, CancellationToken cancel)
    {
        try
        {
            return (await GateRange.Of(repository, null, cancel)).Fork;
        }
        catch (UserError)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<string>> Candidates(
        GitRepository repository,
        ObjectId head,
        ObjectId? fork,
        Dictionary<string, ObjectId> committed,
        IReadOnlyDictionary<string, ObjectId> present,
        CancellationToken cancel
    )
    {
        var wanted = new SortedSet<string>(present.Where(p => committed[p.Key] != p.Value).Select(p => p.Key), StringComparer.Ordinal);
        if (fork is { } from && from != head)
        {
            await foreach (var change in TreeChange.Between(repository, from, head, cancel))
            {
                if (change.IsFile && tools.Version(change.Path) is not null)
                {
                    wanted.Add(change.Path);
                }
            }
        }
        return [.. wanted];
    }

    private static async Task<ObjectId?> BlobAt(GitRepository repository, ObjectId commit, string path, CancellationToken cancel)
    {
        await foreach (var entry in TreeListing.Read(repository, commit, path, cancel))
        {
            if (entry.Path == path && entry.IsFile)
            {
                return entry.Id;
            }
        }
        return null;
    }
}
