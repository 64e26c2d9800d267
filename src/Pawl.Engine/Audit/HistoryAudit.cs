using Pawl.Analysis.Findings;
using Pawl.Engine.Audit.Outside;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;
using Pawl.Engine.Policy;
using Pawl.Engine.Reports;
using Pawl.Engine.Reviews;

namespace Pawl.Engine.Audit;

/// <summary>
/// The whole history of a repository in one report. Commits are read once into a small table of steps; each piece of it
/// is turned into deltas by a worker, from contents or from the cache; then one walk over the steps, in order, follows
/// chains and findings and counts.
/// </summary>
public sealed class HistoryAudit(AuditOptions options, AnalysisTools tools, ContentCache cache, IProgress<AuditProgress>? progress)
{
    /// <param name="authors">Made for the repository once it is open.</param>
    /// <exception cref="UserError">No repository, no commit, no such branch.</exception>
    public async Task<AuditReport> Run(Func<GitRepository, CancellationToken, Task<CommitAuthors>> authors, CancellationToken cancel)
    {
        using var repository = await GitRepository.Open(options.Repository, cancel);
        var revisions = await Revise(repository, cancel);
        var tip = options.Branch is null ? repository.Head : revisions.Include[0];
        var log = new CommitLog(repository, revisions);
        var history = await Read(repository, log, authors, cancel);
        var others = new OtherLanguages();
        var (head, headGap) = await HeadOf(repository, tip, history.Contents, others, cancel);
        await using var blobs = new BlobReader(repository, Processes, ContentSource.SizeLimit);
        var outside = options.Analysers.Count == 0 ? null : new OutsideVersions(history, options, cache, progress);
        var run = new DeltaRun(history, tools, cache, blobs, head, options, progress, outside);
        var deltas = await run.Run(cancel);
        var unread = new List<Git.Gap>();
        var reviews = await CountedReviews.OfHistory(repository, tip, cache, unread, cancel);
        var walk = new HistoryWalk(history, tools, deltas, options, reviews, new ChainRules(options.Undeclared));
        walk.Run(cancel);
        var counter = new ChainCounter(history, deltas, walk, head, options);
        var stories = await run.Tell(walk, counter, cancel);
        progress?.Report(new AuditProgress(AuditStage.Chains, history.Steps.Count, history.Steps.Count));
        var facts = Facts(repository, history, tip);
        var told = outside is null ? null : walk.Counts.Outside.Result(history, outside);
        var unruled = new List<Git.Gap>();
        var privacy = await PrivacyPolicy.OfHistory(repository, tip, unruled, cancel);
        SkippedEntry[] gaps =
        [
            .. history.Links,
            .. history.Gaps.Select(g => new SkippedEntry("", g.Commit?.ToString() ?? "", "missing-object", g.What, Whole: true, 1)),
            .. headGap is null ? Array.Empty<SkippedEntry>() : [headGap],
            .. unruled.Select(g => new SkippedEntry(
                Policy.Policy.FileName,
                g.Commit?.ToString() ?? "",
                "bad-policy",
                g.What,
                Whole: false,
                1
            )),
            .. told is null ? [] : OutsideTally.Unseen(told),
            .. unread.Concat(reviews.Book.Gaps).Select(g => new SkippedEntry("", "", "bad-review", g.What, Whole: false, 1)),
        ];
        var report = Report(facts, history, head, others, walk, counter, stories, gaps, privacy);
        report = await HeadManifests.Join(report, head, repository, tools, cancel);
        return outside is null || told is null
            ? report
            : await OutsideHead.Join(
                report with
                {
                    AnalysersInHistory = told,
                    Notes = [.. report.Notes, MethodNotes.Of(told)],
                },
                history,
                head,
                outside,
                (repository, cache, options.AnalyserSeconds),
                cancel
            );
    }

    private async Task<History> Read(
        GitRepository repository,
        CommitLog log,
        Func<GitRepository, CancellationToken, Task<CommitAuthors>> authors,
        CancellationToken cancel
    )
    {
        await using var found = await authors(repository, cancel);
        return await new HistoryReader(repository, log, tools, found).Read(progress, cancel);
    }

    private int Processes => options.Threads > 0 ? options.Threads : Environment.ProcessorCount;

    private async Task<Revisions> Revise(GitRepository repository, CancellationToken cancel)
    {
        var revisions =
            options.AllBranches ? await Revisions.OfAll(repository, cancel)
            : options.Branch is { } branch ? await Revisions.OfBranch(repository, branch, cancel)
            : Revisions.OfHead(repository);
        return options.Since is { } since ? await revisions.After(repository, since, cancel) : revisions;
    }

