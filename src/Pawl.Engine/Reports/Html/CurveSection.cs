using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

internal static class CurveSection
{
    internal static Html Of(AuditReport report) =>
        Html.Of(html =>
        {
            Frame.Open(
                html,
                "curve",
                "What iterating does",
                "A chain is one file's run of agent iterations since a person last intervened. Degradation is measured against the content where the chain started: above zero is worse, weighted by severity."
            );
            var curve = report.Degradation;
            if (curve.Points.Count < 2 && curve.Born.Count < 2)
            {
                html.Add($"<p class=\"empty\">Too few chains to draw a curve from.</p>\n");
            }
            Curve(html, "curve", "Agents iterating on code that was there: mean degradation with its 95% interval", curve.Points);
            Curve(html, "born", "Files that an agent created, against nothing: what it wrote, not what got worse", curve.Born);
            Frame.Close(html);
        });

    private static void Curve(Html html, string chart, string caption, IReadOnlyList<CurvePoint> points)
    {
        if (points.Count >= 2)
        {
            Figure.Add(html, chart, caption, Says(points), Table(caption, points));
        }
    }

    private static string Says(IReadOnlyList<CurvePoint> points)
    {
        var last = points[^1];
        return $"Line chart. Mean degradation is {Numbers.Signed(last.Mean)} at position {Numbers.Count(last.Position)}, from {Numbers.Counted(last.Chains, "chain")}. The table below has all points, also those with fewer than ten chains, which the chart leaves out.";
    }

    private static Html Table(string name, IReadOnlyList<CurvePoint> points) =>
        Figure.Table(
            name,
            ["Position", "Chains", "Mean degradation", "95% interval", "Worse than at the start", "Findings", "Defences"],
            points.Select(point =>
                (IReadOnlyList<string>)
                    [
                        Numbers.Count(point.Position),
                        Numbers.Count(point.Chains),
                        Numbers.Signed(point.Mean),
                        point is { Low: { } low, High: { } high } ? Numbers.Range(low, high) : "–",
                        $"{Numbers.Percent(point.Worse.Value)} ({Numbers.Percent(point.Worse.Low)}–{Numbers.Percent(point.Worse.High)})",
                        Numbers.Signed(point.MeanFindings),
                        Numbers.Signed(point.MeanDefences),
                    ]
            )
        );
}
