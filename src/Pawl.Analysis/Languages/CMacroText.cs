using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>Reads the text behind a <c>#define</c> as an expression over numbers, strings and names; anything else has no value.</summary>
internal ref struct CMacroText
{
    private const int LongestText = 400;
    private const int MostParts = 24;
    private readonly ReadOnlySpan<char> text;
    private readonly Span span;
    private int at;
    private int parts;

    private CMacroText(ReadOnlySpan<char> text, Span span)
    {
        this.text = text;
        this.span = span;
    }

    internal static Expression? Parse(string text, Span span)
    {
        if (text.Length is 0 or > LongestText)
        {
            return null;
        }
        var reader = new CMacroText(text, span);
        var value = reader.Binary(0);
        reader.Skip();
        return reader.at == text.Length ? value : null;
    }

    private void Skip()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '\\')
            {
                at++;
            }
            else if (text[at..].StartsWith("//"))
            {
                at = text.Length;
            }
            else if (text[at..].StartsWith("/*") && text[at..].IndexOf("*/") is var end and > 0)
            {
                at += end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private Expression? Binary(int above)
    {
        var left = Unary();
        while (left is not null)
        {
            Skip();
            var (op, strength, length) = Operator();
            if (strength <= above)
            {
                return left;
            }
            at += length;
            left = Binary(strength) is { } right ? Join(op, left, right) : null;
        }
        return null;
    }

    private readonly Binary Join(Operator op, Expression left, Expression right) => new Binary(span, op, left, right);

    private readonly (Operator Operator, int Strength, int Length) Operator()
    {
        if (at >= text.Length)
        {
            return default;
        }
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        return (text[at], next) switch
        {
            ('<', '<') => (Form.Operator.ShiftLeft, 4, 2),
            ('>', '>') => (Form.Operator.ShiftRight, 4, 2),
            ('|', not '|') => (Form.Operator.BitOr, 1, 1),
            ('^', _) => (Form.Operator.BitXor, 2, 1),
            ('&', not '&') => (Form.Operator.BitAnd, 3, 1),
            ('+', not '+') => (Form.Operator.Add, 5, 1),
            ('-', not '-' and not '>') => (Form.Operator.Subtract, 5, 1),
            ('*', _) => (Form.Operator.Multiply, 6, 1),
            ('/', not '/' and not '*') => (Form.Operator.Divide, 6, 1),
            ('%', _) => (Form.Operator.Modulo, 6, 1),
            _ => default,
        };
    }

    private Expression? Unary()
    {
        Skip();
        if (at >= text.Length || ++parts > MostParts)
        {
            return null;
        }
        var c = text[at];
        if (c == '(')
        {
            at++;
            var inner = Binary(0);
            Skip();
            if (at >= text.Length || text[at] != ')')
            {
                return null;
            }
            at++;
            return inner;
        }
        if (c is '-' or '~' or '!')
        {
            at++;
            return Negated(c, Unary());
        }
        return char.IsAsciiDigit(c) ? Number()
            : c == '"' || (c is 'L' or 'u' or 'U' && at + 1 < text.Length && text[at + 1] == '"') ? Strings()
            : c == '\'' ? Character()
            : char.IsAsciiLetter(c) || c == '_' ? Word()
            : null;
    }

    private readonly Expression? Negated(char c, Expression? value) =>
        value switch
        {
            null => null,
            Literal { Kind: LiteralKind.Integer or LiteralKind.Float } number when c == '-' => new Literal(
                span,
                number.Kind,
                "-" + number.Text
            ),
            _ => new Unary(
                span,
                c == '-' ? UnaryOperator.Negate
                    : c == '~' ? UnaryOperator.BitNot
                    : UnaryOperator.Not,
                value
            ),
        };

    private Literal Number()
    {
        var start = at;
        while (
            at < text.Length
            && (
                char.IsAsciiLetterOrDigit(text[at])
                || text[at] is '.' or '\''
                || (text[at] is '+' or '-' && text[at - 1] is 'e' or 'E' or 'p' or 'P' && !IsHex(start))
            )
        )
        {
            at++;
        }
        var (kind, number) = CLiterals.Number(text[start..at].ToString());
        return new Literal(span, kind, number);
    }

    private readonly bool IsHex(int start) => text[start..].StartsWith("0x", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adjacent strings; a name between them is somebody's macro for text.</summary>
    private Literal? Strings()
    {
        var whole = new StringBuilder();
        while (at < text.Length)
        {
            if (text[at] is 'L' or 'u' or 'U')
            {
                at++;
            }
            if (at >= text.Length || text[at] != '"')
            {
                return null;
            }
            var end = Quote('"');
            if (end < 0)
            {
                return null;
            }
            whole.Append(CLiterals.Unescape(text[(at + 1)..end]));
            at = end + 1;
            Skip();
            if (at < text.Length && text[at] == ')')
            {
                break;
            }
        }
        return new Literal(span, LiteralKind.String, whole.ToString());
    }

    private Literal? Character()
    {
        var end = Quote('\'');
        if (end < 0)
        {
            return null;
        }
        var value = CLiterals.Unescape(text[(at + 1)..end]);
        at = end + 1;
        return new Literal(span, LiteralKind.Character, value);
    }

    private readonly int Quote(char quote)
    {
        for (var end = at + 1; end < text.Length; end++)
        {
            if (text[end] == '\\')
            {
                end++;
            }
            else if (text[end] == quote)
            {
                return end;
            }
        }
        return -1;
    }

    private Expression? Word()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }
        var word = text[start..at].ToString();
        if (word is "NULL" or "nullptr")
        {
            return new Literal(span, LiteralKind.Null, "null");
        }
        if (word is "true" or "false")
        {
            return new Literal(span, LiteralKind.Boolean, word);
        }
        if (word == "sizeof")
        {
            return SizeOf();
        }
        return IsKeyword(word) ? null : new Name(span, word);
    }

    private Unary? SizeOf()
    {
        Skip();
        var close = at < text.Length && text[at] == '(' ? text[at..].IndexOf(')') : -1;
        if (close < 0)
        {
            return null;
        }
        var operand = text[(at + 1)..(at + close)].Trim().ToString();
        at += close + 1;
        return new Unary(span, UnaryOperator.SizeOf, new Name(span, operand));
    }

    private static bool IsKeyword(string word) =>
        word
            is "static"
                or "inline"
                or "extern"
                or "const"
                or "volatile"
                or "restrict"
                or "struct"
                or "union"
                or "enum"
                or "typedef"
                or "register"
                or "auto"
                or "int"
                or "char"
                or "long"
                or "short"
                or "unsigned"
                or "signed"
                or "float"
                or "double"
                or "void"
                or "_Bool"
                or "bool"
                or "if"
                or "else"
                or "while"
                or "for"
                or "do"
                or "return"
                or "break"
                or "continue"
                or "goto"
                or "switch"
                or "case"
                or "default"
        || word.StartsWith("__", StringComparison.Ordinal);
}
