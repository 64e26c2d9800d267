using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;
using Pawl.Engine.Linking;
using Pawl.Engine.Policy;
using Pawl.Engine.Reviews;

namespace Pawl.Engine.Gate;

/// <summary>
/// Says whether a range of commits may go where it wants to go. Everything is worked out anew from what git holds; what
/// is allowed, and who may sign for it, is taken from the base, so that no range can allow itself anything.
/// </summary>
public sealed class Gate(GateOptions options, AnalysisTools tools, ContentCache cache)
{
    /// <exception cref="UserError">The range or the base's policy is not understood.</exception>
    public async Task<GateReport> Run(Func<GitRepository, CancellationToken, Task<CommitAuthors>> authors, CancellationToken cancel)
    {
        using var repository = await GitRepository.Open(options.Repository, cancel);
        var range = await GateRange.Of(repository, options.Range, cancel);
        var policy = await PolicyFile.At(repository, range.Base, cancel);
        var reviews = await CountedReviews.At(repository, range.Base, policy.Reviews, cache, cancel);
        var changes = await TreeChange.Between(repository, range.Fork, range.Head, cancel).ToListAsync(cancel);
        var analysed = changes.Where(c => c.IsFile && tools.Version(c.Path) is not null).ToList();
        var audit = new AuditOptions(options.Repository, Threads: options.Threads) { ComplexityRise = policy.Complexity.Rise };
        var means = new FileLineageMeans(tools, cache, authors, reviews, policy.Chain.Rules, audit);
        var revisions = new Revisions([range.Head], [], null, []);
        await using var lineage = await FileLineage.Read(repository, revisions, [.. analysed.Select(c => (c.Path, c.Blob))], means, cancel);
        var analysers = options.Analysers is { } find ? await find(policy.Analysers, cancel) : [];
        var outside = await OutsideGate.Ask(repository, analysed, analysers, (cache, policy.Analysers.Seconds), cancel);
        var (objections, excuses, files) = (new Objections(policy), new Excuses(policy, reviews, options.Today), new List<GateFile>());
        var before = await LinkedGate.FilesOf(repository, range.Fork, cancel);
        var after = await LinkedGate.FilesOf(repository, range.Head, cancel);
        // Lock files are larger than programs.
        await using var manifests = new BlobReader(repository, 1, RepositoryPackages.MostBytes);
        await lineage.Run.OnOneThread(source =>
        {
            using var worker = tools.NewWorker();
            var linked = new LinkedGate(before, after, lineage.Blobs, worker, cancel);
            using var packages = new PackageGate(before, after, manifests, tools, cancel);
            var gate = new FileGate(lineage, range, policy, reviews, source, linked, outside, packages);
            foreach (var change in analysed)
            {
                cancel.ThrowIfCancellationRequested();
                var (file, before, after) = gate.Compare(change, cancel);
                files.Add(file);
                excuses.Read(file.Path, after, line => file.Iterations == 0 || file.IsReviewed || Holds(before, line));
            }
            files.AddRange(changes.Where(c => c.IsFile).Select(c => packages.Manifest(c, policy.Chain.CapOf(c.Path))).OfType<GateFile>());
            files = [.. Moves.Settle(files)];
            foreach (var file in files)
            {
                objections.Take(file, excuses, gate.AwaitsReview(file), repository.IsShallow && gate.IsCutOff(file.Path));
            }
        });
        var commits = lineage.History.Commits.Where(c => range.Commits.Contains(c.Id)).ToList();
        objections.Take(commits);
        await PolicyChanges(repository, range, policy, reviews, changes, objections, authors, cancel);
        objections.Take(lineage.History.Gaps.Where(g => g.Commit is { } at && range.Commits.Contains(at)), reviews.Book.Gaps);
        objections.Take(outside.Uses);
        var told = Told(reviews, changes, policy);
        objections.Take(told);
        return new GateReport(
            tools.EngineVersion,
            tools.RulesDigest,
            objections.Verdict,
            range.Base.ToString(),
            range.Fork.ToString(),
            range.Head.ToString(),
            commits.Count,
            commits.Count(c => c.Author.Kind is AuthorKind.Agent or AuthorKind.Mixed),
            commits.Count == 0 ? 0 : (double)commits.Count(c => c.Author.Kind == AuthorKind.Undeclared) / commits.Count,
            files,
            objections.List(),
            [.. excuses.List().Select(e => e with { By = policy.Privacy.NameOf(e.By) })],
            told,
            [.. changes.Where(c => !c.Blob.IsZero && tools.Version(c.Path) is null).Select(c => c.Path)]
        )
        {
            Analysers = outside.Uses.Count == 0 ? null : outside.Uses,
        };
    }

    private static bool Holds(byte[] before, string line) => GitText.Message(before).Split('\n').Contains(line);

    /// <summary>The policy and the signers are files that no language has, so no chain tells of them.</summary>
    private static async Task PolicyChanges(
        GitRepository repository,
        GateRange range,
        Policy.Policy policy,
        CountedReviews reviews,
        List<TreeChange> changes,
        Objections objections,
        Func<GitRepository, CancellationToken, Task<CommitAuthors>> authors,
        CancellationToken cancel
    )
    {
        string[] rules = [Policy.Policy.FileName, policy.Reviews.AllowedSigners];
        var touched = changes.Where(c => rules.Contains(c.Path) || rules.Contains(c.Before.Path)).ToList();
        if (touched.Count == 0)
        {
            return;
        }
        await using var found = await authors(repository, cancel);
        var log = new CommitLog(repository, new Revisions([range.Head], [range.Base], null, []));
        var byAgents = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await foreach (var (commit, authorship) in found.Find(log.Read(cancel), cancel))
        {
            foreach (var path in commit.Changes.Select(c => c.Path).Where(rules.Contains))
            {
                if (authorship.Of(path) is { Kind: AuthorKind.Agent or AuthorKind.Mixed } author)
                {
                    byAgents.TryAdd(path, []);
                    byAgents[path].Add(author.Person ?? "");
                }
            }
        }
        foreach (var change in touched)
        {
            var agents = byAgents.GetValueOrDefault(change.Path) ?? [];
            objections.PolicyChanged(
                change.Path,
                agents.Count > 0,
                !change.Blob.IsZero && reviews.IsReviewed(change.Path, change.Blob.ToString(), () => agents)
            );
        }
    }

    private static List<GateReview> Told(CountedReviews reviews, List<TreeChange> changes, Policy.Policy policy)
    {
        var contents = changes.Select(c => (c.Path, Blob: c.Blob.ToString())).ToHashSet();
        return
        [
            .. reviews
                .Book.Reviews.Where(r => r.Review.Files.Any(f => contents.Contains((f.Path, f.Blob))))
                .Select(r => new GateReview(
                    r.Id,
                    policy.Privacy.NameOf(r.Review.Reviewer.Principal),
                    ReviewStatement.Word(r.Review.Decision),
                    IsSuperseded(reviews, r) ? "superseded" : r.State.ToString().ToLowerInvariant(),
                    r.Why,
                    r.Review.Shown.IsRubberStamp,
                    [.. r.Review.Files.Where(f => contents.Contains((f.Path, f.Blob))).Select(f => f.Path)]
                )),
        ];
    }

    /// <summary>The same person said something else later.</summary>
    private static bool IsSuperseded(CountedReviews reviews, CheckedReview review) =>
        review is { State: ReviewState.Verified, Review.Decision: not ReviewDecision.Revoke }
        && !review.Review.Files.Any(f => reviews.Of(f.Path, f.Blob).Contains(review));
}
