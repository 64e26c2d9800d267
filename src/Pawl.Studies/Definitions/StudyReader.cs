using Pawl.Engine;
using Pawl.Studies.Analysis;

namespace Pawl.Studies.Definitions;

/// <summary>Reads <c>study.yaml</c>; its schema is <c>docs/schemas/study.schema.json</c>.</summary>
internal static class StudyReader
{
    internal const string FileName = "study.yaml";

    internal static StudyDefinition Read(string path)
    {
        var file = Path.GetFullPath(Directory.Exists(path) ? Path.Combine(path, FileName) : path);
        if (!File.Exists(file))
        {
            throw new UserError($"there is no study at {path}", "Name a folder with a study.yaml, or the YAML file itself.");
        }
        var map = YamlMap.Load(file);
        var folder = Path.GetDirectoryName(file)!;
        var prompts = Path.Combine(folder, map.Text("prompts"));
        var bank = PromptBank.Load(prompts);
        var judged = map.Has("judged") ? Path.Combine(folder, map.Text("judged")) : null;
        var study = new StudyDefinition
        {
            File = file,
            Name = Name(map),
            Title = map.Text("title"),
            Seed = map.Number("seed", null, 0, int.MaxValue),
            Iterations = map.Number("iterations", null, 1, 1000),
            Replicates = map.Number("replicates", null, 1, 100_000),
            Selection = Enum.Parse<PromptSelection>(map.OneOf("selection", "seeded", "template", "seeded", "rotated"), ignoreCase: true),
            Contexts = Distinct(map, "contexts", ["stateless", "stateful"]),
            Arms = [.. Distinct(map, "arms", [.. Arm.All.Select(a => a.Name)]).Select(Arm.Of)],
            Cap = map.Number("cap", 3, 1, 1000),
            Bank = bank,
            Strategies = [.. Distinct(map, "strategies", [.. bank.Strategies.Select(s => s.Id)]).Select(bank.Of)],
            Baselines = Unique(map, "baselines", [.. map.Maps("baselines").Select(b => BaselineReader.Read(folder, b))], b => b.Id),
            Models = Unique(map, "models", [.. map.Maps("models", required: false).Select(ModelReader.Read)], m => m.Name),
            Analysers = Analysers(map),
            Judged = judged is null ? JudgedFindings.None : JudgedFindings.Load(judged),
            Estimands = Unique(map, "estimands", [.. map.Maps("estimands").Select(ReadEstimand)], e => e.Id),
            Script = map.Has("script") ? Path.Combine(folder, map.Text("script")) : null,
            Digest = "",
        };
        map.End();
        return study with { Digest = Digest(study, judged is null ? [prompts] : [prompts, judged]) };
    }

    private static string Name(YamlMap map) => map.Name("study");

    private static IReadOnlyList<string> Distinct(YamlMap map, string key, IReadOnlyList<string> known)
    {
        var names = map.Texts(key);
        if (names.FirstOrDefault(n => !known.Contains(n)) is { } unknown)
        {
            throw map.Error(key, $"'{unknown}' is not known under {key}; known are {string.Join(", ", known)}");
        }
        return Unique(map, key, names, n => n);
    }

    private static IReadOnlyList<T> Unique<T>(YamlMap map, string key, IReadOnlyList<T> items, Func<T, string> name)
    {
        var twice = items.GroupBy(name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? items : throw map.Error(key, $"'{twice.Key}' stands twice under {key}");
    }

    /// <summary>Pawl itself always looks: complexity, defences and the arms need it.</summary>
    private static IReadOnlyList<PlannedAnalyser> Analysers(YamlMap map)
    {
        var analysers = Unique(map, "analysers", [.. map.Maps("analysers").Select(ReadAnalyser)], a => a.Name);
        return analysers.Any(a => a.Name == PlannedAnalyser.Pawl)
            ? analysers
            : throw map.Error("analysers", $"'{PlannedAnalyser.Pawl}' is missing under analysers: it looks at every iteration");
    }

    private static PlannedAnalyser ReadAnalyser(YamlMap map)
    {
        var analyser = new PlannedAnalyser(map.Name("name"), map.Text("version"));
        map.End();
        return analyser;
    }

    private static Estimand ReadEstimand(YamlMap map)
    {
        var estimand = new Estimand(
            map.Text("id"),
            map.Text("question"),
            map.OneOf("measure", null, [.. Measures.All.Select(m => m.Name)]),
            map.Has("published") ? map.Decimal("published", null, -1_000_000, 1_000_000) : null
        );
        map.End();
        return estimand;
    }

    /// <summary>The bytes of the files that were read: the definition, the prompts, what was judged, the tests, the script; programs by their hashes.</summary>
    private static string Digest(StudyDefinition study, IReadOnlyList<string> named)
    {
        List<string> files = [study.File, .. named];
        files.AddRange(study.Baselines.Select(b => Path.Combine(b.Folder, "tests.yaml")));
        if (study.Script is { } script && Directory.Exists(script))
        {
            files.AddRange(Directory.EnumerateFiles(script, "*.yaml").Order(StringComparer.Ordinal));
        }
        return StudyDefinition.DigestOf(files.Select(f => BaselineReader.Hash(File.ReadAllBytes(f))));
    }
}
