using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

/// <summary>What outside analysers were asked, and what came and went in their eyes.</summary>
internal static class AnalysersSection
{
    internal static Html? Of(AuditReport report) =>
        report.AnalysersInHistory is not { } history
            ? null
            : Html.Of(html =>
            {
                Frame.Open(
                    html,
                    "analysers",
                    "Outside analysers",
                    $"They looked at the versions of {OutsideWords.Whose(history)}, each version by itself. What Pawl saw too is counted as its own; here are the findings that only they saw."
                );
                html.Add(
                    Figure.Table(
                        "Outside analysers",
                        [
                            "Analyser",
                            "Version",
                            "Versions",
                            "Looked at",
                            "Introduced by agents",
                            "by others",
                            "Fixed by agents",
                            "by others",
                            "What went wrong",
                        ],
                        history.Analysers.Select(use =>
                            (IReadOnlyList<string>)
                                [
                                    use.Title,
                                    VisibleText.Cut(use.Version, 60),
                                    Numbers.Count(use.Given),
                                    Numbers.Count(use.LookedAt),
                                    Numbers.Count(use.IntroducedByAgents),
                                    Numbers.Count(use.IntroducedByOthers),
                                    Numbers.Count(use.FixedByAgents),
                                    Numbers.Count(use.FixedByOthers),
                                    VisibleText.Cut(use.Trouble ?? "", 200),
                                ]
                        )
                    )
                );
                Frame.Close(html);
            });
}
