using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

/// <summary>
/// <c>pawl-report.html</c>: one file, no network. The numbers and tables are in the HTML itself; the script draws the
/// charts beside them and makes the table of open findings sortable. A strict content security policy lets nothing
/// else run, and everything out of the repository is encoded by <see cref="Html"/>.
/// </summary>
public static class HtmlReport
{
    /// <param name="rules">Texts of the rules, to say how open findings are mended; those without one are left out.</param>
    public static void Write(TextWriter output, AuditReport report, IReadOnlyList<RuleText> rules)
    {
        var sizes = new StyleSheet();
        var body = Body(report, rules, sizes);
        Page.Write(output, $"{report.Repository.Name}: Pawl report", body, sizes.ToString(), ChartData.Json(report));
    }

    /// <summary>The page without its style, script and data.</summary>
    internal static Html Body(AuditReport report, IReadOnlyList<RuleText> rules, StyleSheet sizes) =>
        Html.Of(html =>
        {
            var mend = MendSection.Of(report, rules);
            var analysers = AnalysersSection.Of(report);
            html.Add(Frame.Header(report, mend is not null));
            html.Add($"<main id=\"main\">\n");
            html.Add(SummarySection.Of(report));
            html.Add(AuthorsSection.Of(report, sizes));
            html.Add(CurveSection.Of(report));
            html.Add(RatesSection.Of(report));
            html.Add(WeaknessSection.Of(report));
            html.Add(TimelineSection.Of(report));
            html.Add(ChainsSection.Of(report));
            html.Add(StoriesSection.Of(report));
            html.Add(OpenSection.Of(report));
            if (mend is not null)
            {
                html.Add(mend);
            }
            html.Add(ComplexitySection.Of(report));
            if (analysers is not null)
            {
                html.Add(analysers);
            }
            html.Add(SkippedSection.Of(report));
            html.Add(MethodSection.Of(report));
            html.Add($"</main>\n");
            html.Add(Frame.Footer(report));
        });
}
