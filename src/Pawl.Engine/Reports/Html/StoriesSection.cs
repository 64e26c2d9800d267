using System.Globalization;
using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

/// <summary>The worst chains, one fold each: every iteration with what it did and its diff.</summary>
internal static class StoriesSection
{
    // All diffs together; what is over is left out and said.
    private const int DiffBudget = 1_200_000;
    private const int ListedFindings = 40;

    internal static Html Of(AuditReport report) =>
        Html.Of(html =>
        {
            var worse =
                report.WorstChains.Count == 0
                || report.WorstChains.Any(story => story.Chain.Degradation > 0 || story.Chain.DefencesLost > 0);
            Frame.Open(
                html,
                "stories",
                "The worst chains, step by step",
                worse
                    ? "Open a chain to see what each iteration introduced, fixed or took away, and its diff."
                    : "None of these chains ended worse than it began. Open one to see what each iteration did, and its diff."
            );
            if (report.WorstChains.Count == 0)
            {
                html.Add($"<p class=\"empty\">No chain got worse.</p>\n");
            }
            var left = DiffBudget;
            foreach (var story in report.WorstChains)
            {
                Story(html, story, report.Rules.Cap, ref left);
            }
            Frame.Close(html);
        });

    private static void Story(Html html, ChainStory story, int cap, ref int left)
    {
        var chain = story.Chain;
        var points = string.Join(',', chain.Points.Select(point => point.ToString(CultureInfo.InvariantCulture)));
        html.Add(
            $"<details class=\"chain\"><summary><span class=\"chain-path\"><code class=\"path\">{VisibleText.Cut(chain.Path, 200)}</code></span><span class=\"chain-facts\"><span class=\"score {(chain.Degradation > 0 ? "worse" : "")}\">{Numbers.Signed(chain.Degradation)}</span> <span class=\"{(chain.Length > cap ? "over" : "")}\">{Numbers.Counted(chain.Length, "iteration")}</span> <span>{VisibleText.Cut(string.Join(", ", chain.Models), 80)}</span> <span>{Numbers.Day(chain.StartTime)} to {Numbers.Day(chain.EndTime)}</span>{Marks(chain)}</span></summary>\n"
        );
        html.Add(
            $"<div class=\"chart chart-spark\" data-chart=\"spark\" data-points=\"{points}\" role=\"img\" aria-label=\"Degradation after each iteration: {points}\" hidden></div>\n<ol class=\"steps\">\n"
        );
        foreach (var iteration in story.Iterations)
        {
            Iteration(html, iteration, chain.Path, ref left);
        }
        html.Add($"</ol>");
        if (story.IterationsLeftOut > 0)
        {
            html.Add($"<p class=\"cut\">{Numbers.Counted(story.IterationsLeftOut, "iteration")} of this chain left out.</p>");
        }
        html.Add($"</details>\n");
    }

    private static Html Marks(ChainRow chain) =>
        Html.Of(html =>
        {
            if (chain.Born)
            {
                html.Add($" <span class=\"badge s-low\">created by an agent</span>");
            }
            if (chain.Open)
            {
                html.Add($" <span class=\"badge s-open\">in HEAD</span>");
            }
        });

    private static void Iteration(Html html, ChainIteration step, string chainPath, ref int left)
    {
        html.Add(
            $"<li><div class=\"step-head\"><span class=\"position\">{Numbers.Count(step.Position)}</span><div><h3 class=\"subject\"><bdi>{VisibleText.Cut(step.Subject, 160)}</bdi></h3><p class=\"meta\">{Badge.Author(step.Author)} {Badge.Commit(step.Commit)} <span class=\"day\">{Numbers.Day(step.Time)}</span>"
        );
        if (step.Path != chainPath)
        {
            html.Add($" <code class=\"path\">{VisibleText.Cut(step.Path, 200)}</code>");
        }
        html.Add($"</p></div></div>\n<ul class=\"chips\">");
        Chip(html, step.Introduced.Count, "introduced", "up");
        Chip(html, step.Returned.Count, "returned", "up");
        Chip(html, step.Fixed.Count, "fixed", "down");
        Chip(html, step.DefencesLost.Count, step.DefencesLost.Count == 1 ? "defence lost" : "defences lost", "up");
        Chip(html, step.DefencesGained.Count, step.DefencesGained.Count == 1 ? "defence gained" : "defences gained", "down");
        html.Add(
            $"<li>complexity {Numbers.Count(step.ComplexityBefore)} → {Numbers.Count(step.ComplexityAfter)}</li><li>degradation {Numbers.Signed(step.Degradation)}</li></ul>\n"
        );
        Findings(html, "Introduced", step.Introduced);
        Findings(html, "Returned", step.Returned);
        Findings(html, "Fixed", step.Fixed);
        Defences(html, "Defences lost", step.DefencesLost);
        Defences(html, "Defences gained", step.DefencesGained);
        Diff(html, step, ref left);
        html.Add($"</li>\n");
    }

    private static void Chip(Html html, int count, string what, string way)
    {
        if (count > 0)
        {
            html.Add($"<li class=\"{way}\">{Numbers.Count(count)} {what}</li>");
        }
    }

    private static void Findings(Html html, string title, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }
        html.Add($"<h4>{title}</h4><ul class=\"marks\">");
        foreach (var finding in findings.Take(ListedFindings))
        {
            html.Add(
                $"<li>{Badge.Severity(finding.Severity)} <b>{finding.Rule}</b> <span class=\"where\">line {Numbers.Count(finding.Place.StartLine)}</span> {VisibleText.Cut(finding.Message, 300)} <code class=\"snippet\">{VisibleText.Cut(finding.Snippet, 160)}</code>{OpenSection.Seen(finding)}</li>\n"
            );
        }
        html.Add($"</ul>");
        AuthorsSection.Cut(html, findings.Count, ListedFindings, "findings");
    }

    private static void Defences(Html html, string title, IReadOnlyList<Defence> defences)
    {
        if (defences.Count == 0)
        {
            return;
        }
        html.Add($"<h4>{title}</h4><ul class=\"marks\">");
        foreach (var defence in defences.Take(ListedFindings))
        {
            html.Add(
                $"<li><b>{defence.Kind}</b> <span class=\"where\">line {Numbers.Count(defence.Place.StartLine)}</span> <code class=\"snippet\">{VisibleText.Cut(defence.Snippet, 160)}</code></li>\n"
            );
        }
        html.Add($"</ul>");
        AuthorsSection.Cut(html, defences.Count, ListedFindings, "defences");
    }

    private static void Diff(Html html, ChainIteration step, ref int left)
    {
        if (step.Diff.Length == 0)
        {
            return;
        }
        if (step.Diff.Length > left)
        {
            html.Add($"<p class=\"cut\">The diff is left out: the page's share for diffs is used up.</p>");
            return;
        }
        left -= step.Diff.Length;
        html.Add($"<details class=\"diff\"><summary>Diff</summary>{DiffMarkup.Of(step.Diff)}");
        if (step.DiffCut)
        {
            html.Add($"<p class=\"cut\">The diff is longer than what is shown.</p>");
        }
        html.Add($"</details>");
    }
}
