using System.Globalization;
using System.Text;
using Pawl.Analysis.Findings;
using Pawl.Engine.Weaknesses;

namespace Pawl.Engine.Reports.Sarif;

/// <summary>Turns a rule's texts into SARIF's description of it, one for all languages that the rule exists in.</summary>
internal static class SarifRules
{
    internal static string Level(Severity severity) =>
        severity switch
        {
            Severity.Critical or Severity.High => "error",
            Severity.Medium => "warning",
            _ => "note",
        };

    /// <param name="texts">The rule in each language; empty for a finding whose rule has no text here.</param>
    /// <param name="findings">What it found: severity and confidence for a rule without a text.</param>
    internal static SarifRule Of(string id, IEnumerable<RuleText> texts, IEnumerable<Finding> findings)
    {
        var all = texts.OrderBy(text => text.Language, StringComparer.Ordinal).ToList();
        var first = all.Count > 0 ? all[0] : FromFinding(id, findings.First());
        if (all.Count == 0)
        {
            all.Add(first);
        }
        var severity = all.Max(text => text.Severity);
        var confidence = all.Max(text => text.Confidence);
        return new SarifRule(
            id,
            Name(id),
            new SarifText(Sentence(first.Title)),
            new SarifText(Sentence(first.Why.Length == 0 ? first.Title : first.Why)),
            first.References.Count > 0 ? first.References[0]
                : first.Cwe.Count > 0 ? Definition(first.Cwe[0])
                : null,
            new SarifMarkdown(PlainHelp(all), MarkdownHelp(all)),
            new SarifConfiguration(Level(severity)),
            new SarifRuleProperties(
                ["security", .. all.SelectMany(text => text.Cwe).Distinct().Order().Select(Tag)],
                Words.Of(confidence),
                Level(severity) == "note" ? "recommendation" : Level(severity),
                Score(severity)
            )
        );
    }

    private static RuleText FromFinding(string id, Finding finding) =>
        new(id, "", finding.Message, "", "", finding.Cwe, finding.Severity, finding.Confidence, []);

    // GitHub's cuts: critical above 9.0, high from 7.0, medium from 4.0.
    private static string Score(Severity severity) =>
        severity switch
        {
            Severity.Critical => "9.5",
            Severity.High => "8.0",
            Severity.Medium => "5.5",
            _ => "2.5",
        };

    private static string Tag(int cwe) => string.Create(CultureInfo.InvariantCulture, $"external/cwe/cwe-{cwe:000}");

    private static string Definition(int cwe) =>
        string.Create(CultureInfo.InvariantCulture, $"https://cwe.mitre.org/data/definitions/{cwe}.html");

    private static string Name(string id) =>
        string.Concat(id.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Sentence(string text)
    {
        var line = text.Trim();
        return line.Length == 0 || line[^1] is '.' or '!' or '?' ? line : line + ".";
    }

    private static string PlainHelp(List<RuleText> texts)
    {
        var help = new StringBuilder();
        foreach (var text in texts)
        {
            help.Append(help.Length == 0 ? "" : "\n\n").Append(Heading(text, texts.Count)).Append(Sentence(text.Why));
            help.Append(text.Instead.Length == 0 ? "" : "\nInstead: ").Append(Sentence(text.Instead));
        }
        return help.Length == 0 ? Sentence(texts[0].Title) : help.ToString();
    }

    private static string Heading(RuleText text, int of) => of > 1 ? text.Language + ": " : "";

    private static string MarkdownHelp(List<RuleText> texts)
    {
        var help = new StringBuilder();
        help.Append(CultureInfo.InvariantCulture, $"# {texts[0].Title}\n");
        foreach (var text in texts)
        {
            if (texts.Count > 1)
            {
                help.Append(CultureInfo.InvariantCulture, $"\n## {text.Language}\n");
            }
            if (text.Why.Length > 0)
            {
                help.Append(CultureInfo.InvariantCulture, $"\n{text.Why.Trim()}\n");
            }
            if (text.Instead.Length > 0)
            {
                help.Append(CultureInfo.InvariantCulture, $"\n**Instead:** {text.Instead.Trim()}\n");
            }
        }
        var links = texts.SelectMany(text => text.Cwe).Distinct().Order().ToList();
        if (links.Count > 0)
        {
            help.Append("\n## Read more\n\n");
        }
        foreach (var cwe in links)
        {
            help.Append(CultureInfo.InvariantCulture, $"- [CWE-{cwe}]({Definition(cwe)}) {CweCategories.BuiltIn.NameOf(cwe)}\n");
        }
        return help.ToString();
    }
}
