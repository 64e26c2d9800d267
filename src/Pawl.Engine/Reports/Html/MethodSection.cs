using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

internal static class MethodSection
{
    internal static Html Of(AuditReport report) =>
        Html.Of(html =>
        {
            Frame.Open(html, "method", "How the numbers were made", "");
            html.Add($"<ul class=\"notes\">");
            foreach (var note in report.Notes)
            {
                html.Add($"<li>{note}</li>\n");
            }
            html.Add($"</ul>\n<h3>Languages in HEAD</h3>");
            html.Add(
                Figure.Table(
                    "Languages",
                    ["Language", "Files", "Lines of code", "Open findings"],
                    report.Languages.Select(row =>
                        (IReadOnlyList<string>)
                            [row.Language, Numbers.Count(row.Files), Numbers.Count(row.CodeLines), Numbers.Count(row.Open)]
                    )
                )
            );
            Frame.Close(html);
        });
}
