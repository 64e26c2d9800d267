using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Reports.Html;

internal static class AuthorsSection
{
    private const int ListedRows = 60;
    private const int ListedSignals = 30;

    internal static Html Of(AuditReport report, StyleSheet sizes) =>
        Html.Of(html =>
        {
            Frame.Open(
                html,
                "authors",
                "Who wrote it, and how we know",
                "Recorded: a hook, note or trace saw it. Declared: a trailer says it. Inferred: a hint such as a bot's address. Undeclared: no sign at all, which may be a person or an agent that leaves no trace."
            );
            Bar(html, report.Coverage, sizes, "Commits", row => row.Commits);
            Bar(html, report.Coverage, sizes, "Changed lines", row => row.ChangedLines);
            html.Add($"<h3>Authors</h3>{AuthorTable(report)}");
            Cut(html, report.Authors.Count, ListedRows, "authors");
            if (report.Coverage.Signals.Count > 0)
            {
                html.Add($"<details class=\"data\"><summary>The evidence</summary>{Signals(report)}</details>");
                Cut(html, report.Coverage.Signals.Count, ListedSignals, "kinds of evidence");
            }
            Frame.Close(html);
        });

    /// <summary>Says how much of a list is not shown.</summary>
    internal static void Cut(Html html, int count, int shown, string noun)
    {
        if (count > shown)
        {
            html.Add($"<p class=\"cut\">{Numbers.Count(count - shown)} more {noun} are in the JSON report.</p>\n");
        }
    }

    private static void Bar(Html html, Coverage coverage, StyleSheet sizes, string title, Func<CoverageRow, long> count)
    {
        var total = coverage.Rows.Sum(count);
        html.Add($"<div class=\"coverage\"><h3>{title}</h3><div class=\"stack\" aria-hidden=\"true\">");
        foreach (var row in coverage.Rows.Where(row => count(row) > 0))
        {
            html.Add($"<span class=\"e-{Words.Of(row.Level)} {sizes.Grow((double)count(row) / total)}\"></span>");
        }
        html.Add($"</div><ul class=\"legend\">");
        foreach (var row in coverage.Rows)
        {
            html.Add(
                $"<li><span class=\"dot e-{Words.Of(row.Level)}\"></span>{Words.Of(row.Level)} <b>{Numbers.Percent(count(row), total)}</b> <small>{Numbers.Count(count(row))}</small></li>"
            );
        }
        html.Add($"</ul></div>\n");
    }

    private static Html AuthorTable(AuditReport report) =>
        Html.Of(html =>
        {
            html.Add(
                $"<div class=\"scroll\" role=\"region\" aria-label=\"Authors\" tabindex=\"0\"><table class=\"numbers\"><thead><tr><th scope=\"col\">Author</th><th scope=\"col\">Commits</th><th scope=\"col\">Iterations</th><th scope=\"col\">Lines</th><th scope=\"col\">Introduced</th><th scope=\"col\">Fixed</th><th scope=\"col\">Returned</th><th scope=\"col\">Defences</th></tr></thead><tbody>\n"
            );
            foreach (var row in report.Authors.Take(ListedRows))
            {
                html.Add(
                    $"<tr><th scope=\"row\">{Badge.Author(row.Kind, row.Tool, row.Model, EvidenceLevel.Undeclared)}</th><td>{Numbers.Count(row.Commits)}</td><td>{Numbers.Count(row.Iterations)}</td><td>{Change(row.Added, row.Removed)}</td><td>{Numbers.Count(row.Introduced)}</td><td>{Numbers.Count(row.Fixed)}</td><td>{Numbers.Count(row.Returned)}</td><td>{Change(row.DefencesGained, row.DefencesLost)}</td></tr>\n"
                );
            }
            html.Add($"</tbody></table></div>\n");
        });

    private static string Change(long more, long less) =>
        more == 0 && less == 0 ? "–" : $"+{Numbers.Count(more)} \u2212{Numbers.Count(less)}";

    private static Html Signals(AuditReport report) =>
        Figure.Table(
            "Evidence",
            ["Signal", "Says", "Commits"],
            report
                .Coverage.Signals.Take(ListedSignals)
                .Select(signal => (IReadOnlyList<string>)[signal.Signal, Words.Of(signal.Level), Numbers.Count(signal.Commits)])
        );
}
