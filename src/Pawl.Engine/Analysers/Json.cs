using System.Globalization;
using System.Text.Json;

namespace Pawl.Engine.Analysers;

/// <summary>Reads JSON whose shape is another program's: what is not there, or is something else, is nothing.</summary>
internal static class Json
{
    internal static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;

    internal static JsonElement? Child(JsonElement? holder, string name) =>
        holder is { ValueKind: JsonValueKind.Object } && holder.Value.TryGetProperty(name, out var child) ? child : null;

    internal static string? Text(JsonElement? holder, string name) =>
        Child(holder, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    internal static int? Number(JsonElement? holder, string name) =>
        Child(holder, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    internal static IEnumerable<JsonElement> List(JsonElement? holder, string name) =>
        Child(holder, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Goes down by dotted names; a number is a place in a list, from its end when it is negative.</summary>
    internal static JsonElement? Down(JsonElement? from, string path)
    {
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            from = from is { ValueKind: JsonValueKind.Array } list ? At(list, name) : Child(from, name);
        }
        return from;
    }

    private static JsonElement? At(JsonElement list, string place)
    {
        if (!int.TryParse(place, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at))
        {
            return null;
        }
        at = at < 0 ? list.GetArrayLength() + at : at;
        return at >= 0 && at < list.GetArrayLength() ? list[at] : null;
    }

    /// <summary>A text or a number as a text; null for anything else.</summary>
    internal static string? Plain(JsonElement? value) =>
        value switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
            _ => null,
        };
}
