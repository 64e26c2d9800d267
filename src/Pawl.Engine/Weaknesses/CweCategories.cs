using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Pawl.Engine.Weaknesses;

/// <summary>The published map from CWE numbers to the study's categories, and what reports call a weakness. Data: <c>rules/cwe-categories.yaml</c>.</summary>
public sealed class CweCategories
{
    private const string Resource = "cwe-categories.yaml";
    private static readonly Lazy<CweCategories> Shipped = new(LoadShipped);
    private readonly Dictionary<int, CweCategory> byCwe = [];

    private CweCategories(IReadOnlyList<CweCategory> all, IReadOnlyList<string> tieBreaks)
    {
        All = all;
        TieBreaks = tieBreaks;
        foreach (var category in all)
        {
            foreach (var cwe in category.Cwe.Keys)
            {
                if (!byCwe.TryAdd(cwe, category))
                {
                    throw new FormatException($"CWE-{cwe} stands in {byCwe[cwe].Id} and in {category.Id}");
                }
            }
        }
    }

    /// <summary>The map that comes with Pawl.</summary>
    public static CweCategories BuiltIn => Shipped.Value;

    public IReadOnlyList<CweCategory> All { get; }

    /// <summary>How a weakness that fits two categories is counted.</summary>
    public IReadOnlyList<string> TieBreaks { get; }

    /// <summary>Null when the map does not list the weakness.</summary>
    public CweCategory? Of(int cwe) => byCwe.GetValueOrDefault(cwe);

    /// <summary>A short name: <c>SQL injection</c>; empty when the map does not list the weakness.</summary>
    public string NameOf(int cwe) => byCwe.TryGetValue(cwe, out var category) ? category.Cwe[cwe] : "";

    /// <summary><c>CWE-89</c>, or <c>no CWE</c> for 0.</summary>
    public static string Id(int cwe) => cwe == 0 ? "no CWE" : string.Create(CultureInfo.InvariantCulture, $"CWE-{cwe}");

    /// <exception cref="FormatException">The text is not of the form that <c>rules/cwe-categories.yaml</c> shows.</exception>
    public static CweCategories Read(TextReader text)
    {
        var stream = new YamlStream();
        stream.Load(text);
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            throw new FormatException("the map of CWEs must be one YAML mapping");
        }
        var categories = Sequence(root, "categories").Select(node => Category((YamlMappingNode)node)).ToList();
        return new CweCategories(categories, [.. Sequence(root, "tie-breaks").Select(node => ((YamlScalarNode)node).Value!)]);
    }

    private static CweCategory Category(YamlMappingNode node)
    {
        var names = new SortedDictionary<int, string>();
        foreach (var (number, name) in (YamlMappingNode)Child(node, "cwe"))
        {
            names.Add(int.Parse(((YamlScalarNode)number).Value!, CultureInfo.InvariantCulture), ((YamlScalarNode)name).Value!);
        }
        return new CweCategory(Text(node, "id"), Text(node, "title"), Text(node, "means"), names);
    }

    private static YamlSequenceNode Sequence(YamlMappingNode node, string key) => (YamlSequenceNode)Child(node, key);

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)Child(node, key)).Value!;

    private static YamlNode Child(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var child) ? child : throw new FormatException($"line {node.Start.Line}: '{key}' is missing");

    private static CweCategories LoadShipped()
    {
        using var stream = typeof(CweCategories).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
