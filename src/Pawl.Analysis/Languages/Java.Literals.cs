using System.Globalization;
using System.Numerics;
using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Numbers, characters, strings, text blocks, string templates.</content>
internal sealed partial class Java
{
    private void OnLiterals()
    {
        OnExpression(n => new Literal(Tree.Span(n), LiteralKind.Null, "null"), "null_literal");
        OnExpression(n => new Literal(Tree.Span(n), LiteralKind.Boolean, Tree.Text(n)), "true", "false");
        OnExpression(Integer, "decimal_integer_literal", "hex_integer_literal", "octal_integer_literal", "binary_integer_literal");
        OnExpression(Float, "decimal_floating_point_literal", "hex_floating_point_literal");
        OnExpression(Character, "character_literal");
        OnExpression(n => Text(n, null), "string_literal");
        OnExpression(Template, "template_expression");
    }

    private Literal Integer(int node)
    {
        var text = Tree.Text(node).Replace("_", "", StringComparison.Ordinal).TrimEnd('l', 'L');
        var radix = Tree.Kind(node) switch
        {
            "hex_integer_literal" => 16,
            "octal_integer_literal" => 8,
            "binary_integer_literal" => 2,
            _ => 10,
        };
        return new Literal(Tree.Span(node), LiteralKind.Integer, radix == 10 ? text : InDecimal(text, radix));
    }

    private static string InDecimal(string text, int radix)
    {
        var total = BigInteger.Zero;
        // No literal of the language is longer; what is, stays as it is written.
        if (text.Length > 80)
        {
            return text;
        }
        foreach (var c in radix == 8 ? text : text[2..])
        {
            total = (total * radix) + (char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 0);
        }
        return total.ToString(CultureInfo.InvariantCulture);
    }

    private Literal Float(int node)
    {
        var text = Tree.Text(node).Replace("_", "", StringComparison.Ordinal);
        return new Literal(
            Tree.Span(node),
            LiteralKind.Float,
            text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text : text.TrimEnd('f', 'F', 'd', 'D')
        );
    }

    private Literal Character(int node)
    {
        var text = Tree.Text(node);
        var inner = text.Length >= 2 ? text[1..^1] : text;
        return new Literal(Tree.Span(node), LiteralKind.Character, inner.StartsWith('\\') ? Resolve(inner) : inner);
    }

    private Expression Template(int node)
    {
        var processor = Tree.FirstNamed(node);
        var argument = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            argument = child;
        }
        var tag =
            processor == argument || Tree.Kind(processor) == "identifier" && Tree.Text(processor) is "STR" or "FMT"
                ? null
                : Expression(processor);
        return Text(argument, tag);
    }

    private Expression Text(int node, Expression? tag)
    {
        var span = Tree.Span(node);
        var isBlock = Tree.Utf8(node).StartsWith("\"\"\""u8);
        List<Expression> parts = [];
        var text = new StringBuilder();
        var start = span.Start + (isBlock ? 3 : 1);
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) == "string_interpolation")
            {
                AddPart(parts, text, new Span(start, Tree.Span(child).Start), isBlock);
                parts.Add(Expression(Tree.FirstNamed(child)));
                start = Tree.Span(child).End;
            }
            else if (!isBlock)
            {
                text.Append(Tree.Kind(child) == "escape_sequence" ? Resolve(Tree.Text(child)) : Tree.Text(child));
            }
        }
        var rest = new Span(start, Math.Max(start, span.End - (isBlock ? 3 : 1)));
        if (parts.Count == 0 && tag is null)
        {
            return new Literal(span, LiteralKind.String, isBlock ? TextBlock(Tree.Text(rest)) : text.ToString());
        }
        AddPart(parts, text, rest, isBlock);
        return new Interpolation(span, [.. parts], tag);
    }

    // The grammar keeps no node for some of a block's escapes, so a block's text is taken from the source.
    private void AddPart(List<Expression> parts, StringBuilder text, Span span, bool isBlock)
    {
        var piece = isBlock ? ResolveAll(Tree.Text(span)) : text.ToString();
        text.Clear();
        if (piece.Length > 0)
        {
            parts.Add(new Literal(span, LiteralKind.String, piece));
        }
    }

    /// <summary>A text block's value: the line of the opening quotes, common indentation and trailing blanks go, then escapes are resolved.</summary>
    private static string TextBlock(string raw)
    {
        var lines = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var indent = int.MaxValue;
        for (var i = 1; i < lines.Length; i++)
        {
            var blank = lines[i].AsSpan().TrimStart(" \t\f").Length;
            if (blank > 0 || i == lines.Length - 1)
            {
                indent = Math.Min(indent, lines[i].Length - blank);
            }
        }
        var text = new StringBuilder(raw.Length);
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].Length >= indent ? lines[i][indent..] : "";
            text.Append(line.TrimEnd(' ', '\t', '\f'));
            if (i < lines.Length - 1)
            {
                text.Append('\n');
            }
        }
        return ResolveAll(text.ToString());
    }

    private static string ResolveAll(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; )
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                result.Append(text[i++]);
                continue;
            }
            var length = EscapeLength(text.AsSpan(i));
            result.Append(Resolve(text.Substring(i, length)));
            i += length;
        }
        return result.ToString();
    }

    private static int EscapeLength(ReadOnlySpan<char> text)
    {
        var at = 1;
        if (text[1] == 'u')
        {
            while (at < text.Length && text[at] == 'u')
            {
                at++;
            }
            return Math.Min(text.Length, at + 4);
        }
        while (at < text.Length && at <= 3 && text[at] is >= '0' and <= '7')
        {
            at++;
        }
        return at > 1 ? at : 2;
    }

    private static string Resolve(string escape)
    {
        if (escape.Length < 2)
        {
            return escape;
        }
        var rest = escape.AsSpan(1);
        switch (escape[1])
        {
            case 'n':
                return "\n";
            case 't':
                return "\t";
            case 'r':
                return "\r";
            case 'b':
                return "\b";
            case 'f':
                return "\f";
            case 's':
                return " ";
            case '\n' or '\r':
                return "";
            case 'u':
                return ushort.TryParse(rest.TrimStart('u'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
                    ? ((char)unit).ToString()
                    : escape;
            case >= '0' and <= '7':
                var code = 0;
                foreach (var c in rest)
                {
                    code = (code * 8) + (c - '0');
                }
                return ((char)code).ToString();
            default:
                return rest.ToString();
        }
    }
}
