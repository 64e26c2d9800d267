using System.Globalization;
using System.Numerics;
using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Numbers, strings, interpolated strings.</content>
internal sealed partial class Python
{
    private readonly StringBuilder decoded = new();

    private void OnLiterals()
    {
        OnExpression(n => new Literal(Tree.Span(n), LiteralKind.Null, "null"), "none");
        OnExpression(n => new Literal(Tree.Span(n), LiteralKind.Boolean, "true"), "true");
        OnExpression(n => new Literal(Tree.Span(n), LiteralKind.Boolean, "false"), "false");
        OnExpression(n => Number(Tree.Span(n), Tree.Text(n)), "integer", "float");
        OnExpression(Text, "string", "concatenated_string");
        OnExpression(Interpolated, "interpolation", "format_expression");
    }

    private static Literal Number(Span span, string written)
    {
        var text = written.Replace("_", "", StringComparison.Ordinal);
        var imaginary = text[^1] is 'j' or 'J';
        text = text.TrimEnd('l', 'L', 'j', 'J');
        if (text.Length > 2 && text[0] == '0' && char.ToLowerInvariant(text[1]) is var radix and ('x' or 'o' or 'b'))
        {
            return new Literal(
                span,
                LiteralKind.Integer,
                Digits(
                    text.AsSpan(2),
                    radix == 'x' ? 16
                        : radix == 'o' ? 8
                        : 2
                ) ?? text
            );
        }
        if (!imaginary && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            var octal = text.Length > 1 && text[0] == '0' ? Digits(text, 8) : null;
            return new Literal(span, LiteralKind.Integer, octal ?? (text.TrimStart('0') is { Length: > 0 } digits ? digits : "0"));
        }
        var parsed = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        return new Literal(span, LiteralKind.Float, parsed ? number.ToString(CultureInfo.InvariantCulture) : text);
    }

    /// <summary>Null when it is no such number, or too long to convert.</summary>
    private static string? Digits(ReadOnlySpan<char> digits, int radix)
    {
        if (digits.Length > 128)
        {
            return null;
        }
        var number = BigInteger.Zero;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
            {
                return null;
            }
            number = (number * radix) + digit;
        }
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private Expression Text(int node)
    {
        List<Expression> parts = [];
        if (Tree.Kind(node) == "concatenated_string")
        {
            foreach (var child in Tree.NamedChildren(node))
            {
                Parts(child, parts);
            }
        }
        else
        {
            Parts(node, parts);
        }
        return PythonFormat.Build(Tree.Span(node), parts);
    }

    private void Parts(int node, List<Expression> parts)
    {
        var raw = false;
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (Tree.Kind(child))
            {
                case "string_start":
                    raw = Tree.Utf8(child).IndexOfAny("rR"u8) >= 0;
                    break;
                case "string_content":
                    parts.Add(new Literal(Tree.Span(child), LiteralKind.String, Decode(child, raw)));
                    break;
                case "interpolation":
                    parts.Add(Interpolated(child));
                    AddSpecifier(child, parts);
                    break;
                default:
                    break;
            }
        }
    }

    private string Decode(int node, bool raw)
    {
        if (!Tree.HasChildren(node))
        {
            return Tree.Text(node);
        }
        decoded.Clear();
        var source = Tree.Bytes;
        var at = Tree.Span(node).Start;
        foreach (var child in Tree.NamedChildren(node))
        {
            var span = Tree.Span(child);
            decoded.Append(Encoding.UTF8.GetString(source[at..span.Start]));
            if (Tree.Kind(child) == "escape_interpolation")
            {
                decoded.Append((char)source[span.Start]);
            }
            else if (raw)
            {
                decoded.Append(Tree.Text(child));
            }
            else
            {
                PythonFormat.Unescape(source[span.Start..span.End], decoded);
            }
            at = span.End;
        }
        decoded.Append(Encoding.UTF8.GetString(source[at..Tree.Span(node).End]));
        return decoded.ToString();
    }

    /// <summary>The value of <c>{x!r:spec}</c>: <c>!r</c> is a call of <c>repr</c>, a number's format makes it a number.</summary>
    private Expression Interpolated(int node)
    {
        var inner = Expression(Tree.Field(node, expression));
        var conversion = Tree.Field(node, typeConversion);
        if (conversion != SyntaxTree.None)
        {
            var called = Tree.Utf8(conversion)[^1] switch
            {
                (byte)'r' => "repr",
                (byte)'a' => "ascii",
                _ => null,
            };
            return called is null ? inner : new Call(inner.Span, new Name(Tree.Span(conversion), called), [new Argument(inner)]);
        }
        var specifier = Tree.Field(node, formatSpecifier);
        return specifier != SyntaxTree.None && !HasNamed(specifier) && PythonFormat.IsNumeric(Tree.Text(specifier))
            ? new Cast(inner.Span, "int", inner)
            : inner;
    }

    private bool HasNamed(int node) => Tree.FirstNamed(node) != SyntaxTree.None;

    // What stands in braces inside a specifier is part of the text too.
    private void AddSpecifier(int node, List<Expression> parts)
    {
        var specifier = Tree.Field(node, formatSpecifier);
        if (specifier == SyntaxTree.None)
        {
            return;
        }
        foreach (var child in Tree.NamedChildren(specifier))
        {
            parts.Add(Expression(child));
        }
    }
}
