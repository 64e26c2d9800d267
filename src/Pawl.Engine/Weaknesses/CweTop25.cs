using System.Globalization;
using System.Text;
using Pawl.Analysis;
using YamlDotNet.RepresentationModel;

namespace Pawl.Engine.Weaknesses;

/// <summary>Which rules look for each of the CWE Top 25, from the rules' own numbers. Data: <c>rules/cwe-top-25.yaml</c>. Writes <c>docs/cwe-top-25.md</c>.</summary>
public static class CweTop25
{
    private const string Resource = "cwe-top-25.yaml";

    /// <param name="In">Folders of the languages that can have it; empty: all.</param>
    private sealed record Entry(int Cwe, string Name, IReadOnlyList<string> In);

    public static string Page(RuleLibrary.RuleLibrary rules)
    {
        using var stream = typeof(CweTop25).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var entries = ((YamlSequenceNode)root.Children["weaknesses"]).Cast<YamlMappingNode>().Select(Read).ToList();
        var languages = rules.Languages;
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# The CWE Top 25 of {root.Children["year"]}, and the rules that look for it\n\n");
        page.Append("<!-- Made from rules/cwe-top-25.yaml and the rules' own CWEs; a test says when it is stale. -->\n\n");
        page.Append(
            "A rule stands where it names the weakness itself. Where none does, rules for kindred weaknesses stand in brackets (`rules/cwe-families.yaml`). "
        );
        page.Append(
            "A dash is for languages that cannot have the weakness; an empty cell is a gap. A rule that looks for a weakness finds some of its forms, not all.\n\n"
        );
        page.Append("| | weakness |");
        foreach (var language in languages)
        {
            page.Append(CultureInfo.InvariantCulture, $" {TitleOf(language)} |");
        }
        page.Append("\n|---|---|").Append(string.Concat(Enumerable.Repeat("---|", languages.Count))).Append('\n');
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {i + 1} | [CWE-{entry.Cwe}](https://cwe.mitre.org/data/definitions/{entry.Cwe}.html) {entry.Name} |"
            );
            foreach (var language in languages)
            {
                page.Append(CultureInfo.InvariantCulture, $" {Cell(entry, language, rules)} |");
            }
            page.Append('\n');
        }
        return page.ToString();
    }

    private static Entry Read(YamlMappingNode node) =>
        new(
            int.Parse(((YamlScalarNode)node.Children["cwe"]).Value!, CultureInfo.InvariantCulture),
            ((YamlScalarNode)node.Children["name"]).Value!,
            node.Children.TryGetValue("in", out var languages)
                ? [.. ((YamlSequenceNode)languages).Cast<YamlScalarNode>().Select(l => l.Value!)]
                : []
        );

    private static string TitleOf(string folder) =>
        string.Join(", ", Analyser.Languages.Where(l => l.Rules == folder).Select(l => l.Title).Distinct(StringComparer.Ordinal));

    private static string Cell(Entry entry, string language, RuleLibrary.RuleLibrary rules)
    {
        if (entry.In.Count > 0 && !entry.In.Contains(language))
        {
            return "-";
        }
        var all = rules.Of(language).Rules;
        var exact = all.Where(r => r.Cwe.Contains(entry.Cwe)).Select(r => r.Id).Order(StringComparer.Ordinal).ToList();
        return exact.Count > 0
            ? string.Join(", ", exact)
            : string.Join(
                ", ",
                all.Where(r => CweFamilies.AreKin(r.Cwe, [entry.Cwe])).Select(r => $"({r.Id})").Order(StringComparer.Ordinal)
            );
    }
}
