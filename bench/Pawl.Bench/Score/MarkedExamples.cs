using System.Globalization;
using Pawl.Engine.RuleLibrary;
using YamlDotNet.RepresentationModel;

namespace Pawl.Bench.Score;

/// <summary>Examples beside rules: each mark is a case about one line, and the rule's file tells its CWE.</summary>
internal static class MarkedExamples
{
    internal static IEnumerable<LabelledCase> Cases(string folder)
    {
        foreach (var rule in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileNameWithoutExtension(rule);
            var examples = Directory
                .EnumerateFiles(Path.GetDirectoryName(rule)!, id + ".*")
                .Where(path => Path.GetExtension(path) != ".yaml" && Analysis.Analyser.LanguageOf(path, default) is not null)
                .ToList();
            var cwe = examples.Count == 0 ? [] : Cwe(rule);
            if (cwe.Count == 0)
            {
                continue;
            }
            foreach (var example in examples)
            {
                foreach (var (kind, about, line) in RuleExamples.Marks(File.ReadAllLines(example)).Where(mark => mark.Rule == id))
                {
                    yield return new LabelledCase(example, cwe, kind is "expect" or "missed", line, line);
                }
            }
        }
    }

    private static List<int> Cwe(string rule)
    {
        using var reader = new StreamReader(rule);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return
            yaml.Documents is [{ RootNode: YamlMappingNode root }]
            && root.Children.TryGetValue("cwe", out var list)
            && list is YamlSequenceNode numbers
            ? [.. numbers.Cast<YamlScalarNode>().Select(number => int.Parse(number.Value!, CultureInfo.InvariantCulture))]
            : [];
    }
}
