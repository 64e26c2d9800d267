using Pawl.Analysis;
using Pawl.Engine.Authorship;
using Pawl.Engine.Lineage;
using Pawl.Engine.Reviews;

namespace Pawl.Engine.Audit;

/// <summary>Goes through a history's steps in order: chains, findings and counts come out.</summary>
internal sealed class HistoryWalk(
    History history,
    AnalysisTools tools,
    Deltas deltas,
    AuditOptions options,
    CountedReviews reviews,
    ChainRules rules
)
{
    private readonly HashSet<(Content Before, Content After, int Twin)> seen = [];
    private readonly Dictionary<Content, ContentFacts> facts = [];

    internal ChainTracker Chains { get; } =
        new(rules, new ChainReviews(reviews, history.Contents, step => history.Steps[step].Author).IsReviewed);
    internal FindingLedger Ledger { get; } = new();

    /// <summary>Each step's position in its chain.</summary>
    internal int[] Positions { get; } = new int[history.Steps.Count];

    internal Tallies Counts { get; } = new(history, options);

    /// <summary>A content in numbers; null when it was not seen.</summary>
    internal ContentFacts? Facts(Content content) => facts.TryGetValue(content, out var known) && known.Seen ? known : null;

    internal void Run(CancellationToken cancel)
    {
        for (var i = 0; i < history.Steps.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            Take(i, history.Steps[i]);
        }
    }

    private void Take(int number, HistoryStep step)
    {
        var family = history.Families[step.After.Path];
        if (step.IsDeletion)
        {
            Counts.Deleted(step.Commit, Ledger.Delete(number, step, family));
            return;
        }
        foreach (var before in step.Before)
        {
            if (Deltas.IsRename(step, before, tools, history.Contents))
            {
                Rename(number, step, before);
                return;
            }
        }
        var all = Enumerable.Range(0, Math.Max(1, step.Before.Length)).Select(parent => deltas.Of(number, parent)!).ToList();
        if (!all[0].IsForeign)
        {
            Count(number, step, family, all);
        }
    }

    private void Rename(int number, HistoryStep step, Content before)
    {
        Chains.Advance(AsStep(number, step));
        Ledger.Share(before, step.After);
        Counts.Skips.Share(before, step.After);
        if (facts.TryGetValue(before, out var known))
        {
            facts.TryAdd(step.After, known);
        }
    }

    private void Count(int number, HistoryStep step, int family, List<StepDelta> all)
    {
        var commit = history.Commits[step.Commit];
        Counts.Gaps(step.After, all[0].Gaps);
        facts.TryAdd(step.After, all[0].After);
        for (var i = 0; i < step.Before.Length; i++)
        {
            facts.TryAdd(step.Before[i], all[i].Before);
        }
        var isJoined = step.Before.Length > 1 && deltas.Merge(number).IsJoined;
        var position = 0;
        if (commit.IsEdge)
        {
            Chains.Baseline(step.After);
        }
        else
        {
            position = Positions[number] = Chains
                .Advance(AsStep(number, step) with { Cosmetic = all.Any(d => d.Cosmetic), Joined = isJoined })
                .Position;
        }
        // The same change by the same author with the same message: a rebased or picked copy of a commit.
        var isCopy = !seen.Add((step.Before.FirstOrDefault(new Content(-1, -1)), step.After, commit.Twin));
        var change = Ledger.Take(number, step, family, all, position, commit.IsEdge);
        var isNothing = isJoined && change is { Introduced.Count: 0, Fixed: 0, Returned: 0 };
        if (change.Counts && !commit.IsEdge && !isCopy && !isNothing)
        {
            Counts.Step(Outcome(number, step, all, position, change));
        }
    }

    private static Step AsStep(int number, HistoryStep step) =>
        new(step.After, step.Before, step.Author.Kind, step.Commit, number) { Parts = step.Parts };

    private StepOutcome Outcome(int number, HistoryStep step, List<StepDelta> all, int position, LedgerChange change)
    {
        var merge = deltas.Merge(number);
        var isMerge = step.Before.Length > 1;
        return new StepOutcome(
            step.Commit,
            step.Author,
            position,
            isMerge ? merge.Added : all[0].Added,
            isMerge ? merge.Removed : all[0].Removed,
            change.Introduced,
            change.Fixed,
            change.Returned,
            change.Carried,
            all.Min(d => d.DefencesLost),
            all.Min(d => d.DefencesGained),
            all.Min(d => d.Rises)
        )
        {
            Gone = change.Gone,
            Lines = step.Lines,
            IsQuietTest =
                Analyser.IsTest(history.Contents.PathOf(step.After.Path)) && change is { Introduced.Count: 0, Fixed: 0, Returned: 0 },
        };
    }
}
