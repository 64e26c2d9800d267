using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pawl.Engine.Analysers;

/// <summary>Reads SARIF 2.1.0, whoever wrote it.</summary>
internal static partial class SarifReader
{
    private static readonly string[] TagNames = ["tags", "cwe", "CWE"];

    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static RawOutput Read(ReadOnlyMemory<byte> bytes)
    {
        using var json = JsonDocument.Parse(Json.WithoutMark(bytes), new JsonDocumentOptions { MaxDepth = 256 });
        var output = new RawOutput([], [], [], null);
        foreach (var run in Json.List(json.RootElement, "runs"))
        {
            Run(run, output);
        }
        return output;
    }

    /// <summary>The first tool's name as an id.</summary>
    internal static string ToolOf(ReadOnlyMemory<byte> bytes)
    {
        using var json = JsonDocument.Parse(Json.WithoutMark(bytes), new JsonDocumentOptions { MaxDepth = 256 });
        var name = Json.List(json.RootElement, "runs").Select(run => Json.Text(Driver(run), "name")).FirstOrDefault() ?? "";
        var words = name.ToLowerInvariant().Split((char[])[' ', '/', '.', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "sarif" : string.Join('-', words);
    }

    private static void Run(JsonElement run, RawOutput output)
    {
        var rules = Rules(run);
        foreach (var result in Json.List(run, "results"))
        {
            if (Json.Text(result, "kind") is not (null or "fail" or "open" or "review") || Json.Text(result, "baselineState") == "absent")
            {
                continue;
            }
            output.Findings.Add(Finding(run, rules, result));
        }
        foreach (var artifact in Json.List(run, "artifacts"))
        {
            if (Json.Child(artifact, "location") is { } location && Uri(run, location) is { } file)
            {
                output.Looked!.Add(file);
            }
        }
        foreach (var invocation in Json.List(run, "invocations"))
        {
            var notes = Json.List(invocation, "toolExecutionNotifications").Concat(Json.List(invocation, "toolConfigurationNotifications"));
            foreach (var note in notes.Where(note => Json.Text(note, "level") == "error"))
            {
                Note(run, note, output);
            }
            if (Json.Child(invocation, "executionSuccessful") is { ValueKind: JsonValueKind.False })
            {
                output.Gaps.Add(("", "it says that it did not succeed"));
            }
        }
    }

    private static void Note(JsonElement run, JsonElement note, RawOutput output)
    {
        var message = Message(note);
        var files = Json.List(note, "locations").Select(place => FileOf(run, place)).OfType<string>().ToList();
        output.Gaps.AddRange(files.Count > 0 ? files.Select(file => (file, message)) : [("", message)]);
    }

    private static RawOutsideFinding Finding(JsonElement run, Dictionary<string, JsonElement> rules, JsonElement result)
    {
        var reference = Json.Child(result, "rule");
        var id = Json.Text(result, "ruleId") ?? Json.Text(reference, "id") ?? "";
        JsonElement? rule =
            rules.TryGetValue(id, out var known) ? known
            // "rule/sub" names a part of "rule".
            : rules.TryGetValue(id.Split('/')[0], out var parent) ? parent
            : (Json.Number(result, "ruleIndex") ?? Json.Number(reference, "index")) is { } index
                ? Json.List(Driver(run), "rules").ElementAtOrDefault(index)
            : null;
        rule = rule is { ValueKind: JsonValueKind.Object } ? rule : null;
        if (id.Length == 0)
        {
            id = Json.Text(rule, "id") ?? "";
        }
        var place = Json.List(result, "locations").FirstOrDefault();
        var region = Json.Child(Json.Child(place, "physicalLocation"), "region");
        var line = Json.Number(region, "startLine") ?? 1;
        var endLine = Json.Number(region, "endLine") ?? line;
        return new RawOutsideFinding(
            FileOf(run, place) ?? "",
            id,
            Message(result) is { Length: > 0 } message ? message : Json.Text(Json.Child(rule, "shortDescription"), "text") ?? id,
            Score(result)
                ?? Score(rule)
                ?? Json.Text(result, "level")
                ?? Json.Text(Json.Child(rule, "defaultConfiguration"), "level")
                ?? "warning",
            Json.Text(Json.Child(rule, "properties"), "precision") ?? "",
            Cwes(result, rule),
            line,
            Json.Number(region, "startColumn") ?? 0,
            Math.Max(line, endLine),
            Json.Number(region, "endColumn") ?? 0
        );
    }

    private static Dictionary<string, JsonElement> Rules(JsonElement run)
    {
        var rules = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var tool = Json.Child(run, "tool");
        foreach (var component in Json.List(tool, "extensions").Prepend(Driver(run) ?? default))
        {
            foreach (var rule in Json.List(component, "rules"))
            {
                if (Json.Text(rule, "id") is { } id)
                {
                    rules.TryAdd(id, rule);
                }
            }
        }
        return rules;
    }

    private static JsonElement? Driver(JsonElement run) => Json.Child(Json.Child(run, "tool"), "driver");

    private static string? Score(JsonElement? holder) =>
        Json.Child(Json.Child(holder, "properties"), "security-severity") switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };

    private static string Message(JsonElement holder)
    {
        var message = Json.Child(holder, "message");
        return Json.Text(message, "text") ?? Json.Text(message, "markdown") ?? "";
    }

    /// <summary>From the taxa of the result, the relations and the tags of the rule; in that order.</summary>
    private static List<int> Cwes(JsonElement result, JsonElement? rule)
    {
        List<string> texts = [];
        texts.AddRange(Json.List(result, "taxa").Where(IsCwe).Select(taxon => "CWE-" + Json.Text(taxon, "id")));
        texts.AddRange(
            Json.List(rule, "relationships")
                .Select(relation => Json.Child(relation, "target") ?? default)
                .Where(IsCwe)
                .Select(target => "CWE-" + Json.Text(target, "id"))
        );
        foreach (var properties in (JsonElement?[])[Json.Child(result, "properties"), Json.Child(rule, "properties")])
        {
            foreach (var name in TagNames)
            {
                texts.AddRange(
                    Json.Child(properties, name) switch
                    {
                        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
                        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray()
                            .Where(item => item.ValueKind == JsonValueKind.String)
                            .Select(item => item.GetString()!),
                        _ => [],
                    }
                );
            }
        }
        return
        [
            .. texts
                .SelectMany(text => Cwe().Matches(text))
                .Select(match => int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture))
                .Distinct(),
        ];
    }

