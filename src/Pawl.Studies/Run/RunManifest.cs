using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pawl.Analysis;
using Pawl.Engine;

namespace Pawl.Studies.Run;

/// <summary><c>run.json</c>: what ran, with which versions of everything. A folder of results holds one run.</summary>
internal static class RunManifest
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    internal static JsonObject Describe(RunOptions options, IReadOnlyDictionary<string, string> tools)
    {
        var (study, model) = (options.Study, options.Model);
        return new JsonObject
        {
            ["format"] = "pawl-study-run",
            ["version"] = 1,
            ["study"] = study.Name,
            ["title"] = study.Title,
            ["definition"] = study.Digest,
            ["seed"] = study.Seed,
            ["shard"] = options.Shard.ToString(),
            ["source"] = model.IsScripted ? "scripted" : "model",
            ["model"] = new JsonObject
            {
                ["name"] = model.Name,
                ["provider"] = model.Provider,
                ["id"] = model.Id,
                ["temperature"] = model.Sampling.Temperature,
                ["topP"] = model.Sampling.TopP,
                ["maxTokens"] = model.Sampling.MaxTokens,
                ["seeded"] = model.Sampling.Seeded,
            },
            ["tests"] = options.WithTests,
            ["engine"] = Analyser.EngineVersion,
            ["rules"] = options.Rules.DigestOf(study.Baselines.Select(b => b.Language.Name)),
            ["analysers"] = new JsonArray([.. options.Analysers.All.Select(Describe)]),
            ["tools"] = new JsonObject(tools.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))),
        };
    }

    private static JsonObject Describe(StudyAnalyser analyser) =>
        new()
        {
            ["name"] = analyser.Planned.Name,
            ["planned"] = analyser.Planned.Version,
            ["here"] = analyser.Here,
            ["files"] = string.Join(' ', analyser.Endings),
        };

    /// <summary>Writes it for a new run; for one that is gone on with, everything must be as it was.</summary>
    internal static void Agree(string path, JsonObject now)
    {
        if (!File.Exists(path))
        {
            var partial = path + ".tmp";
            File.WriteAllText(partial, now.ToJsonString(Indented) + "\n", new UTF8Encoding(false));
            File.Move(partial, path, overwrite: true);
            return;
        }
        var then = JsonNode.Parse(File.ReadAllText(path)) as JsonObject;
        var changed = now.Where(p => !JsonNode.DeepEquals(p.Value, then?[p.Key])).Select(p => p.Key).ToList();
        if (changed.Count > 0)
        {
            throw new UserError(
                $"the run in {Path.GetDirectoryName(path)} cannot be gone on with: {string.Join(", ", changed)} changed since it began",
                "Records of one run must be made alike. Begin another with --output, or put back what changed."
            );
        }
    }
}
