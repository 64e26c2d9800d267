using System.Globalization;
using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>Python's ways to build text from constants: escapes, concatenation, <c>"%s" % x</c>, <c>"{}".format(x)</c>.</summary>
internal static class PythonFormat
{
    // Joining constants copies them; a file of ten thousand `+` must not become quadratic.
    private const int LongestJoined = 4096;
    private const int LongestKey = 200;

    /// <summary>One literal where all parts are constant, else an interpolation with neighbouring constants joined.</summary>
    internal static Expression Build(Span span, List<Expression> parts)
    {
        List<Expression> merged = [];
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is not Literal { Kind: LiteralKind.String } first)
            {
                merged.Add(parts[i]);
                continue;
            }
            var end = i + 1;
            while (end < parts.Count && parts[end] is Literal { Kind: LiteralKind.String })
            {
                end++;
            }
            if (end > i + 1)
            {
                var text = string.Concat(parts.GetRange(i, end - i).Select(p => ((Literal)p).Text));
                first = new Literal(new Span(first.Span.Start, parts[end - 1].Span.End), LiteralKind.String, text);
                i = end - 1;
            }
            merged.Add(first);
        }
        return merged switch
        {
            [] => new Literal(span, LiteralKind.String, ""),
            [Literal { Kind: LiteralKind.String } only] => new Literal(span, LiteralKind.String, only.Text),
            _ => new Interpolation(span, [.. merged]),
        };
    }

    /// <summary><c>a + b</c>, with constants that stand beside each other joined.</summary>
    internal static Expression Join(Span span, Expression left, Expression right)
    {
        if (right is Literal { Kind: LiteralKind.String } tail)
        {
            if (left is Literal { Kind: LiteralKind.String } head && head.Text.Length + tail.Text.Length <= LongestJoined)
            {
                return new Literal(span, LiteralKind.String, head.Text + tail.Text);
            }
            if (
                left is Binary { Operator: Operator.Add, Right: Literal { Kind: LiteralKind.String } middle } sum
                && middle.Text.Length + tail.Text.Length <= LongestJoined
            )
            {
                var joined = new Literal(new Span(middle.Span.Start, tail.Span.End), LiteralKind.String, middle.Text + tail.Text);
                return new Binary(span, Operator.Add, sum.Left, joined);
            }
        }
        return new Binary(span, Operator.Add, left, right);
    }

    internal static void Unescape(ReadOnlySpan<byte> escape, StringBuilder into)
    {
        switch ((char)escape[1])
        {
            case '\r' or '\n':
                break;
            case 'n':
                into.Append('\n');
                break;
            case 't':
                into.Append('\t');
                break;
            case 'r':
                into.Append('\r');
                break;
            case 'a' or 'b' or 'f' or 'v':
                into.Append(
                    (char)escape[1] switch
                    {
                        'a' => '\a',
                        'b' => '\b',
                        'f' => '\f',
                        _ => '\v',
                    }
                );
                break;
            case 'x' or 'u' or 'U':
                Append(escape[2..], 16, into);
                break;
            case >= '0' and <= '7':
                Append(escape[1..], 8, into);
                break;
            case 'N':
                into.Append('\ufffd');
                break;
            case '\\' or '\'' or '"':
                into.Append((char)escape[1]);
                break;
            default:
                into.Append(Encoding.UTF8.GetString(escape));
                break;
        }
    }

    private static void Append(ReadOnlySpan<byte> digits, int radix, StringBuilder into)
    {
        var number = 0;
        foreach (var b in digits)
        {
            number = (number * radix) + (char.IsAsciiHexDigit((char)b) ? Convert.ToInt32(((char)b).ToString(), 16) : 0);
        }
        into.Append(number is > 0xffff and <= 0x10ffff ? char.ConvertFromUtf32(number) : ((char)number).ToString());
    }

    /// <summary>A format such as <c>:.2f</c> accepts numbers only. A date's (<c>:%Y-%m-%d</c>) is another thing.</summary>
    internal static bool IsNumeric(string specifier) =>
        specifier.Length > 1
        && "bcdeEfFgGnoxX%".Contains(specifier[^1], StringComparison.Ordinal)
        && specifier.IndexOf('%', StringComparison.Ordinal) is var percent
        && (percent < 0 || percent == specifier.Length - 1);

    /// <summary><c>"text %s" % value</c>.</summary>
    internal static Expression Percent(Span span, Literal pattern, Expression values)
    {
        List<Expression> parts = [];
        var text = pattern.Text;
        int next = 0,
            from = 0;
        var spread = values is Collection all && all.Entries.Any(e => e.Spread);
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('%', from))
        {
            parts.Add(Piece(pattern, text[from..at]));
            var end = at + 1;
            string? key = null;
            if (text[end] == '(' && text.IndexOf(')', end, Math.Min(LongestKey, text.Length - end)) is var close and > 0)
            {
                key = text[(end + 1)..close];
                end = close + 1;
            }
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '#' or '-' or '+' or ' ' or '.' or '*' or 'l' or 'h'))
            {
                next += text[end] == '*' ? 1 : 0;
                end++;
            }
            from = Math.Min(end + 1, text.Length);
            var conversion = end < text.Length ? text[end] : 's';
            if (conversion == '%')
            {
                parts.Add(Piece(pattern, "%"));
            }
            else if (Value(values, spread, key, next++) is { } value)
            {
                parts.Add(Converted(value, conversion));
            }
        }
        parts.Add(Piece(pattern, text[Math.Min(from, text.Length)..]));
        parts.RemoveAll(p => p is Literal { Kind: LiteralKind.String, Text: "" });
        return Build(span, parts);
    }

    private static Literal Piece(Literal pattern, string text) => new(pattern.Span, LiteralKind.String, text);

    private static Expression? Value(Expression values, bool spread, string? key, int position)
    {
        switch (values)
        {
            case Collection { Kind: CollectionKind.List } list when !spread:
                return position < list.Entries.Length ? list.Entries[position].Value : null;
            case Collection { Kind: CollectionKind.Map } map when !spread && key is not null:
                return map.Entries.LastOrDefault(e => e.Key is Literal l && l.Text == key).Value;
            default:
                return key is null ? values : new Form.Index(values.Span, values, new Literal(values.Span, LiteralKind.String, key));
        }
    }

    private static Expression Converted(Expression value, char conversion) =>
        conversion switch
        {
            'r' or 'a' => new Call(value.Span, new Name(value.Span, conversion == 'r' ? "repr" : "ascii"), [new Argument(value)]),
            's' or 'b' => value,
            _ => new Cast(value.Span, "int", value),
        };

    /// <summary><c>"text {}".format(value)</c>; null where it cannot be told which value goes where.</summary>
    internal static Expression? Braces(Span span, Literal pattern, IReadOnlyList<Argument> arguments)
    {
        List<Expression> parts = [];
        var text = pattern.Text;
        int next = 0,
            from = 0;
        while (text.AsSpan(from).IndexOfAny('{', '}') is var offset and >= 0)
        {
            var at = from + offset;
            parts.Add(Piece(pattern, text[from..at]));
            if (at + 1 < text.Length && text[at + 1] == text[at])
            {
                parts.Add(Piece(pattern, text[at].ToString()));
                from = at + 2;
                continue;
            }
            var close = text.IndexOf('}', at);
            if (text[at] == '}' || close < 0 || Field(text[(at + 1)..close], arguments, ref next) is not { } value)
            {
                return null;
            }
            parts.Add(value);
            from = close + 1;
        }
        parts.Add(Piece(pattern, text[from..]));
        parts.RemoveAll(p => p is Literal { Kind: LiteralKind.String, Text: "" });
        return Build(span, parts);
    }

    // name, position or nothing; then `.attribute`s and `[keys]`, which are as untrusted as the whole; `!r`; `:specifier`.
    private static Expression? Field(string field, IReadOnlyList<Argument> arguments, ref int next)
    {
        if (field.Contains('{', StringComparison.Ordinal))
        {
            return null;
        }
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        var specifier = colon < 0 ? "" : field[colon..];
        var name = colon < 0 ? field : field[..colon];
        var mark = name.IndexOf('!', StringComparison.Ordinal);
        var conversion = mark >= 0 && mark + 1 < name.Length ? name[mark + 1] : 's';
        name = mark < 0 ? name : name[..mark];
        var path = name.AsSpan().IndexOfAny('.', '[');
        var root = path < 0 ? name : name[..path];
        var value = Selected(root.Length == 0 ? next++.ToString(CultureInfo.InvariantCulture) : root, arguments);
        if (value is null)
        {
            return null;
        }
        return path < 0 && IsNumeric(specifier)
            ? new Cast(value.Span, "int", value)
            : Converted(value, conversion is 'r' or 'a' ? conversion : 's');
    }

    private static Expression? Selected(string root, IReadOnlyList<Argument> arguments)
    {
        if (
            int.TryParse(root, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && position < arguments.Count
            && arguments[position] is { Label: null, Spread: false } one
        )
        {
            return one.Value;
        }
        foreach (var argument in arguments)
        {
            if (argument.Label == root || argument.Spread)
            {
                return argument.Value;
            }
        }
        return null;
    }
}
