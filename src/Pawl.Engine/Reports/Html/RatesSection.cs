using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

internal static class RatesSection
{
    internal static Html Of(AuditReport report) =>
        Html.Of(html =>
        {
            Frame.Open(
                html,
                "rates",
                "Agents and people",
                "Findings introduced per 1,000 changed lines of files that hold no tests, with the exact 95% interval of a count. Where intervals overlap much, the difference may be chance; where there is too little work, no rate is given."
            );
            html.Add($"<div class=\"pair\">");
            Figure.Add(
                html,
                "authors",
                "By kind of author",
                Says("kind of author", report.ByAuthor),
                Table("Rates by kind of author", "Author", report.ByAuthor)
            );
            Figure.Add(
                html,
                "positions",
                "By position in the chain",
                Says("position in the chain", report.ByPosition),
                Table("Rates by position", "Position", report.ByPosition)
            );
            html.Add($"</div>\n");
            Frame.Close(html);
        });

    private static string Says(string by, WeaknessTable table) =>
        $"Rates by {by}: {string.Join("; ", table.Columns.Select(column => $"{column.Key} {Numbers.Rate(column.Introductions)}"))}.";

    private static Html Table(string name, string first, WeaknessTable table) =>
        Figure.Table(
            name,
            [first, "Per 1,000 lines", "Introduced", "Returned", "Fixed", "Defences lost", "Commits", "Changed lines"],
            table.Columns.Select(column =>
                (IReadOnlyList<string>)
                    [
                        column.Key,
                        Numbers.Rate(column.Introductions),
                        Numbers.Count(column.Introduced),
                        Numbers.Count(column.Returned),
                        Numbers.Count(column.Fixed),
                        Numbers.Count(column.DefencesLost),
                        Numbers.Count(column.Iterations),
                        Numbers.Count(column.ChangedLines),
                    ]
            )
        );
}
