using Pawl.Engine.Audit.Outside;
using Pawl.Engine.Lineage;
using Pawl.Engine.Reports;

namespace Pawl.Engine.Audit;

/// <summary>Everything that is counted along a history, step by step.</summary>
internal sealed class Tallies
{
    private readonly History history;
    private readonly SkipTally skips;

    internal Tallies(History history, AuditOptions options)
    {
        this.history = history;
        skips = new SkipTally(history.Contents);
        Authors = new AuthorTally();
        Commits = new CommitTally(history);
        Coverage = new CoverageTally();
        Months = new MonthTally(history, options.Undeclared);
        ByModel = new ExposureTally(options);
        ByAuthor = new ExposureTally(options);
        ByPosition = new ExposureTally(options);
        foreach (var commit in history.Commits)
        {
            Authors.Commit(commit.Author);
            Coverage.Commit(commit.Author);
        }
    }

    internal AuthorTally Authors { get; }
    internal CommitTally Commits { get; }
    internal CoverageTally Coverage { get; }
    internal MonthTally Months { get; }
    internal ExposureTally ByModel { get; }
    internal ExposureTally ByAuthor { get; }
    internal ExposureTally ByPosition { get; }
    internal SkipTally Skips => skips;
    internal OutsideTally Outside { get; } = new();
    internal StepSums Sums { get; } = new();

    /// <summary>Findings that went with their file.</summary>
    internal int Removed { get; private set; }

    internal void Step(StepOutcome step)
    {
        Sums.Add(step);
        Outside.Step(step);
        Commits.Step(step);
        Coverage.Step(step);
        if (!step.IsQuietTest && step.IsAgents)
        {
            ByPosition.Step(step, step.Position >= 4 ? "4+" : $"{step.Position}");
        }
        foreach (var share in step.Shares())
        {
            Share(share);
        }
    }

    private void Share(StepOutcome share)
    {
        Authors.Step(share);
        Months.Step(share);
        if (share.IsQuietTest)
        {
            return;
        }
        ByAuthor.Step(share, Words.Of(share.Author.Kind));
        if (share.IsAgents)
        {
            ByModel.Step(share, share.Author.ToolAndModel is { Length: > 0 } name ? name : "agent");
        }
    }

    internal void Deleted(int commit, int findings)
    {
        if (!history.Commits[commit].IsEdge)
        {
            Removed += findings;
            Months.Deleted(commit, findings);
        }
    }

    internal void Gaps(Content content, IEnumerable<Analysis.Gap> gaps)
    {
        foreach (var gap in gaps)
        {
            skips.Add(content, gap);
        }
    }
}
