using System.Globalization;
using Pawl.Engine;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pawl.Studies.Analysis;

/// <summary>Reads the list under <c>estimands:</c> of a <c>study.yaml</c>; the paper's own claims come with Pawl.</summary>
public static class ClaimReader
{
    private const string Resource = "paper-claims.yaml";

    /// <summary>What the paper claims.</summary>
    public static IReadOnlyList<Claim> Paper
    {
        get
        {
            using var stream = typeof(ClaimReader).Assembly.GetManifestResourceStream(Resource)!;
            using var reader = new StreamReader(stream);
            return Read(Resource, reader) ?? [];
        }
    }

    /// <param name="path">A study's folder, or its YAML file.</param>
    /// <exception cref="UserError">It cannot be read, or an estimand names no known measure.</exception>
    public static IReadOnlyList<Claim> Load(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, "study.yaml") : path;
        if (!File.Exists(file))
        {
            throw new UserError($"{file} is not there", "Name the folder of a study, or its study.yaml.");
        }
        using var reader = new StreamReader(file);
        return Read(file, reader) ?? Paper;
    }

    /// <returns>Null when the file has no such list.</returns>
    internal static IReadOnlyList<Claim>? Read(string file, TextReader text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(text);
            if (
                stream.Documents is not [{ RootNode: YamlMappingNode root }]
                || !root.Children.TryGetValue("estimands", out var list)
                || list is not YamlSequenceNode items
            )
            {
                return null;
            }
            var claims = items.Select(item => ClaimOf(file, item)).ToList();
            return claims.GroupBy(c => c.Id).FirstOrDefault(same => same.Count() > 1) is { } twice
                ? throw new UserError($"{file}: two estimands are called '{twice.Key}'", "Give each its own id.")
                : claims;
        }
        catch (YamlException e)
        {
            throw new UserError($"{file}:{e.Start.Line}: {e.Message}", "Mend the YAML.");
        }
    }

    private static Claim ClaimOf(string file, YamlNode node)
    {
        var at = $"{file}:{node.Start.Line}";
        string? Text(string key) =>
            node is YamlMappingNode map && map.Children.TryGetValue(key, out var value) ? (value as YamlScalarNode)?.Value : null;
        if (Text("id") is not { } id || Text("question") is not { } question || Text("measure") is not { } measure)
        {
            throw new UserError($"{at}: an estimand needs 'id', 'question' and 'measure'", "docs/study.md shows one.");
        }
        if (!Measures.All.Any(m => m.Name == measure))
        {
            throw new UserError($"{at}: '{measure}' is no measure", $"Measures are {string.Join(", ", Measures.All.Select(m => m.Name))}.");
        }
        double? published = null;
        if (Text("published") is { } printed)
        {
            published = double.TryParse(printed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new UserError($"{at}: 'published' must be a number, not '{printed}'", "Write 0.64, or leave it out.");
        }
        return new Claim(id, question, measure, published);
    }
}
