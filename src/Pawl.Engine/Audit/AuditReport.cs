using System.Text.Json.Serialization;
using Pawl.Engine.Analysers;
using Pawl.Engine.Audit.Outside;

namespace Pawl.Engine.Audit;

/// <summary>
/// Everything that <c>pawl audit</c> answers. All lists are sorted, nothing in it depends on the wall clock, the
/// machine or the number of threads. Texts that come out of the repository (paths, names, subjects, snippets) are
/// hostile: encode them before showing.
/// </summary>
/// <param name="Commits">Commits that carry evidence of who wrote them, newest first, at most <see cref="AuditOptions.ListedCommits"/> of them.</param>
/// <param name="CommitsWithEvidence">How many such commits there are in all.</param>
/// <param name="OtherLanguages">Files of HEAD in languages that Pawl does not analyse: nothing else in the report is about them.</param>
/// <param name="Skipped">What was not looked at, by path, blob, reason.</param>
/// <param name="SkippedByReason">How often each reason occurs; the list itself is cut at <see cref="AuditOptions.ListedSkips"/>.</param>
/// <param name="Notes">How the numbers were made, one paragraph each; part of every report.</param>
public sealed record AuditReport(
    RepositoryFacts Repository,
    AuditRules Rules,
    Coverage Coverage,
    IReadOnlyList<AuthorRow> Authors,
    IReadOnlyList<CommitRow> Commits,
    int CommitsWithEvidence,
    Totals Totals,
    IReadOnlyList<LanguageRow> Languages,
    IReadOnlyList<OtherLanguage> OtherLanguages,
    ChainSummary Chains,
    DegradationCurve Degradation,
    WeaknessTable ByModel,
    WeaknessTable ByAuthor,
    WeaknessTable ByPosition,
    IReadOnlyList<MonthRow> Timeline,
    IReadOnlyList<OpenFinding> Open,
    IReadOnlyList<ChainStory> WorstChains,
    IReadOnlyList<SkippedEntry> Skipped,
    IReadOnlyList<ReasonCount> SkippedByReason,
    IReadOnlyList<string> Notes
)
{
    /// <summary>Outside analysers that were asked about the content of HEAD; null when none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AnalyserUse>? Analysers { get; init; }

    /// <summary>What they were asked about the history's versions of files; null when none was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OutsideHistory? AnalysersInHistory { get; init; }
}
