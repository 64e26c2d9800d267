using System.Globalization;
using System.Numerics;
using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Numbers, characters, and the six kinds of string.</content>
internal sealed partial class CSharp
{
    private void OnLiterals()
    {
        OnExpression(n => new Literal(Tree.Span(n), LiteralKind.Null, "null"), "null_literal");
        OnExpression(n => new Literal(Tree.Span(n), LiteralKind.Boolean, Tree.Text(n)), "boolean_literal");
        OnExpression(Integer, "integer_literal");
        OnExpression(Real, "real_literal");
        OnExpression(n => new Literal(Tree.Span(n), LiteralKind.Character, Content(n)), "character_literal");
        OnExpression(n => new Literal(Tree.Span(n), LiteralKind.String, Content(n)), "string_literal");
        OnExpression(Verbatim, "verbatim_string_literal");
        OnExpression(Raw, "raw_string_literal");
        OnExpression(Interpolated, "interpolated_string_expression");
        OnExpression(Default, "default_expression");
    }

    private Literal Integer(int node)
    {
        var text = Tree.Text(node).Replace("_", "", StringComparison.Ordinal).TrimEnd('u', 'U', 'l', 'L');
        // No number of the language is longer; what is, stays as it is written.
        if (text.Length is > 2 and <= 80 && text[0] == '0' && text[1] is 'x' or 'X' or 'b' or 'B')
        {
            var digits = "0" + text[2..];
            var style = text[1] is 'x' or 'X' ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowBinarySpecifier;
            text = BigInteger.TryParse(digits, style, CultureInfo.InvariantCulture, out var number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : text;
        }
        return new Literal(Tree.Span(node), LiteralKind.Integer, text);
    }

    private Literal Real(int node)
    {
        var text = Tree.Text(node).Replace("_", "", StringComparison.Ordinal).TrimEnd('f', 'F', 'd', 'D', 'm', 'M');
        return new Literal(Tree.Span(node), LiteralKind.Float, text);
    }

    /// <summary>Text pieces and escapes, one after the other.</summary>
    private string Content(int node)
    {
        var only = Tree.FirstNamed(node);
        if (only == SyntaxTree.None)
        {
            return "";
        }
        if (Tree.After(only) + 1 >= Tree.After(node) && Tree.Kind(only) != "escape_sequence")
        {
            return Tree.Kind(only) == "string_literal_encoding" ? "" : Tree.Text(only);
        }
        var text = new StringBuilder();
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (Tree.Kind(child))
            {
                case "escape_sequence":
                    text.Append(Resolve(Tree.Text(child)));
                    break;
                case "string_literal_encoding":
                    break;
                default:
                    text.Append(Tree.Text(child));
                    break;
            }
        }
        return text.ToString();
    }

