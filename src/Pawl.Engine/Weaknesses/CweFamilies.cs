using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Pawl.Engine.Weaknesses;

/// <summary>Which CWEs mean the same weakness when two tools, or a tool and a label, name one place. Data: <c>rules/cwe-families.yaml</c>.</summary>
public static class CweFamilies
{
    private const string Resource = "cwe-families.yaml";
    private static readonly Lazy<Dictionary<int, HashSet<string>>> Families = new(Load);

    /// <summary>They are the same number, or some family has both.</summary>
    public static bool AreKin(int one, int other) =>
        one == other
        || Families.Value.TryGetValue(one, out var ofOne) && Families.Value.TryGetValue(other, out var ofOther) && ofOne.Overlaps(ofOther);

    /// <summary>Some number of the one is kin to some number of the other.</summary>
    public static bool AreKin(IReadOnlyList<int> ones, IReadOnlyList<int> others) =>
        ones.Any(one => others.Any(other => AreKin(one, other)));

    private static Dictionary<int, HashSet<string>> Load()
    {
        using var stream = typeof(CweFamilies).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        var families = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode).Children["families"];
        var byCwe = new Dictionary<int, HashSet<string>>();
        foreach (var (name, members) in families)
        {
            foreach (var member in ((YamlSequenceNode)members).Cast<YamlScalarNode>())
            {
                var cwe = int.Parse(member.Value!, CultureInfo.InvariantCulture);
                if (!byCwe.TryGetValue(cwe, out var names))
                {
                    byCwe.Add(cwe, names = new HashSet<string>(StringComparer.Ordinal));
                }
                names.Add(((YamlScalarNode)name).Value!);
            }
        }
        return byCwe;
    }
}
