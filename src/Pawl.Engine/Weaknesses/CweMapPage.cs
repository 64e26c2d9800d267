using System.Globalization;
using System.Text;

namespace Pawl.Engine.Weaknesses;

/// <summary>Writes <c>docs/cwe-map.md</c>.</summary>
public static class CweMapPage
{
    public static string Render(CweCategories map)
    {
        var page = new StringBuilder();
        page.Append("# Which weakness counts in which category\n\n");
        page.Append("<!-- Made from rules/cwe-categories.yaml; a test says when it is stale. -->\n\n");
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
        return page.ToString();
    }
}