    private static string Resolve(string escape)
    {
        if (escape.Length < 2)
        {
            return escape;
        }
        switch (escape[1])
        {
            case 'n':
                return "\n";
            case 't':
                return "\t";
            case 'r':
                return "\r";
            case '0':
                return "\0";
            case 'a':
                return "\a";
            case 'b':
                return "\b";
            case 'e':
                return "\e";
            case 'f':
                return "\f";
            case 'v':
                return "\v";
            case 'x' or 'u' or 'U':
                return
                    int.TryParse(escape.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                    && code <= 0x10FFFF
                    ? code is >= 0xD800 and <= 0xDFFF || code <= char.MaxValue
                        ? ((char)code).ToString()
                        : char.ConvertFromUtf32(code)
                    : escape;
            default:
                return escape[1..];
        }
    }

    private Literal Verbatim(int node)
    {
        var text = Tree.Text(node);
        var start = text.IndexOf('"', StringComparison.Ordinal) + 1;
        var end = text.LastIndexOf('"');
        var inner = end >= start ? text[start..end] : "";
        return new Literal(Tree.Span(node), LiteralKind.String, inner.Replace("\"\"", "\"", StringComparison.Ordinal));
    }

    private Literal Raw(int node)
    {
        var content = Tree.Child(node, "raw_string_content");
        var text = content == SyntaxTree.None ? "" : Tree.Text(content).Replace("\r\n", "\n", StringComparison.Ordinal);
        return new Literal(Tree.Span(node), LiteralKind.String, Dedented(text, Indent(text), first: true, last: true));
    }

    /// <summary>White space in front of a raw string's closing quotes; null for a string on one line.</summary>
    private static string? Indent(string raw)
    {
        var line = raw.LastIndexOf('\n');
        return line >= 0 && string.IsNullOrWhiteSpace(raw[line..]) ? raw[(line + 1)..] : null;
    }

    private static string Dedented(string piece, string? indent, bool first, bool last)
    {
        if (indent is null)
        {
            return piece;
        }
        if (indent.Length > 0)
        {
            piece = piece.Replace("\n" + indent, "\n", StringComparison.Ordinal);
        }
        var start = first && piece.StartsWith('\n') ? 1 : 0;
        var end = last && piece.EndsWith('\n') && piece.Length > start ? piece.Length - 1 : piece.Length;
        return piece[start..end];
    }

    private Expression Interpolated(int node)
    {
        var span = Tree.Span(node);
        var isVerbatim = false;
        var isRaw = false;
        string? indent = null;
        List<Expression> parts = [];
        var text = new StringBuilder();
        var start = span.Start;
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (Tree.Kind(child))
            {
                case "interpolation_start":
                    isVerbatim = Tree.Utf8(child).IndexOf((byte)'@') >= 0;
                    start = Tree.Span(child).End + 1;
                    break;
                case "interpolation_quote":
                    indent ??= isRaw ? null : RawIndent(node);
                    isRaw = true;
                    break;
                case "interpolation":
                    AddPart(parts, text, new Span(start, Tree.Span(child).Start));
                    parts.Add(Hole(child));
                    start = Tree.Span(child).End;
                    break;
                case "escape_sequence":
                    text.Append(Resolve(Tree.Text(child)));
                    break;
                default:
                    var first = parts.Count == 0 && text.Length == 0;
                    text.Append(Piece(child, isVerbatim, isRaw, indent, first));
                    break;
            }
        }
        if (parts.Count == 0)
        {
            return new Literal(span, LiteralKind.String, text.ToString());
        }
        AddPart(parts, text, new Span(start, Math.Max(start, span.End - 1)));
        return new Interpolation(span, [.. parts]);
    }

    private string? RawIndent(int node)
    {
        var whole = Tree.Text(Tree.Span(node)).TrimEnd('"');
        return Indent(whole.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    private string Piece(int node, bool isVerbatim, bool isRaw, string? indent, bool first)
    {
        var text = Tree.Text(node);
        if (isRaw)
        {
            var next = Tree.After(node);
            var last = next < Tree.Count && Tree.Kind(next) == "interpolation_quote";
            return Dedented(text.Replace("\r\n", "\n", StringComparison.Ordinal), indent, first, last);
        }
        if (isVerbatim)
        {
            text = text.Replace("\"\"", "\"", StringComparison.Ordinal);
        }
        return text.Contains('{', StringComparison.Ordinal) || text.Contains('}', StringComparison.Ordinal)
            ? text.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)
            : text;
    }

    private Expression Hole(int node)
    {
        foreach (var child in Tree.Children(node))
        {
            if (Is(isSelf, child) || (Tree.IsNamed(child) && !Tree.IsExtra(child) && Tree.Kind(child) != "interpolation_brace"))
            {
                return Expression(child);
            }
        }
        return new Unknown(Tree.Span(node), []);
    }

    private static void AddPart(List<Expression> parts, StringBuilder text, Span span)
    {
        if (text.Length > 0)
        {
            parts.Add(new Literal(span, LiteralKind.String, text.ToString()));
            text.Clear();
        }
    }

    private Expression Default(int node)
    {
        var span = Tree.Span(node);
        return DefaultedType(node) switch
        {
            "bool" => new Literal(span, LiteralKind.Boolean, "false"),
            "int" or "long" or "uint" or "ulong" or "short" or "ushort" or "byte" or "sbyte" or "nint" or "nuint" => new Literal(
                span,
                LiteralKind.Integer,
                "0"
            ),
            "" or "string" or "object" or [.., '?' or ']'] => new Literal(span, LiteralKind.Null, "null"),
            // A struct, for all that can be seen.
            _ => new Unknown(span, []),
        };
    }

    /// <summary>As written in <c>default(T)</c>, or in the declaration of a variable that gets it; else empty.</summary>
    private string DefaultedType(int node)
    {
        if (Tree.Field(node, type) is var written && written != SyntaxTree.None)
        {
            return Tree.Text(written);
        }
        var declarator = Tree.Parent(node);
        return
            declarator != SyntaxTree.None
            && Tree.Kind(declarator) == "variable_declarator"
            && Tree.Field(Tree.Parent(declarator), type) is var declared
            && declared != SyntaxTree.None
            ? Tree.Text(declared)
            : "";
    }
}