    private static bool IsCwe(JsonElement reference) =>
        Json.Text(Json.Child(reference, "toolComponent"), "name") is { } name && name.Equals("cwe", StringComparison.OrdinalIgnoreCase);

    private static string? FileOf(JsonElement run, JsonElement place) =>
        Json.Child(Json.Child(place, "physicalLocation"), "artifactLocation") is { } location ? Uri(run, location) : null;

    private static string? Uri(JsonElement run, JsonElement location)
    {
        if (Json.Text(location, "uri") is not { } uri)
        {
            return
                Json.Number(location, "index") is { } index
                && Json.List(run, "artifacts").ElementAtOrDefault(index) is { ValueKind: JsonValueKind.Object } artifact
                && Json.Child(artifact, "location") is { } listed
                && Json.Text(listed, "uri") is not null
                ? Uri(run, listed)
                : null;
        }
        var name = uri.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? uri["file:".Length..] : uri;
        name = name.StartsWith("///", StringComparison.Ordinal) ? name[2..] : name;
        name = System.Uri.UnescapeDataString(name);
        // A base is only of use where it is a folder of its own; the stage stands for the others.
        return
            !name.StartsWith('/')
            && Json.Text(location, "uriBaseId") is { } id
            && Json.Text(Json.Child(Json.Child(run, "originalUriBaseIds"), id), "uri") is { } basis
            && basis.StartsWith("file:///", StringComparison.Ordinal)
            ? System.Uri.UnescapeDataString(basis["file://".Length..]).TrimEnd('/') + "/" + name
            : name;
    }

    // "external/cwe/cwe-079", "CWE-79: …", "CWE-79".
    [GeneratedRegex(@"(?i)\bcwe[-_:/ ]*0*(?<number>\d{1,5})\b")]
    private static partial Regex Cwe();
}
