using Pawl.Engine.Audit;
using Pawl.Engine.Weaknesses;

namespace Pawl.Engine.Reports.Html;

/// <summary>What the rules behind the open findings say: why it matters, and the smallest mend in each language.</summary>
internal static class MendSection
{
    /// <summary>Null when there is nothing to mend, or no text that says how.</summary>
    internal static Html? Of(AuditReport report, IReadOnlyList<RuleText> rules)
    {
        var open = report
            .Open.GroupBy(finding => finding.Finding.Rule, StringComparer.Ordinal)
            .Select(group => (Rule: group.Key, Count: group.Count(), Worst: group.Max(finding => finding.Finding.Severity)))
            .OrderByDescending(row => row.Worst)
            .ThenByDescending(row => row.Count)
            .ThenBy(row => row.Rule, StringComparer.Ordinal)
            .ToList();
        var told = open.Where(row => rules.Any(rule => rule.Id == row.Rule)).ToList();
        if (told.Count == 0)
        {
            return null;
        }
        return Html.Of(html =>
        {
            Frame.Open(
                html,
                "mend",
                "How to mend it",
                "The rules behind the open findings, worst first: what can happen, and the smallest mend in the languages where they were found."
            );
            foreach (var row in told)
            {
                var languages = report
                    .Open.Where(finding => finding.Finding.Rule == row.Rule)
                    .Select(finding => RuleFamily.Of(finding.Language))
                    .ToHashSet(StringComparer.Ordinal);
                var texts = rules.Where(rule => rule.Id == row.Rule).OrderBy(rule => rule.Language, StringComparer.Ordinal).ToList();
                var fitting = texts.Where(rule => languages.Contains(rule.Language)).ToList();
                Rule(html, fitting.Count > 0 ? fitting : texts[..1], row.Count);
            }
            Frame.Close(html);
        });
    }

    private static void Rule(Html html, List<RuleText> texts, int count)
    {
        var first = texts[0];
        html.Add(
            $"<details class=\"rule\"><summary><b>{first.Title}</b> <span>{Numbers.Counted(count, "finding")}</span> {Badge.Severity(first.Severity)}</summary><p class=\"cwes\">{first.Id}: {Classes(first)}</p>\n"
        );
        foreach (var text in texts)
        {
            if (texts.Count > 1)
            {
                html.Add($"<h3>{text.Language}</h3>");
            }
            html.Add($"<p>{text.Why}</p><p><b>Instead:</b> {text.Instead}</p>\n");
        }
        html.Add($"</details>\n");
    }

    private static string Classes(RuleText rule) =>
        string.Join(", ", rule.Cwe.Select(cwe => $"{CweCategories.Id(cwe)} {CweCategories.BuiltIn.NameOf(cwe)}".TrimEnd()));
}
