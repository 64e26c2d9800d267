using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

internal static class TimelineSection
{
    private const int ListedMonths = 600;

    internal static Html Of(AuditReport report) =>
        Html.Of(html =>
        {
            Frame.Open(
                html,
                "timeline",
                "Month by month",
                "Findings introduced, by who wrote the step; fixed and removed ones below the line; how many stood open at the month's end."
            );
            var months = Shown(report);
            if (months.Count == 0)
            {
                html.Add($"<p class=\"empty\">No commits.</p>\n");
            }
            else
            {
                Figure.Add(
                    html,
                    "months",
                    "Introduced, fixed and open findings",
                    $"Bar chart over {Numbers.Counted(months.Count, "month")}, with a line for the findings that stood open: {Numbers.Count(months[^1].OpenAtEnd)} at the end.",
                    Table(months)
                );
            }
            AuthorsSection.Cut(html, report.Timeline.Count, ListedMonths, "earlier months");
            Frame.Close(html);
        });

    internal static List<MonthRow> Shown(AuditReport report) => [.. report.Timeline.TakeLast(ListedMonths)];

    private static Html Table(List<MonthRow> months) =>
        Figure.Table(
            "Findings by month",
            [
                "Month",
                "Commits",
                "By agents",
                "Introduced by agents",
                "Both hands",
                "People",
                "Bots",
                "Unknown",
                "Returned",
                "Fixed",
                "Removed",
                "Defences lost",
                "Open at the end",
            ],
            months.Select(month =>
                (IReadOnlyList<string>)
                    [
                        month.Month,
                        Numbers.Count(month.Commits),
                        Numbers.Count(month.AgentCommits),
                        Numbers.Count(month.IntroducedByAgent),
                        Numbers.Count(month.IntroducedByMixed),
                        Numbers.Count(month.IntroducedByHuman),
                        Numbers.Count(month.IntroducedByBot),
                        Numbers.Count(month.IntroducedByUnknown),
                        Numbers.Count(month.Returned),
                        Numbers.Count(month.Fixed),
                        Numbers.Count(month.Removed),
                        Numbers.Count(month.DefencesLost),
                        Numbers.Count(month.OpenAtEnd),
                    ]
            )
        );
}
