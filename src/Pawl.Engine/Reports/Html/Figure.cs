namespace Pawl.Engine.Reports.Html;

/// <summary>A chart with its data as a table behind it: open until a script has drawn the chart.</summary>
internal static class Figure
{
    /// <param name="chart">Which chart the script draws here.</param>
    /// <param name="says">What the chart shows, for those who cannot see it.</param>
    internal static void Add(Html html, string chart, string caption, string says, Html table)
    {
        html.Add(
            $"<figure><figcaption>{caption}</figcaption><div class=\"chart chart-{chart}\" data-chart=\"{chart}\" role=\"img\" aria-label=\"{says}\" hidden></div>"
        );
        html.Add($"<details class=\"data\" open><summary>The numbers</summary>{table}</details></figure>\n");
    }

    /// <summary>A table that scrolls by itself when the screen is narrow.</summary>
    internal static Html Table(string name, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows) =>
        Html.Of(html =>
        {
            html.Add($"<div class=\"scroll\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\"><table><thead><tr>");
            foreach (var heading in headings)
            {
                html.Add($"<th scope=\"col\">{heading}</th>");
            }
            html.Add($"</tr></thead><tbody>\n");
            foreach (var row in rows)
            {
                html.Add($"<tr><th scope=\"row\">{row[0]}</th>");
                foreach (var cell in row.Skip(1))
                {
                    html.Add($"<td>{cell}</td>");
                }
                html.Add($"</tr>\n");
            }
            html.Add($"</tbody></table></div>");
        });
}
