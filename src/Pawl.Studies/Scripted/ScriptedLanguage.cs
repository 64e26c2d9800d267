using System.Text.RegularExpressions;
using Pawl.Engine.Weaknesses;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Scripted;

/// <summary>The edits for one language.</summary>
/// <param name="Anchor">Code is added before the last place that this matches.</param>
internal sealed record ScriptedLanguage(
    ProgramLanguage Language,
    Regex Anchor,
    IReadOnlyList<Plant> Weaknesses,
    IReadOnlyList<Plant> Harmless,
    IReadOnlyList<Removal> Removals
)
{
    internal static ScriptedLanguage Load(string file, ProgramLanguage language)
    {
        var map = YamlMap.Load(file);
        var script = new ScriptedLanguage(
            language,
            PromptBank.Pattern(map, "anchor", RegexOptions.Multiline),
            [.. map.Maps("weaknesses").Select(m => ReadPlant(m, harmless: false))],
            [.. map.Maps("harmless").Select(m => ReadPlant(m, harmless: true))],
            [.. map.Maps("removals").Select(ReadRemoval)]
        );
        map.End();
        return script;
    }

    internal string Add(string code, Plant plant)
    {
        var places = Anchor.Matches(code);
        var at = places.Count > 0 ? places[^1].Index : code.Length;
        return $"{code[..at]}{plant.Text}\n{code[at..]}";
    }

    internal static string TakeOut(string code, Plant plant) => code.Replace(plant.Text + "\n", "", StringComparison.Ordinal);

    private static Plant ReadPlant(YamlMap map, bool harmless)
    {
        var plant = new Plant(
            map.Text("id"),
            harmless ? "" : Category(map),
            harmless ? 0 : map.Number("cwe", null, 1, 100_000),
            map.Text("text")
        );
        map.End();
        return plant;
    }

    private static Removal ReadRemoval(YamlMap map)
    {
        var removal = new Removal(
            map.Text("id"),
            Category(map),
            map.Number("cwe", null, 1, 100_000),
            PromptBank.Pattern(map, "find", RegexOptions.Multiline),
            map.Text("replace")
        );
        map.End();
        return removal;
    }

    private static string Category(YamlMap map) => map.OneOf("category", null, [.. CweCategories.BuiltIn.All.Select(c => c.Id)]);
}
