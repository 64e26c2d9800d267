using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

internal static class SkippedSection
{
    private const int Listed = 300;

    internal static Html Of(AuditReport report) =>
        Html.Of(html =>
        {
            Frame.Open(
                html,
                "skipped",
                "What was not looked at",
                "Nothing is known of these contents; they count neither as clean nor as faulty."
            );
            if (report.SkippedByReason.Count == 0)
            {
                html.Add($"<p class=\"empty\">Everything in a supported language was looked at.</p>\n");
                Frame.Close(html);
                return;
            }
            html.Add($"<ul class=\"reasons\">");
            foreach (var reason in report.SkippedByReason)
            {
                html.Add($"<li><b>{Numbers.Count(reason.Count)}</b> {reason.Reason}</li>");
            }
            html.Add($"</ul><details class=\"data\"><summary>The list</summary>{Table(report)}</details>\n");
            AuthorsSection.Cut(html, report.Skipped.Count, Listed, "entries");
            Frame.Close(html);
        });

    private static Html Table(AuditReport report) =>
        Figure.Table(
            "Skipped contents",
            ["Path", "Contents", "Last one", "Reason", "Detail", "How much"],
            report
                .Skipped.Take(Listed)
                .Select(skip =>
                    (IReadOnlyList<string>)
                        [
                            VisibleText.Cut(skip.Path, 240),
                            Numbers.Count(skip.Contents),
                            Numbers.ShortId(skip.Blob),
                            skip.Reason,
                            VisibleText.Cut(skip.Detail, 200),
                            skip.Whole ? "all of it" : "a part",
                        ]
                )
        );
}
