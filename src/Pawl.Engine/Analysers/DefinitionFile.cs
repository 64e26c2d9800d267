using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;
using Pawl.Analysis.Findings;
using YamlDotNet.RepresentationModel;

namespace Pawl.Engine.Analysers;

/// <summary>Reads definitions of analysers; a later file's keys replace an earlier file's for the same id.</summary>
internal static class DefinitionFile
{
    private const int DefaultSeconds = 300;

    private const RegexOptions Options =
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private static readonly string[] Keys =
    [
        "id",
        "title",
        "endings",
        "never",
        "silencers",
        "programs",
        "version",
        "find",
        "files",
        "environment",
        "run",
        "exit-codes",
        "output",
        "severities",
        "rules",
        "cwe",
        "together",
        "by-itself",
        "seconds",
    ];

    /// <summary>All definitions, by id.</summary>
    /// <exception cref="UserError">A file cannot be read, or is not of the form that <c>rules/analysers.yaml</c> shows.</exception>
    internal static IReadOnlyList<AnalyserDefinition> Read(IReadOnlyList<string> paths)
    {
        var merged = new SortedDictionary<string, SortedDictionary<string, YamlEntry>>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var item in YamlEntry.Load(path).Field("analysers")?.Items() ?? [])
            {
                item.Allow(Keys);
                var id = item.Field("id")?.Text() ?? throw item.Error("an analyser needs an id");
                var keys = merged.TryGetValue(id, out var known) ? known : merged[id] = new(StringComparer.Ordinal);
                foreach (var (key, value) in item.Fields())
                {
                    keys[key] = value;
                }
            }
        }
        return [.. merged.Values.Select(Definition)];
    }

    private static AnalyserDefinition Definition(SortedDictionary<string, YamlEntry> keys)
    {
        var id = keys["id"].Text();
        YamlEntry Need(string key) => keys.TryGetValue(key, out var entry) ? entry : throw keys["id"].Error($"{id} needs '{key}'");
        IReadOnlyDictionary<string, T> Map<T>(string key, Func<YamlEntry, T> read) =>
            keys.GetValueOrDefault(key)?.Fields().ToDictionary(pair => pair.Key, pair => read(pair.Value), StringComparer.Ordinal) ?? [];
        var files = Map("files", entry => entry.Path());
        return new AnalyserDefinition(
            id,
            keys.GetValueOrDefault("title")?.Text() ?? id,
            [.. keys.GetValueOrDefault("endings")?.Texts() ?? []],
            [.. keys.GetValueOrDefault("never")?.Texts() ?? []],
            Pattern(keys.GetValueOrDefault("silencers")),
            Need("programs").Texts(),
            Question(Need("version")),
            Map("find", Question),
            files,
            Map("environment", entry => entry.Text()),
            [.. Need("run").Items().Select(command => command.Texts())],
            [.. keys.GetValueOrDefault("exit-codes")?.Items().Select(code => code.Number()) ?? [0]],
            Form(Need("output")),
            Map("severities", entry => entry.Word<Severity>()),
            Map("rules", Rule),
            [.. keys.GetValueOrDefault("cwe")?.Items().Select(cwe => cwe.Number()) ?? []],
            keys.GetValueOrDefault("together")?.Text() == "true",
            keys.GetValueOrDefault("by-itself") is { } alone ? Alone(alone) : null,
            keys.GetValueOrDefault("seconds")?.Number() ?? DefaultSeconds,
            Digest(keys.Values, files.Values)
        );
    }

    private static AnalyserQuestion Question(YamlEntry entry)
    {
        entry.Allow("program", "arguments", "pattern");
        return new AnalyserQuestion(
            entry.Field("program")?.Text(),
            entry.Field("arguments")?.Texts() ?? throw entry.Error("'arguments' is missing"),
            Pattern(entry.Field("pattern")) ?? throw entry.Error("'pattern' is missing")
        );
    }

    private static MappedRule Rule(YamlEntry entry)
    {
        if (entry.IsList || entry.IsText)
        {
            return new MappedRule(Numbers(entry), null);
        }
        entry.Allow("cwe", "severity");
        return new MappedRule(entry.Field("cwe") is { } cwe ? Numbers(cwe) : [], entry.Field("severity")?.Word<Severity>());
    }

    private static IReadOnlyList<int> Numbers(YamlEntry entry) =>
        entry.IsList ? [.. entry.Items().Select(number => number.Number())] : [entry.Number()];

    private static OutputForm Form(YamlEntry entry)
    {
        entry.Allow("format", "from", "findings", "pattern", "gaps", "looked", "gap-rules", "keep-rules", "drop-rules", "gap-lines");
        var format = entry.Field("format")?.Text() ?? "sarif";
        var form = new OutputForm(
            format is "sarif" or "json" or "lines" ? format : throw entry.Error("'format' is sarif, json or lines"),
            entry.Field("from")?.Text() ?? "stdout",
            Map(entry.Field("findings")),
            Pattern(entry.Field("pattern")),
            Map(entry.Field("gaps")),
            entry.Field("looked") is { } looked ? Looked(looked) : null,
            Pattern(entry.Field("gap-rules")),
            Pattern(entry.Field("keep-rules")),
            Pattern(entry.Field("drop-rules")),
            Pattern(entry.Field("gap-lines"))
        );
        return form switch
        {
            { Format: "json", Findings: null } => throw entry.Error("JSON needs 'findings'"),
            { Format: "lines", Pattern: null } => throw entry.Error("lines need a 'pattern'"),
            { From: not ("output" or "stdout" or "stderr") } => throw entry.Error("'from' is output, stdout or stderr"),
            _ => form,
        };
    }

    private static ByItselfForm Alone(YamlEntry entry)
    {
        entry.Allow("drop-rules");
        return new ByItselfForm(Pattern(entry.Field("drop-rules")));
    }

    private static LookedForm Looked(YamlEntry entry)
    {
        entry.Allow("items", "file", "keys", "count", "artifacts", "lines");
        return new LookedForm(
            entry.Field("items") is null ? null : Map(entry),
            entry.Field("keys")?.Text(),
            entry.Field("count")?.Text(),
            entry.Field("artifacts")?.Text() == "true",
            Pattern(entry.Field("lines"))
        );
    }

    private static FieldMap? Map(YamlEntry? entry) =>
        entry is null
            ? null
            : new FieldMap(
                entry.Field("items")?.Text() ?? "",
                entry
                    .Fields()
                    .Where(pair => pair.Key != "items")
                    .ToDictionary(pair => pair.Key, pair => pair.Value.Text(), StringComparer.Ordinal)
            );

    private static Regex? Pattern(YamlEntry? entry)
    {
        try
        {
            return entry is null ? null : new Regex(entry.Text(), Options);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw entry!.Error($"the pattern cannot be used: {e.Message}");
        }
    }

    /// <summary>Over the definition and the configuration files that it names; what lies elsewhere has a version of its own.</summary>
    private static string Digest(IEnumerable<YamlEntry> entries, IEnumerable<string> files)
    {
        var hash = new XxHash128();
        foreach (var entry in entries)
        {
            hash.Append(Encoding.UTF8.GetBytes(entry.Node.ToString()));
            hash.Append("\n"u8);
        }
        foreach (var file in files.Where(file => !file.Contains('*', StringComparison.Ordinal) && File.Exists(file)))
        {
            hash.Append(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
