using Pawl.Engine.Audit;
using Pawl.Engine.Weaknesses;

namespace Pawl.Engine.Reports.Html;

internal static class WeaknessSection
{
    internal static Html Of(AuditReport report) =>
        Html.Of(html =>
        {
            Frame.Open(
                html,
                "weaknesses",
                "Which model fails at what",
                "Findings introduced per 1,000 changed lines of files that hold no tests, by tool and model and by class of weakness. Cells with too little work behind them show the count alone."
            );
            var map = HeatMap.Of(report.ByModel);
            if (map.Columns.Count == 0 || map.Rows.Count == 0)
            {
                html.Add($"<p class=\"empty\">No tool or model has introduced a finding here.</p>\n");
            }
            else
            {
                Figure.Add(
                    html,
                    "heat",
                    "Tool and model against weakness",
                    $"Heat map of {Numbers.Counted(map.Rows.Count, "weakness class")} by {Numbers.Counted(map.Columns.Count, "model")}. All cells are in the table below.",
                    Table(map)
                );
                AuthorsSection.Cut(html, map.AllRows, map.Rows.Count, "classes of weakness");
                AuthorsSection.Cut(html, map.AllColumns, map.Columns.Count, "models");
                if (map.Empty > 0)
                {
                    html.Add(
                        $"<p class=\"cut\">{Numbers.Counted(map.Empty, "model")} without a finding, and with too little work for a rate, left out.</p>\n"
                    );
                }
            }
            Frame.Close(html);
        });

    private static Html Table(HeatMap map) =>
        Html.Of(html =>
        {
            html.Add(
                $"<div class=\"scroll\" role=\"region\" aria-label=\"Weaknesses by model\" tabindex=\"0\"><table class=\"numbers\"><thead><tr><th scope=\"col\">Weakness</th>"
            );
            foreach (var column in map.Columns)
            {
                html.Add(
                    $"<th scope=\"col\">{column.Key}<br><small>{Numbers.Count(column.Iterations)} iterations, {Numbers.Count(column.ChangedLines)} lines</small></th>"
                );
            }
            html.Add($"</tr></thead><tbody>\n");
            for (var y = 0; y < map.Rows.Count; y++)
            {
                var cwe = map.Rows[y];
                html.Add($"<tr><th scope=\"row\">{CweCategories.Id(cwe)} <small>{CweCategories.BuiltIn.NameOf(cwe)}</small></th>");
                for (var x = 0; x < map.Columns.Count; x++)
                {
                    html.Add(Cell(map.Cell(x, y)));
                }
                html.Add($"</tr>\n");
            }
            html.Add($"</tbody></table></div>");
        });

    private static Html Cell(WeaknessCell? cell) =>
        Html.Of(html =>
        {
            if (cell is null)
            {
                html.Add($"<td class=\"none\">0</td>");
            }
            else if (cell.Rate.Hidden)
            {
                html.Add($"<td class=\"hidden-cell\" title=\"too little work to give a rate\">n={Numbers.Count(cell.Introduced)}</td>");
            }
            else
            {
                html.Add(
                    $"<td>{Numbers.Decimal(cell.Rate.Value)} <small>{Numbers.Range(cell.Rate.Low, cell.Rate.High)}; n={Numbers.Count(cell.Introduced)}</small></td>"
                );
            }
        });
}
