using System.Globalization;
using System.Numerics;
using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Numbers, strings, templates, regular expressions.</content>
internal sealed partial class JavaScript
{
    private readonly StringBuilder buffer = new();

    private void OnLiterals()
    {
        Express(n => new Literal(Tree.Span(n), LiteralKind.Null, "null"), "null");
        Express(n => new Literal(Tree.Span(n), LiteralKind.Null, "undefined"), "undefined");
        Express(n => new Literal(Tree.Span(n), LiteralKind.Boolean, Tree.Text(n)), "true", "false");
        Express(Number, "number");
        Express(n => new Literal(Tree.Span(n), LiteralKind.String, Text(n)), "string");
        Express(n => Template(n, null, Tree.Span(n)), "template_string");
        Express(Inner, "template_substitution");
        Express(
            n => new Literal(
                Tree.Span(n),
                LiteralKind.Regex,
                Tree.Field(n, pattern) is var at && at == SyntaxTree.None ? "" : Tree.Text(at)
            ),
            "regex"
        );
    }

    private Literal Number(int node)
    {
        var text = Tree.Text(node);
        var span = Tree.Span(node);
        if (text.Contains('_', StringComparison.Ordinal))
        {
            text = text.Replace("_", "", StringComparison.Ordinal);
        }
        text = text.TrimEnd('n');
        if (text.Length is > 2 and <= 80 && text[0] == '0' && char.IsAsciiLetter(text[1]))
        {
            return new Literal(
                span,
                LiteralKind.Integer,
                InDecimal(
                    text.AsSpan(2),
                    char.ToLowerInvariant(text[1]) switch
                    {
                        'x' => 16,
                        'o' => 8,
                        _ => 2,
                    }
                )
            );
        }
        var plain = text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        if (plain && text.Length is > 1 and <= 80 && text[0] == '0' && text.AsSpan().IndexOfAny('8', '9') < 0)
        {
            return new Literal(span, LiteralKind.Integer, InDecimal(text, 8));
        }
        if (
            !plain
            && text.AsSpan().IndexOfAny('e', 'E') > 0
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number < 1e15
            && number == Math.Truncate(number)
        )
        {
            return new Literal(span, LiteralKind.Integer, ((long)number).ToString(CultureInfo.InvariantCulture));
        }
        return new Literal(span, plain ? LiteralKind.Integer : LiteralKind.Float, text);
    }

    private static string InDecimal(ReadOnlySpan<char> digits, int radix)
    {
        var total = BigInteger.Zero;
        foreach (var c in digits)
        {
            total = (total * radix) + (char.IsAsciiHexDigit(c) ? (c <= '9' ? c - '0' : (c | 32) - 'a' + 10) : 0);
        }
        return total.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A string node's value.</summary>
    private string Text(int node)
    {
        var first = Tree.FirstNamed(node);
        if (first == SyntaxTree.None)
        {
            return "";
        }
        if (Tree.After(first) + 1 >= Tree.After(node) && Tree.Kind(first) == "string_fragment")
        {
            return Tree.Text(first);
        }
        buffer.Clear();
        foreach (var child in Tree.NamedChildren(node))
        {
            Add(child);
        }
        return buffer.ToString();
    }

    private void Add(int piece)
    {
        var text = Tree.Text(piece);
        if (Tree.Kind(piece) == "escape_sequence")
        {
            Resolve(text);
        }
        else
        {
            buffer.Append(text);
        }
    }

    private Expression Template(int node, Expression? tag, Span span)
    {
        List<Expression> parts = [];
        var text = new StringBuilder();
        var start = Tree.Span(node).Start + 1;
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) != "template_substitution")
            {
                buffer.Clear();
                Add(child);
                text.Append(buffer);
                continue;
            }
            AddPart(parts, text, new Span(start, Tree.Span(child).Start));
            parts.Add(Expression(child));
            start = Tree.Span(child).End;
        }
        if (parts.Count == 0 && tag is null)
        {
            return new Literal(span, LiteralKind.String, text.ToString());
        }
        AddPart(parts, text, new Span(start, Math.Max(start, Tree.Span(node).End - 1)));
        return new Interpolation(span, [.. parts], tag);
    }

    private static void AddPart(List<Expression> parts, StringBuilder text, Span span)
    {
        if (text.Length > 0)
        {
            parts.Add(new Literal(span, LiteralKind.String, text.ToString()));
            text.Clear();
        }
    }

    private void Resolve(string escape)
    {
        if (escape.Length < 2)
        {
            buffer.Append(escape);
            return;
        }
        switch (escape[1])
        {
            case 'n':
                buffer.Append('\n');
                break;
            case 't':
                buffer.Append('\t');
                break;
            case 'r':
                buffer.Append('\r');
                break;
            case 'b':
                buffer.Append('\b');
                break;
            case 'v':
                buffer.Append('\v');
                break;
            case 'f':
                buffer.Append('\f');
                break;
            case '\n' or '\r' or '\u2028' or '\u2029':
                break;
            case 'x' or 'u':
                Unit(escape, escape.AsSpan(2).Trim("{}"));
                break;
            case >= '0' and <= '7':
                var code = 0;
                foreach (var c in escape.AsSpan(1))
                {
                    code = (code * 8) + (c - '0');
                }
                buffer.Append((char)code);
                break;
            default:
                buffer.Append(escape, 1, escape.Length - 1);
                break;
        }
    }

    private void Unit(string escape, ReadOnlySpan<char> digits)
    {
        if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code > 0x10FFFF)
        {
            buffer.Append(escape);
        }
        else if (code > 0xFFFF)
        {
            buffer.Append(char.ConvertFromUtf32(code));
        }
        else
        {
            buffer.Append((char)code);
        }
    }
}
