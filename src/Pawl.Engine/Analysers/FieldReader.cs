using System.Globalization;
using System.Text.Json;

namespace Pawl.Engine.Analysers;

/// <summary>Reads any JSON by a map of where things stand in it.</summary>
internal static class FieldReader
{
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static RawOutput Read(ReadOnlyMemory<byte> bytes, OutputForm form)
    {
        using var json = JsonDocument.Parse(Json.WithoutMark(bytes), new JsonDocumentOptions { MaxDepth = 256 });
        var root = json.RootElement;
        var findings = Items(root, form.Findings!).Select(item => Finding(item, form.Findings!)).ToList();
        var gaps = form.Gaps is { } map
            ? Items(root, map).Select(item => (Field(item, map, "file"), Field(item, map, "message"))).ToList()
            : [];
        var looked =
            form.Looked?.Json is { } list ? Items(root, list).Select(item => Field(item, list, "file")).ToList()
            : form.Looked?.Keys is { } keys && Json.Down(root, keys) is { ValueKind: JsonValueKind.Object } named
                ? [.. named.EnumerateObject().Select(property => property.Name)]
            : null;
        int? count =
            form.Looked?.Count is { } path && Json.Down(root, path) is { ValueKind: JsonValueKind.Number } number
                ? number.GetInt32()
                : null;
        return new RawOutput(findings, gaps, looked, count);
    }

    private static RawOutsideFinding Finding(IReadOnlyList<JsonElement> item, FieldMap map)
    {
        var line = Number(Field(item, map, "line"), 1);
        return new RawOutsideFinding(
            Field(item, map, "file"),
            Field(item, map, "rule"),
            Field(item, map, "message"),
            Field(item, map, "severity"),
            Field(item, map, "confidence"),
            Number(Field(item, map, "cwe"), 0) is > 0 and var cwe ? [cwe] : [],
            line,
            Number(Field(item, map, "column"), 0),
            Math.Max(line, Number(Field(item, map, "end-line"), line)),
            Number(Field(item, map, "end-column"), 0)
        );
    }

    /// <summary>Each item with what is around it, the innermost first.</summary>
    private static IEnumerable<IReadOnlyList<JsonElement>> Items(JsonElement root, FieldMap map)
    {
        IEnumerable<IReadOnlyList<JsonElement>> at = Spread([root]);
        foreach (var name in map.Items.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            at = at.SelectMany(item => Json.Child(item[0], name) is { } child ? Spread([child, .. item]) : []);
        }
        return at;
    }

    private static IEnumerable<IReadOnlyList<JsonElement>> Spread(IReadOnlyList<JsonElement> item) =>
        item[0].ValueKind == JsonValueKind.Array
            ? item[0].EnumerateArray().Select(one => (IReadOnlyList<JsonElement>)[one, .. item])
            : [item];

    private static string Field(IReadOnlyList<JsonElement> item, FieldMap map, string name) =>
        map.Fields.TryGetValue(name, out var path)
            ? item.Select(around => Json.Plain(Json.Down(around, path))).FirstOrDefault(text => text is not null) ?? ""
            : "";

    private static int Number(string text, int otherwise) =>
        int.TryParse(Digits(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>Of "CWE-89: SQL injection" the 89.</summary>
    private static string Digits(string text) =>
        string.Concat((text.StartsWith("CWE-", StringComparison.OrdinalIgnoreCase) ? text[4..] : text).TakeWhile(char.IsAsciiDigit));
}
