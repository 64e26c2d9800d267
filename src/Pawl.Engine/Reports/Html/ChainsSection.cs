using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

internal static class ChainsSection
{
    internal static Html Of(AuditReport report) =>
        Html.Of(html =>
        {
            var chains = report.Chains;
            var unknown = chains.UnknownShare is { } share and > 0
                ? $" {Numbers.Percent(share)} of the steps inside chains have no known author."
                : "";
            Frame.Open(
                html,
                "chains",
                "How long agents went on alone",
                $"A chain ends when a person edits or reviews the content. The cap is {Numbers.Counted(report.Rules.Cap, "iteration")}.{unknown}"
            );
            if (chains.Count == 0)
            {
                html.Add($"<p class=\"empty\">No chain of agents' iterations was found.</p>\n");
            }
            else
            {
                Figure.Add(
                    html,
                    "lengths",
                    "Chains by their length",
                    $"Bar chart. {Numbers.Count(chains.OverCap)} of {Numbers.Counted(chains.Count, "chain")} are longer than {Numbers.Count(report.Rules.Cap)}.",
                    Lengths(chains)
                );
                html.Add($"<h3>The longest</h3>{Longest(report)}");
            }
            Frame.Close(html);
        });

    private static Html Lengths(ChainSummary chains) =>
        Figure.Table(
            "Chains by length",
            ["Iterations", "Chains"],
            chains
                .Lengths.Where(row => row.Chains > 0)
                .Select(row => (IReadOnlyList<string>)[Numbers.Count(row.Length), Numbers.Count(row.Chains)])
        );

    private static Html Longest(AuditReport report) =>
        Html.Of(html =>
        {
            html.Add(
                $"<div class=\"scroll\" role=\"region\" aria-label=\"Longest chains\" tabindex=\"0\"><table class=\"numbers\"><thead><tr><th scope=\"col\">File</th><th scope=\"col\">Iterations</th><th scope=\"col\">Degradation</th><th scope=\"col\">Defences lost</th><th scope=\"col\">Models</th><th scope=\"col\">From</th><th scope=\"col\">To</th><th scope=\"col\">In HEAD</th></tr></thead><tbody>\n"
            );
            foreach (var chain in report.Chains.Longest)
            {
                var over = chain.Length > report.Rules.Cap ? "over" : "";
                html.Add(
                    $"<tr><th scope=\"row\"><code class=\"path\">{VisibleText.Cut(chain.Path, 200)}</code></th><td class=\"{over}\">{Numbers.Count(chain.Length)}</td><td>{Numbers.Signed(chain.Degradation)}</td><td>{Numbers.Count(chain.DefencesLost)}</td><td class=\"text\">{VisibleText.Cut(string.Join(", ", chain.Models), 120)}</td><td>{Numbers.Day(chain.StartTime)}</td><td>{Numbers.Day(chain.EndTime)}</td><td>{(chain.Open ? "yes" : "no")}</td></tr>\n"
                );
            }
            html.Add($"</tbody></table></div>\n");
        });
}
