using System.Text.Json;
using System.Text.Json.Nodes;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Report;

/// <summary>What the manifests of runs say of analysers: where a machine had other versions than the study plans, or none.</summary>
internal static class ManifestAnalysers
{
    internal static IEnumerable<Deviations.Deviation> Of(IEnumerable<string> manifests) =>
        manifests
            .SelectMany(Read)
            .Where(a => !a.Planned.Fits(a.Here))
            .Select(a => new Deviations.Deviation(
                $"analyser {a.Planned.Name}",
                $"not named; this study plans {a.Planned.Version}",
                a.Here.Length > 0 ? a.Here : "not on the machine: left out",
                Matters: false
            ))
            .Distinct()
            .OrderBy(d => d.What, StringComparer.Ordinal);

    private static IEnumerable<(PlannedAnalyser Planned, string Here)> Read(string manifest)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(manifest);
        }
        catch (JsonException)
        {
            // It is shown as it is; it says nothing of analysers.
            yield break;
        }
        foreach (var analyser in (root as JsonObject)?["analysers"] as JsonArray ?? [])
        {
            if (
                analyser is JsonObject fields
                && Text(fields, "name") is { } name
                && Text(fields, "planned") is { } planned
                && Text(fields, "here") is { } here
            )
            {
                yield return (new PlannedAnalyser(name, planned), here);
            }
        }
    }

    private static string? Text(JsonObject fields, string name) =>
        fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
