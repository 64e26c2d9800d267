using System.Security.Cryptography;
using System.Text;
using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

/// <summary>
/// <c>pawl-report.html</c>: one file, no network. The numbers and tables are in the HTML itself; the script draws the
/// charts beside them and makes the table of open findings sortable. A strict content security policy lets nothing
/// else run, and everything out of the repository is encoded by <see cref="Html"/>.
/// </summary>
public static class HtmlReport
{
    private static readonly string Style = PageAsset.Text("report.css");
    private static readonly string Script = PageAsset.Text("report.js");

    /// <param name="rules">Texts of the rules, to say how open findings are mended; those without one are left out.</param>
    public static void Write(TextWriter output, AuditReport report, IReadOnlyList<RuleText> rules)
    {
        var sizes = new StyleSheet();
        var body = Body(report, rules, sizes);
        var own = sizes.ToString();
        var data = ChartData.Json(report);
        output.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        output.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"");
        output.Write(
            $"default-src 'none'; img-src data:; style-src {Hash(Style)} {Hash(own)}; script-src {Hash(Script)}; base-uri 'none'; form-action 'none'\">\n"
        );
        output.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        output.Write(
            "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n"
        );
        output.Write($"<title>{Html.Encode(report.Repository.Name)}: Pawl report</title>\n");
        output.Write($"<link rel=\"icon\" href=\"{Frame.Icon}\">\n<style>{Style}</style>\n<style>{own}</style>\n</head>\n<body>\n");
        body.WriteTo(output);
        output.Write($"<script type=\"application/json\" id=\"data\">{data}</script>\n<script>{Script}</script>\n</body>\n</html>\n");
    }

    /// <summary>The page without its style, script and data.</summary>
    internal static Html Body(AuditReport report, IReadOnlyList<RuleText> rules, StyleSheet sizes) =>
        Html.Of(html =>
        {
            var mend = MendSection.Of(report, rules);
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
            html.Add(SkippedSection.Of(report));
            html.Add(MethodSection.Of(report));
            html.Add($"</main>\n");
            html.Add(Frame.Footer(report));
        });

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
