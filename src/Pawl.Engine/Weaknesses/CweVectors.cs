using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Pawl.Engine.Weaknesses;

/// <summary>The CVSS base vector that each weakness counts with where only its kind is known. Data: <c>rules/cwe-vectors.yaml</c>, which says why.</summary>
public sealed class CweVectors
{
    private const string Resource = "cwe-vectors.yaml";
    private static readonly Lazy<CweVectors> Shipped = new(LoadShipped);
    private readonly Dictionary<int, CvssVector> byCwe = [];
    private readonly Dictionary<string, CvssVector> byText = new(StringComparer.Ordinal);

    /// <summary>Weaknesses that have a vector in common.</summary>
    /// <param name="Means">What they come to.</param>
    public sealed record Group(CvssVector Vector, string Means, string Why, IReadOnlyList<int> Cwe);

    private CweVectors(IReadOnlyList<Group> all)
    {
        All = all;
        foreach (var group in all)
        {
            byText.TryAdd(group.Vector.Text, group.Vector);
            foreach (var cwe in group.Cwe)
            {
                if (!byCwe.TryAdd(cwe, byText[group.Vector.Text]))
                {
                    throw new FormatException($"CWE-{cwe} has two vectors");
                }
            }
        }
    }

    /// <summary>Those that come with Pawl.</summary>
    public static CweVectors BuiltIn => Shipped.Value;

    public IReadOnlyList<Group> All { get; }

    /// <summary>Null when none is given for the weakness.</summary>
    public CvssVector? Of(int cwe) => byCwe.GetValueOrDefault(cwe);

    /// <summary>The vector that a text says; null when it says none.</summary>
    public CvssVector? Read(string text) => byText.GetValueOrDefault(text) ?? CvssVector.TryRead(text);

    /// <exception cref="FormatException">The text is not of the form that <c>rules/cwe-vectors.yaml</c> shows.</exception>
    public static CweVectors Read(TextReader text)
    {
        var stream = new YamlStream();
        stream.Load(text);
        return
            stream.Documents is [{ RootNode: YamlMappingNode root }]
            && root.Children.TryGetValue("vectors", out var vectors)
            && vectors is YamlSequenceNode groups
            ? new CweVectors([.. groups.Cast<YamlMappingNode>().Select(GroupOf)])
            : throw new FormatException("the vectors of CWEs must be a sequence under 'vectors'");
    }

    private static Group GroupOf(YamlMappingNode node)
    {
        string Text(string key) =>
            node.Children.TryGetValue(key, out var child)
                ? ((YamlScalarNode)child).Value!
                : throw new FormatException($"line {node.Start.Line}: '{key}' is missing");
        var vector = Text("vector");
        return new Group(
            CvssVector.TryRead(vector) ?? throw new FormatException($"line {node.Start.Line}: {vector} is no base vector of CVSS 3.1"),
            Text("means"),
            Text("why"),
            [
                .. ((YamlSequenceNode)node.Children["cwe"]).Select(cwe =>
                    int.Parse(((YamlScalarNode)cwe).Value!, CultureInfo.InvariantCulture)
                ),
            ]
        );
    }

    private static CweVectors LoadShipped()
    {
        using var stream = typeof(CweVectors).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
