using System.Globalization;
using System.Text;

namespace Pawl.Engine.Weaknesses;

/// <summary>Writes <c>docs/cwe-map.md</c>.</summary>
public static class CweMapPage
{
    public static string Render(CweCategories map, CweVectors vectors)
    {
        var page = new StringBuilder();
        page.Append("# Which weakness counts in which category\n\n");
        page.Append("<!-- Made from rules/cwe-categories.yaml and rules/cwe-vectors.yaml; a test says when it is stale. -->\n\n");
        page.Append(
            "The study that Pawl starts from sorts vulnerabilities into twelve categories of its own and publishes no map from CWE to them.\n"
        );
        page.Append("This is ours. The short names are the ones that Pawl's reports use; they are our words, not MITRE's titles.\n\n");
        page.Append("## Where a weakness would fit twice\n\n");
        foreach (var rule in map.TieBreaks)
        {
            page.Append("- ").Append(rule).Append('\n');
        }
        page.Append("\n## The categories\n\n| | category | what it means | weaknesses |\n|---|---|---|---|\n");
        for (var i = 0; i < map.All.Count; i++)
        {
            var category = map.All[i];
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {i + 1} | [{category.Title}](#{category.Id}) | {category.Means} | {category.Cwe.Count} |\n"
            );
        }
        foreach (var category in map.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n<a id=\"{category.Id}\"></a>\n\n### {category.Title}\n\n{category.Means}\n\n");
            foreach (var (cwe, name) in category.Cwe)
            {
                page.Append(CultureInfo.InvariantCulture, $"- [CWE-{cwe}](https://cwe.mitre.org/data/definitions/{cwe}.html) {name}\n");
            }
        }
        Vectors(page, map, vectors);
        return page.ToString();
    }

    private static void Vectors(StringBuilder page, CweCategories map, CweVectors vectors)
    {
        page.Append("\n## How bad each counts by CVSS\n\n");
        page.Append(
            "Studies record a CVSS v3.1 base vector with each finding. Only the kind of weakness is known of it, so it is the vector of the reasonable worst case, as FIRST's user guide asks for code whose use is not known: "
        );
        page.Append(
            "the code faces the network and needs no account, unless the weakness itself says otherwise. Vectors of real vulnerabilities of one kind differ; severity by these is one way of counting beside the rules' own.\n"
        );
        page.Append("The score follows from the vector by the specification's formula: 9.0 is critical, 7.0 high, 4.0 medium.\n\n");
        page.Append("| score | vector | what it comes to | why | weaknesses |\n|---|---|---|---|---|\n");
        foreach (var group in vectors.All.OrderByDescending(g => g.Vector.Score))
        {
            var names = group.Cwe.Order().Select(cwe => $"{cwe}{(map.NameOf(cwe) is { Length: > 0 } name ? $" {name}" : "")}");
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {group.Vector.Score:0.0} | `{group.Vector.Text}` | {group.Means} | {group.Why} | {string.Join("; ", names)} |\n"
            );
        }
    }
}
