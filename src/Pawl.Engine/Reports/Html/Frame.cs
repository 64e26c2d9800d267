using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

/// <summary>What stands around the sections.</summary>
internal static class Frame
{
    // A ratchet's tooth and the catch in it.
    internal const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%234a43d6'/%3E%3Cpath d='M7 23V11l6 6v-6l6 6v-6l6 6v6z' fill='%23fff'/%3E%3C/svg%3E";

    private static readonly (string Id, string Title)[] Parts =
    [
        ("summary", "Summary"),
        ("authors", "Who wrote it"),
        ("curve", "Iterating"),
        ("rates", "Agents and people"),
        ("weaknesses", "Weaknesses"),
        ("timeline", "Month by month"),
        ("chains", "Chains"),
        ("stories", "Worst chains"),
        ("open", "Open today"),
        ("mend", "How to mend"),
        ("complexity", "Complexity"),
        ("analysers", "Outside analysers"),
        ("skipped", "Not looked at"),
        ("method", "Method"),
    ];

    /// <param name="mends">The section on mending is there.</param>
    internal static Html Header(AuditReport report, bool mends) =>
        Header(
            report.Repository.Name,
            Parts.Where(part =>
                part.Id is not ("mend" or "analysers")
                || part.Id == "mend" && mends
                || part.Id == "analysers" && report.AnalysersInHistory is not null
            )
        );

    /// <param name="name">What the page is about.</param>
    /// <param name="parts">Sections by id, with what the list of sections calls them.</param>
    internal static Html Header(string name, IEnumerable<(string Id, string Title)> parts) =>
        Html.Of(html =>
        {
            html.Add($"<a class=\"skip\" href=\"#main\">Skip to the report</a>\n<header class=\"top\"><div class=\"bar\">");
            html.Add(
                $"<a class=\"brand\" href=\"#summary\"><svg viewBox=\"0 0 32 32\" width=\"28\" height=\"28\" aria-hidden=\"true\"><rect width=\"32\" height=\"32\" rx=\"8\"/><path d=\"M7 23V11l6 6v-6l6 6v-6l6 6v6z\"/></svg><span>Pawl</span></a>"
            );
            html.Add($"<span class=\"repo\">{VisibleText.Cut(name, 60)}</span>");
            html.Add($"<button type=\"button\" class=\"theme\" id=\"theme\" hidden>Dark</button></div></header>\n");
            html.Add($"<div class=\"shell\"><nav class=\"toc\" aria-label=\"Sections\"><ol>");
            foreach (var (id, title) in parts)
            {
                html.Add($"<li><a href=\"#{id}\">{title}</a></li>");
            }
            html.Add($"</ol></nav>\n");
        });

    internal static Html Footer(AuditReport report) =>
        Html.Of(html =>
            html.Add(
                $"</div>\n<footer><p>Made by Pawl {report.Rules.EngineVersion} from the repository alone: nothing was sent anywhere, and this page loads nothing. Rules {report.Rules.RulesDigest}.</p></footer>\n"
            )
        );

    /// <summary>The beginning of a section.</summary>
    internal static void Open(Html html, string id, string title, string lead)
    {
        html.Add($"<section id=\"{id}\" aria-labelledby=\"{id}-title\"><h2 id=\"{id}-title\">{title}</h2>\n");
        if (lead.Length > 0)
        {
            html.Add($"<p class=\"lead\">{lead}</p>\n");
        }
    }

    internal static void Close(Html html) => html.Add($"</section>\n");
}
