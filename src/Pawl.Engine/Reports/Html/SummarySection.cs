using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

internal static class SummarySection
{
    internal static Html Of(AuditReport report) =>
        Html.Of(html =>
        {
            var headline = AuditHeadline.Of(report);
            var facts = report.Repository;
            html.Add(
                $"<section id=\"summary\" class=\"hero\" aria-labelledby=\"summary-title\"><p class=\"kicker\">Security audit of <bdi>{VisibleText.Cut(facts.Name, 100)}</bdi></p>"
            );
            html.Add($"<h1 id=\"summary-title\">{headline.Title}</h1>\n<p class=\"lead\">{headline.Lead}</p>\n<ul class=\"cards\">");
            foreach (var card in headline.Cards)
            {
                html.Add(
                    $"<li class=\"card {(card.Tone switch { Tone.Bad => "bad", Tone.Good => "good", _ => "" })}\"><span class=\"label\">{card.Label}</span> <strong>{card.Value}</strong> <span class=\"detail\">{card.Detail}</span></li>\n"
                );
            }
            html.Add($"</ul>\n<dl class=\"facts\">");
            Fact(html, "Commits", Numbers.Count(facts.Commits));
            Fact(html, "From", facts.FirstTime is { } first ? Numbers.Day(first) : "–");
            Fact(html, "To", facts.LastTime is { } last ? Numbers.Day(last) : "–");
            Fact(html, "Branch", facts.Branch ?? "–");
            Fact(html, "HEAD", facts.Head is { } head ? Numbers.ShortId(head) : "no commit yet");
            Fact(html, "Steps analysed", Numbers.Count(report.Totals.Steps));
            html.Add($"</dl>\n");
            if (facts.Shallow)
            {
                html.Add(
                    $"<p class=\"warning\">The clone is shallow: history before it cannot be seen, so chains may be longer and findings older than shown.</p>\n"
                );
            }
            if (facts.Partial)
            {
                html.Add($"<p class=\"warning\">The clone is partial: contents that are not on this machine were not looked at.</p>\n");
            }
            if (Numbers.Others(report.OtherLanguages) is { } others)
            {
                html.Add($"<p class=\"warning\">Not looked at: {others}.</p>\n");
            }
            Frame.Close(html);
        });

    private static void Fact(Html html, string name, string value) =>
        html.Add($"<div><dt>{name}</dt><dd><bdi>{VisibleText.Cut(value, 80)}</bdi></dd></div>");
}
