using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Reports;

/// <summary>What an audit comes to, in plain sentences; every report begins with it.</summary>
/// <param name="Title">One sentence: what AI did to this repository's security.</param>
/// <param name="Lead">How sure that is, and against what it is measured.</param>
public sealed record AuditHeadline(string Title, string Lead, IReadOnlyList<HeadlineCard> Cards)
{
    public static AuditHeadline Of(AuditReport report) =>
        report.Repository.Commits == 0
            ? new AuditHeadline("There is no history here yet.", "Nothing was walked, so there is nothing to say.", [])
            : new AuditHeadline(
                TitleOf(report),
                LeadOf(report),
                [Authors(report), Rates(report), Iteration(report), Chains(report), Defences(report), Open(report)]
            );

    /// <summary>The column of agents, or null when no agent is known.</summary>
    internal static ExposureColumn? Agents(AuditReport report) => Column(report, "agent");

    /// <summary>What agents are compared with: people that are known, else commits without any sign.</summary>
    internal static ExposureColumn? People(AuditReport report)
    {
        var human = Column(report, "human");
        var undeclared = Column(report, "undeclared");
        return human is { Introductions.Hidden: false } ? human
            : undeclared is { Introductions.Hidden: false } ? undeclared
            : human ?? undeclared;
    }

    /// <summary>The name of a kind of author for people, in the middle of a sentence.</summary>
    public static string Who(string key) =>
        key switch
        {
            "agent" => "AI agents",
            "human" => "people",
            "undeclared" => "undeclared commits",
            "mixed" => "both hands",
            "bot" => "bots",
            _ => key,
        };

    internal static bool Apart(Rate one, Rate other) => one.Low > other.High || other.Low > one.High;

    private static ExposureColumn? Column(AuditReport report, string key) =>
        report.ByAuthor.Columns.FirstOrDefault(column => column.Key == key && column.Iterations > 0);

    private static string TitleOf(AuditReport report)
    {
        if (report is { Languages.Count: 0, OtherLanguages.Count: > 0, Totals.Steps: 0 })
        {
            return "Nothing here is in a language that Pawl analyses.";
        }
        if (Agents(report) is not { } agents)
        {
            return CommitsOfAgents(report) == 0
                ? "This history shows no sign of an AI agent."
                : "AI agents changed nothing here that Pawl reads.";
        }
        var introduced = agents.Introduced;
        return (introduced, agents.Fixed) switch
        {
            (0, 0) => "AI agents introduced no findings here, and fixed none.",
            (0, _) => $"AI agents fixed {Numbers.Counted(agents.Fixed, "security finding")} here and introduced none.",
            (_, 0) => $"AI agents introduced {Numbers.Counted(introduced, "security finding")} here and fixed none.",
            _ => $"AI agents introduced {Numbers.Counted(introduced, "security finding")} here and fixed {Numbers.Count(agents.Fixed)}.",
        };
    }

    private static int CommitsOfAgents(AuditReport report) =>
        report.Authors.Where(row => row.Kind is AuthorKind.Agent or AuthorKind.Mixed).Sum(row => row.Commits);

    private static string LeadOf(AuditReport report)
    {
        var undeclared = report.Coverage.Rows.Where(row => row.Level == EvidenceLevel.Undeclared).Sum(row => row.Commits);
        var unsure =
            undeclared == 0
                ? ""
                : $" For {Numbers.Percent(undeclared, report.Repository.Commits)} of the commits nothing says who wrote them.";
        if (Agents(report) is not { } agents)
        {
            if (CommitsOfAgents(report) is > 0 and var commits)
            {
                var names = string.Join(", ", report.OtherLanguages.Take(3).Select(language => language.Language));
                var rest = names.Length > 0 ? $" The code here is mostly in {names}, of whose security this report knows nothing." : "";
                return $"AI agents had a hand in {Numbers.Counted(commits, "commit")}, but in no file that Pawl reads.{rest}{unsure}";
            }
            return "That does not mean that there was none: agents that leave no trace cannot be seen." + unsure;
        }
        if (agents.Introductions.Hidden)
        {
            return "There is too little of their work to give a rate." + unsure;
        }
        var own = $"That is {Numbers.Rate(agents.Introductions)} per 1,000 changed lines";
        if (People(report) is not { Introductions.Hidden: false } people)
        {
            return $"{own}; there is too little other work to compare it with." + unsure;
        }
        var other = $"{Numbers.Rate(people.Introductions)} for {Who(people.Key)}";
        var compared =
            !Apart(agents.Introductions, people.Introductions) ? $"{own}, against {other}: close enough to be chance."
            : agents.Introductions.Value > people.Introductions.Value ? $"{own}, more than the {other}."
            : $"{own}, less than the {other}.";
        return compared + unsure;
    }

