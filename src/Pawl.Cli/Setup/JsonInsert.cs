using System.Text;
using System.Text.Json;

namespace Pawl.Cli.Setup;

/// <summary>Puts members into JSON text and leaves all else as it is: comments, order, layout.</summary>
internal sealed class JsonInsert(string text)
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private readonly List<string> snippets = [];

    internal string Text { get; private set; } = text.Trim().Length == 0 ? "{}\n" : text;

    internal IReadOnlyList<string> Snippets => snippets;

    /// <summary>Adds an item to the list at the end of a way of keys; what is missing on the way is made.</summary>
    /// <exception cref="JsonException">The text is no JSON, or something else stands on the way.</exception>
    internal JsonInsert Append(IReadOnlyList<string> keys, string item)
    {
        var place = Find(keys);
        if (place.Found < keys.Count)
        {
            Insert(place, Member(keys, place.Found, $"[{item}]"));
        }
        else if (place.Kind == '[')
        {
            Insert(place, item);
        }
        else
        {
            throw new JsonException($"{string.Join('.', keys)} is no list");
        }
        return this;
    }

    /// <summary>Sets a member, unless it is there.</summary>
    internal JsonInsert Set(IReadOnlyList<string> keys, string value)
    {
        var place = Find(keys);
        if (place.Found < keys.Count)
        {
            Insert(place, Member(keys, place.Found, value));
        }
        return this;
    }

    internal static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Member(IReadOnlyList<string> keys, int from, string value)
    {
        var member = value;
        for (var i = keys.Count - 1; i >= from; i--)
        {
            member = $"\"{JsonEncodedText.Encode(keys[i])}\": {(i == keys.Count - 1 ? member : $"{{{member}}}")}";
        }
        return member;
    }

    /// <param name="Found">How many keys of the way are there.</param>
    /// <param name="Kind">What stands there: <c>{</c>, <c>[</c> or something else.</param>
    /// <param name="LastEnd">Byte position behind its last content; behind its opening when it is empty.</param>
    private readonly record struct Spot(int Found, char Kind, int LastEnd, bool IsEmpty, bool HasTrailingComma, int Depth);

    private Spot Find(IReadOnlyList<string> keys)
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        var reader = new Utf8JsonReader(bytes, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("it is no object");
        }
        return Find(ref reader, bytes, keys, 0);
    }

    private static Spot Find(ref Utf8JsonReader reader, byte[] bytes, IReadOnlyList<string> keys, int found)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return new Spot(found, ' ', 0, false, false, 0);
        }
        var kind = reader.TokenType == JsonTokenType.StartObject ? '{' : '[';
        var (last, isEmpty, depth) = ((int)reader.BytesConsumed, true, reader.CurrentDepth + 1);
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            isEmpty = false;
            if (kind == '{')
            {
                var isWanted = found < keys.Count && reader.ValueTextEquals(keys[found]);
                reader.Read();
                if (isWanted)
                {
                    return found + 1 < keys.Count && reader.TokenType != JsonTokenType.StartObject
                        ? throw new JsonException($"{keys[found]} is no object")
                        : Find(ref reader, bytes, keys, found + 1);
                }
            }
            reader.Skip();
            last = (int)reader.BytesConsumed;
        }
        var end = (int)reader.TokenStartIndex;
        return new Spot(found, kind, last, isEmpty, !isEmpty && HasComma(bytes.AsSpan(last, end - last)), depth);
    }

    /// <summary>Outside of comments.</summary>
    private static bool HasComma(ReadOnlySpan<byte> between) => between.TrimStart(" \t\r\n"u8) is [(byte)',', ..];

    private void Insert(Spot place, string content)
    {
        var indent = new string(' ', 2 * place.Depth);
        var bytes = Encoding.UTF8.GetBytes(Text);
        var at = place.LastEnd;
        if (place.HasTrailingComma)
        {
            at += bytes.AsSpan(at).IndexOf((byte)',') + 1;
        }
        var comma = place.IsEmpty || place.HasTrailingComma ? "" : ",";
        var closing = place.IsEmpty ? "\n" + new string(' ', 2 * (place.Depth - 1)) : "";
        var snippet = $"{comma}\n{indent}{content}{closing}";
        snippets.Add(snippet);
        Text = Encoding.UTF8.GetString(bytes, 0, at) + snippet + Encoding.UTF8.GetString(bytes, at, bytes.Length - at);
    }
}
