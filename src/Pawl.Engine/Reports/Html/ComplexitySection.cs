using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

internal static class ComplexitySection
{
    private const int Listed = 40;

    internal static Html Of(AuditReport report) =>
        Html.Of(html =>
        {
            var share = Numbers.Percent(report.Rules.ComplexityRise);
            Frame.Open(
                html,
                "complexity",
                "Where code got harder to check",
                $"{Numbers.Counted(report.Totals.ComplexityRises, "time")} a function's cyclomatic complexity rose by more than {share} in one step. Complexity is what the study found to go along with new vulnerabilities most. The steepest rises inside the worst chains:"
            );
            var rises = Steepest(report);
            if (rises.Count == 0)
            {
                html.Add($"<p class=\"empty\">None inside the worst chains.</p>\n");
            }
            else
            {
                html.Add(Table(rises));
            }
            Frame.Close(html);
        });

    private static Html Table(List<(ChainIteration Step, FunctionRise Rise)> rises) =>
        Figure.Table(
            "Complexity rises",
            ["Function", "Before", "After", "Rise", "File", "Position", "Author", "Commit"],
            rises
                .Take(Listed)
                .Select(row =>
                    (IReadOnlyList<string>)
                        [
                            VisibleText.Cut(row.Rise.Function, 120),
                            Numbers.Count(row.Rise.Before),
                            Numbers.Count(row.Rise.After),
                            row.Rise.Before == 0
                                ? "new"
                                : "+" + Numbers.Percent((double)(row.Rise.After - row.Rise.Before) / row.Rise.Before),
                            VisibleText.Cut(row.Step.Path, 160),
                            Numbers.Count(row.Step.Position),
                            row.Step.Author.Tool is null ? Words.Of(row.Step.Author.Kind) : row.Step.Author.ToolAndModel,
                            Numbers.ShortId(row.Step.Commit),
                        ]
                )
        );

    private static List<(ChainIteration Step, FunctionRise Rise)> Steepest(AuditReport report) =>
        [
            .. report
                .WorstChains.SelectMany(story => story.Iterations)
                .SelectMany(step => step.Rises.Select(rise => (Step: step, Rise: rise)))
                .OrderByDescending(row => row.Rise.After - row.Rise.Before)
                .ThenBy(row => row.Step.Path, StringComparer.Ordinal)
                .ThenBy(row => row.Rise.Function, StringComparer.Ordinal)
                .ThenBy(row => row.Step.Position),
        ];
}
