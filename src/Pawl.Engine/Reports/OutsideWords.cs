using Pawl.Engine.Audit;
using Pawl.Engine.Audit.Outside;

namespace Pawl.Engine.Reports;

/// <summary>What outside analysers did in an audit, in words.</summary>
public static class OutsideWords
{
    /// <summary>One line for each analyser.</summary>
    public static IEnumerable<string> Of(AuditReport report) =>
        report.AnalysersInHistory is { } history ? history.Analysers.Select(use => Line(use, history)) : [];

    /// <summary>Whose files they were asked about.</summary>
    public static string Whose(OutsideHistory history) =>
        history.Whose switch
        {
            "all" => "all files",
            "agents" => "the files that agents changed",
            _ => "no file but those of HEAD",
        };

    private static string Line(VersionsUse use, OutsideHistory history) =>
        history.Whose == "head" ? $"{use.Id} {use.Version}: asked about the content of HEAD alone"
        : use.Given == 0 ? $"{use.Id} {use.Version}: no version of a file for it"
        : use.LookedAt == 0 && use.Trouble is { } trouble
            ? $"{use.Id} {use.Version}: none of {Numbers.Counted(use.Given, "version")} looked at: {trouble}"
        : $"{use.Id} {use.Version}: looked at {Numbers.Count(use.LookedAt)} of {Numbers.Counted(use.Given, "version")} of {Whose(history)}; "
            + $"introduced by agents {Numbers.Count(use.IntroducedByAgents)}, by others {Numbers.Count(use.IntroducedByOthers)}; "
            + $"fixed {Numbers.Count(use.FixedByAgents)} and {Numbers.Count(use.FixedByOthers)}"
            + (use.Trouble is { } some ? $" ({some})" : "");
}
