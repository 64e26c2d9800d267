using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;
using Pawl.Engine.Weaknesses;

namespace Pawl.Engine.Reports.Html;

/// <summary>Findings in HEAD, worst first; the script adds filters and sorting.</summary>
internal static class OpenSection
{
    private const int Listed = 1500;

    internal static Html Of(AuditReport report) =>
        Html.Of(html =>
        {
            Frame.Open(
                html,
                "open",
                "What stands open today",
                "Every finding in the content of HEAD, with the commit that brought it in, who wrote that, how far the chain had come, and how long it has stood."
            );
            if (report.Open.Count == 0)
            {
                html.Add($"<p class=\"empty\">Nothing stands open.</p>\n");
                Frame.Close(html);
                return;
            }
            html.Add(
                $"<form class=\"filters\" id=\"filters\" hidden><label>Search <input type=\"search\" name=\"text\" placeholder=\"path, rule, message\" autocomplete=\"off\"></label>"
            );
            html.Add(
                $"<label>Severity <select name=\"severity\"><option value=\"\">all</option><option>critical</option><option>high</option><option>medium</option><option>low</option></select></label>"
            );
            html.Add(
                $"<label>Written by <select name=\"author\"><option value=\"\">anybody</option>{Kinds(report)}</select></label><output id=\"shown\" aria-live=\"polite\"></output></form>\n"
            );
            html.Add(
                $"<div class=\"scroll wide\" role=\"region\" aria-label=\"Open findings\" tabindex=\"0\"><table id=\"findings\" class=\"findings\"><thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">Weakness</th><th scope=\"col\">Where</th><th scope=\"col\">Brought in by</th><th scope=\"col\">Position</th><th scope=\"col\">Age</th></tr></thead><tbody>\n"
            );
            foreach (var open in Ordered(report).Take(Listed))
            {
                Row(html, open, report.Rules.Cap);
            }
            html.Add($"</tbody></table></div>\n");
            AuthorsSection.Cut(html, report.Open.Count, Listed, "open findings, all of them no worse,");
            Frame.Close(html);
        });

    private static IEnumerable<OpenFinding> Ordered(AuditReport report) =>
        report
            .Open.OrderByDescending(open => open.Finding.Severity)
            .ThenByDescending(open => open.Finding.Confidence)
            .ThenBy(open => open.Path, StringComparer.Ordinal)
            .ThenBy(open => open.Finding.Place.StartLine)
            .ThenBy(open => open.Finding.Rule, StringComparer.Ordinal);

    private static Html Kinds(AuditReport report) =>
        Html.Of(html =>
        {
            foreach (var kind in report.Open.Select(open => Words.Of(open.Author.Kind)).Distinct().Order(StringComparer.Ordinal))
            {
                html.Add($"<option>{kind}</option>");
            }
        });

    internal static Html Seen(Finding finding) =>
        Html.Of(html =>
        {
            if (finding.Witnesses is { } witnesses)
            {
                html.Add(
                    $"<small>seen by {string.Join(", ", witnesses.Select(witness => VisibleText.Line(witness.Analyser)).Distinct())}</small>"
                );
            }
        });

    private static void Row(Html html, OpenFinding open, int cap)
    {
        var finding = open.Finding;
        var cwe = finding.Cwe.Count == 0 ? 0 : finding.Cwe[0];
        html.Add(
            $"<tr data-severity=\"{Words.Of(finding.Severity)}\" data-author=\"{Words.Of(open.Author.Kind)}\"><td data-sort=\"{(int)finding.Severity}\">{Badge.Severity(finding.Severity)}<small>{Words.Of(finding.Confidence)} confidence</small></td>"
        );
        html.Add(
            $"<td><b>{finding.Rule}</b><small>{CweCategories.Id(cwe)} {CweCategories.BuiltIn.NameOf(cwe)}</small><span class=\"message\">{VisibleText.Cut(finding.Message, 300)}</span>{Seen(finding)}</td>"
        );
        html.Add(
            $"<td><code class=\"path\">{VisibleText.Cut(open.Path, 240)}:{finding.Place.StartLine}</code><code class=\"snippet\">{VisibleText.Cut(finding.Snippet, 160)}</code></td>"
        );
        html.Add(
            $"<td>{Badge.Author(open.Author)}<small>{Badge.Commit(open.Commit)} {Numbers.Day(open.Time)}</small><span class=\"message\"><bdi>{VisibleText.Cut(open.Subject, 120)}</bdi></span></td>"
        );
        html.Add(
            $"<td data-sort=\"{open.Position}\" class=\"num {(open.Position > cap ? "over" : "")}\">{(open.Position == 0 ? "–" : Numbers.Count(open.Position))}</td>"
        );
        html.Add(
            $"<td data-sort=\"{open.AgeDays}\" class=\"num\">{(open.Exact ? "" : "≥ ")}{Numbers.Counted(open.AgeDays, "day")}{(open.Returned ? ", came back" : "")}</td></tr>\n"
        );
    }
}