    private static HeadlineCard Authors(AuditReport report)
    {
        var agent = report.Authors.Where(row => row.Kind is AuthorKind.Agent or AuthorKind.Mixed).ToList();
        var lines = report.Authors.Sum(row => row.Added + row.Removed);
        var tools = agent.Select(row => row.Tool).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return new HeadlineCard(
            "Written by AI",
            Numbers.Percent(agent.Sum(row => row.Added + row.Removed), lines),
            agent.Count == 0
                ? "of the changed lines that Pawl reads, as far as this history tells."
                : $"of the changed lines that Pawl reads; {Numbers.Counted(agent.Sum(row => row.Commits), "commit")} by {Numbers.Counted(tools, "tool")}.",
            Tone.Neutral
        );
    }

    private static HeadlineCard Rates(AuditReport report)
    {
        var agents = Agents(report);
        var people = People(report);
        var label = people is null or { Key: "human" } ? "Agents against people" : "Agents against the rest";
        if (agents is not { Introductions.Hidden: false } || people is not { Introductions.Hidden: false })
        {
            return new HeadlineCard(label, "–", "Too little work of one of them to compare.", Tone.Neutral);
        }
        var (own, other) = (agents.Introductions, people.Introductions);
        var apart = Apart(own, other);
        var detail =
            $"{Numbers.Decimal(own.Value)} against {Numbers.Decimal(other.Value)} findings per 1,000 changed lines{(apart ? "." : "; may be chance.")}";
        var value =
            other.Value > 0 ? $"{Numbers.Decimal(own.Value / other.Value)}×"
            : own.Value > 0 ? "more"
            : "equal";
        return new HeadlineCard(
            label,
            value,
            detail,
            !apart ? Tone.Neutral
                : own.Value > other.Value ? Tone.Bad
                : Tone.Good
        );
    }

    private static HeadlineCard Iteration(AuditReport report)
    {
        var points = report.Degradation.Points.Where(point => point.Position > 0).ToList();
        var point = points.LastOrDefault(candidate => candidate.Position <= report.Rules.Cap);
        if (point is null)
        {
            return new HeadlineCard("Iterating", "–", "Too few chains to draw a curve from.", Tone.Neutral);
        }
        var certain =
            point.Low > 0 ? Tone.Bad
            : point.High < 0 ? Tone.Good
            : Tone.Neutral;
        var interval = point.Low is { } low && point.High is { } high ? $" ({Numbers.Range(low, high)})" : "";
        return new HeadlineCard(
            "Iterating",
            Numbers.Signed(point.Mean),
            $"mean degradation{interval} after {Numbers.Counted(point.Position, "iteration")}; {Numbers.Percent(point.Worse.Value)} of {Numbers.Counted(point.Chains, "chain")} got worse.",
            certain
        );
    }

    private static HeadlineCard Chains(AuditReport report)
    {
        var chains = report.Chains;
        var longest = chains.Lengths.Count == 0 ? 0 : chains.Lengths.Max(row => row.Length);
        var open = chains.OpenOverCap == 0 ? "none of them stands in HEAD" : $"{Numbers.Count(chains.OpenOverCap)} still in HEAD";
        return new HeadlineCard(
            $"Chains over {report.Rules.Cap}",
            Numbers.Count(chains.OverCap),
            chains.Count == 0
                ? "No chain of agents' iterations was found."
                : $"of {Numbers.Counted(chains.Count, "chain")}, {open}; the longest has {Numbers.Counted(longest, "iteration")} without a person.",
            chains.OpenOverCap > 0 ? Tone.Bad : Tone.Neutral
        );
    }

    private static HeadlineCard Defences(AuditReport report) =>
        new(
            "Defences lost",
            Numbers.Count(report.Totals.DefencesLost),
            $"{Numbers.Count(report.Totals.DefencesGained)} gained; {Numbers.Count(Agents(report)?.DefencesLost ?? 0)} of the losses are agents'.",
            Tone.Neutral
        );

    private static HeadlineCard Open(AuditReport report)
    {
        var totals = report.Totals;
        var severe = totals.OpenBySeverity.Where(row => row.Severity >= Severity.High).OrderByDescending(row => row.Severity);
        var agents = report.Open.Count(open => open.Author.Kind is AuthorKind.Agent or AuthorKind.Mixed);
        return new HeadlineCard(
            "Open today",
            Numbers.Count(totals.OpenNow),
            $"findings in HEAD: {string.Join(", ", severe.Select(row => $"{Numbers.Count(row.Count)} {Words.Of(row.Severity)}"))}; {Numbers.Count(agents)} came from agents.",
            totals.OpenBySeverity.Any(row => row is { Severity: Severity.Critical, Count: > 0 }) ? Tone.Bad : Tone.Neutral
        );
    }
}