    private async Task<(HeadFiles Files, SkippedEntry? Gap)> HeadOf(
        GitRepository repository,
        ObjectId? tip,
        ContentTable contents,
        OtherLanguages others,
        CancellationToken cancel
    )
    {
        var files = new List<Content>();
        var head = new Dictionary<string, ObjectId>(StringComparer.Ordinal);
        if (tip is not { } commit)
        {
            return (new HeadFiles(files) { Blobs = head }, null);
        }
        try
        {
            await foreach (var entry in TreeListing.Read(repository, commit, null, cancel))
            {
                if (!entry.IsFile)
                {
                    continue;
                }
                head[entry.Path] = entry.Id;
                if (tools.Version(entry.Path) is not null)
                {
                    files.Add(contents.Of(entry.Path, entry.Id));
                }
                else
                {
                    others.Add(entry.Path);
                }
            }
            return (new HeadFiles(files) { Blobs = head }, null);
        }
        catch (GitException)
        {
            var gap = new SkippedEntry(
                "",
                commit.ToString(),
                "missing-object",
                "a folder of HEAD is missing: what stands open today is not complete",
                true,
                1
            );
            return (new HeadFiles(files) { Blobs = head }, gap);
        }
    }

    private RepositoryFacts Facts(GitRepository repository, History history, ObjectId? tip)
    {
        var folder = Path.TrimEndingDirectorySeparator(repository.WorkTree ?? repository.GitFolder);
        var name = Path.GetFileName(folder);
        var times = history.Commits.Select(c => c.Time).ToList();
        return new RepositoryFacts(
            name.EndsWith(".git", StringComparison.Ordinal) && name.Length > 4 ? name[..^4] : name,
            tip?.ToString(),
            options.Branch ?? repository.HeadBranch,
            history.Commits.Count,
            times.Count == 0 ? null : times.Min(),
            times.Count == 0 ? null : times.Max(),
            history.Commits.LastOrDefault(c => c.Id == tip)?.Time,
            repository.IsShallow,
            repository.IsPartial
        );
    }

    private AuditReport Report(
        RepositoryFacts facts,
        History history,
        HeadFiles head,
        OtherLanguages others,
        HistoryWalk walk,
        ChainCounter counter,
        IReadOnlyList<ChainStory> stories,
        IReadOnlyList<SkippedEntry> gaps,
        PrivacyPolicy privacy
    )
    {
        var counts = walk.Counts;
        foreach (var content in head.Files)
        {
            counts.Gaps(content, (head.Find(content)?.Gaps ?? []).Where(g => g.Reason != "no-language"));
        }
        var skipped = counts.Skips.Entries(gaps);
        var present = new OpenFindings(history, head, walk.Ledger, facts.HeadTime ?? facts.LastTime ?? 0);
        var open = present.List();
        return new AuditReport(
            facts,
            new AuditRules(tools.EngineVersion, tools.RulesDigest, Words.Of(options.Undeclared), options.Cap, options.ComplexityRise),
            counts.Coverage.Result(),
            counts.Authors.Rows(privacy),
            counts.Commits.Rows(options.ListedCommits, privacy),
            counts.Commits.WithEvidence,
            TotalsOf(counts, open),
            present.Languages(),
            others.Rows(),
            counter.Summary(),
            counter.Curve(),
            counts.ByModel.Result(byExposure: true),
            counts.ByAuthor.Result(byExposure: true),
            counts.ByPosition.Result(byExposure: false),
            counts.Months.Rows(walk.Ledger, present.Alive),
            open,
            stories,
            [.. skipped.Take(options.ListedSkips)],
            [
                .. skipped
                    .GroupBy(s => s.Reason, StringComparer.Ordinal)
                    .Select(g => new ReasonCount(g.Key, g.Sum(s => s.Contents)))
                    .OrderByDescending(r => r.Count)
                    .ThenBy(r => r.Reason, StringComparer.Ordinal),
            ],
            MethodNotes.Of(options, facts)
        );
    }

    private static Totals TotalsOf(Tallies counts, IReadOnlyList<OpenFinding> open)
    {
        var sums = counts.Sums;
        return new Totals(
            sums.Steps,
            sums.Introduced,
            sums.Fixed,
            sums.Carried,
            sums.Returned,
            counts.Removed,
            sums.DefencesLost,
            sums.DefencesGained,
            sums.Rises,
            open.Count,
            [.. Enum.GetValues<Severity>().Select(s => new SeverityCount(s, open.Count(f => f.Finding.Severity == s)))]
        );
    }
}
