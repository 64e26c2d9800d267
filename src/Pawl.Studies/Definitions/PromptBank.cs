using System.Text.RegularExpressions;

namespace Pawl.Studies.Definitions;

/// <summary>All that a model is told: <c>prompts.yaml</c>.</summary>
/// <param name="System">The system prompt; empty for none.</param>
/// <param name="Request">How a prompt and the code become a message: <c>{prompt}</c>, <c>{language}</c>, <c>{code}</c>.</param>
/// <param name="Feedback">How findings and lost defences come back: <c>{notes}</c>, <c>{language}</c>, <c>{code}</c>.</param>
public sealed record PromptBank(string System, string Request, string Feedback, IReadOnlyList<Strategy> Strategies)
{
    internal Strategy Of(string id) => Strategies.First(s => s.Id == id);

    internal static PromptBank Load(string file)
    {
        var map = YamlMap.Load(file);
        var bank = new PromptBank(
            map.Text("system", ""),
            Form(map, "request", "{prompt}", "{code}"),
            Form(map, "feedback", "{notes}", "{code}"),
            [.. map.Maps("strategies").Select(ReadStrategy)]
        );
        map.End();
        var ids = bank.Strategies.SelectMany(s => s.All).GroupBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return ids is null ? bank : throw map.Error("strategies", $"two prompts are called '{ids.Key}'");
    }

    private static string Form(YamlMap map, string key, params string[] parts)
    {
        var text = map.Text(key);
        return parts.FirstOrDefault(part => !text.Contains(part, StringComparison.Ordinal)) is { } missing
            ? throw map.Error(key, $"'{key}' must hold {missing}")
            : text;
    }

    private static Strategy ReadStrategy(YamlMap map)
    {
        var id = map.Name("id");
        var strategy = new Strategy(
            id,
            map.Text("title"),
            new Prompt($"{id}-template", map.Text("template"), null, null),
            [.. map.Maps("variants").Select(ReadPrompt)]
        );
        if (strategy.Variants.Count == 0)
        {
            throw map.Error("variants", $"strategy '{id}' has no variants");
        }
        map.End();
        return strategy;
    }

    private static Prompt ReadPrompt(YamlMap map)
    {
        var feature = map.Has("feature") ? map.Text("feature") : null;
        var prompt = new Prompt(map.Name("id"), map.Text("text"), feature, feature is null ? null : Pattern(map, "evidence"));
        map.End();
        return prompt;
    }

    /// <summary>Patterns are matched against what models wrote: only such as need time in proportion to the text.</summary>
    internal static Regex Pattern(YamlMap map, string key, RegexOptions more = RegexOptions.None)
    {
        try
        {
            return new Regex(map.Text(key), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | more);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw map.Error(key, $"'{key}' is no pattern: {e.Message}");
        }
    }
}
