using System.Globalization;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>Counts by calendar month.</summary>
internal sealed class MonthTally
{
    /// <summary>A span with more months than this (a clock was wrong) shows only months with commits.</summary>
    private const int MostMonths = 1200;
    private const long LastSecond = 253_402_300_799;

    private readonly History history;
    private readonly AuthorKind undeclared;
    private readonly SortedDictionary<int, Counts> months = [];

    internal MonthTally(History history, AuthorKind undeclared)
    {
        (this.history, this.undeclared) = (history, undeclared);
        foreach (var commit in history.Commits)
        {
            var month = Of(commit.Time);
            month.Commits++;
            month.AgentCommits += commit.Author.Kind is AuthorKind.Agent or AuthorKind.Mixed ? 1 : 0;
        }
    }

    internal void Step(StepOutcome step)
    {
        var month = Of(history.Commits[step.Commit].Time);
        var kind = step.Author.Kind == AuthorKind.Undeclared ? undeclared : step.Author.Kind;
        month.Introduced[(int)kind] += step.Introduced.Count;
        month.Returned += step.Returned;
        month.Fixed += step.Fixed;
        month.DefencesLost += step.DefencesLost;
    }

    internal void Deleted(int commit, int findings) => Of(history.Commits[commit].Time).Removed += findings;

    /// <param name="alive">Numbers of the findings in the present content, with how often they are there.</param>
    internal IReadOnlyList<MonthRow> Rows(FindingLedger ledger, IReadOnlyDictionary<int, int> alive)
    {
        Fill();
        var change = new SortedDictionary<int, int>(months.ToDictionary(m => m.Key, _ => 0));
        for (var i = 0; i < ledger.Findings.Count; i++)
        {
            var finding = ledger.Findings[i];
            var count = alive.GetValueOrDefault(i);
            if (count == 0 && finding.DiedIn < 0)
            {
                continue; // A merge dropped its whole file version: nobody can say when it ended.
            }
            var born = finding.Step < 0 ? change.Keys.First() : Month(history.Commits[history.Steps[finding.Step].Commit].Time);
            change[born] += Math.Max(1, count);
            if (count == 0)
            {
                change[Math.Max(born, Month(history.Commits[history.Steps[finding.DiedIn].Commit].Time))]--;
            }
        }
        var rows = new List<MonthRow>();
        var open = 0;
        foreach (var (month, counts) in months)
        {
            open += change[month];
            rows.Add(Row(month, counts, open));
        }
        return rows;
    }

    private void Fill()
    {
        if (months.Count > 0 && months.Keys.Last() - months.Keys.First() is var span && span <= MostMonths)
        {
            var first = months.Keys.First();
            for (var month = first; month <= first + span; month++)
            {
                months.TryAdd(month, new Counts());
            }
        }
    }

    private static MonthRow Row(int month, Counts counts, int open) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{(month % 12) + 1:00}"),
            counts.Commits,
            counts.AgentCommits,
            counts.Introduced[(int)AuthorKind.Agent],
            counts.Introduced[(int)AuthorKind.Mixed],
            counts.Introduced[(int)AuthorKind.Human],
            counts.Introduced[(int)AuthorKind.Bot],
            counts.Introduced[(int)AuthorKind.Unknown],
            counts.Returned,
            counts.Fixed,
            counts.Removed,
            counts.DefencesLost,
            open
        );

    private static int Month(long time)
    {
        var date = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(time, 0, LastSecond));
        return (date.Year * 12) + date.Month - 1;
    }

    private Counts Of(long time)
    {
        var month = Month(time);
        return months.TryGetValue(month, out var counts) ? counts : months[month] = new Counts();
    }

    private sealed class Counts
    {
        internal int Commits { get; set; }
        internal int AgentCommits { get; set; }
        internal int[] Introduced { get; } = new int[6];
        internal int Returned { get; set; }
        internal int Fixed { get; set; }
        internal int Removed { get; set; }
        internal int DefencesLost { get; set; }
    }
}
