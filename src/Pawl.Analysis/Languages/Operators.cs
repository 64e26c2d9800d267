using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>Operators that C gave to the languages after it.</summary>
internal static class Operators
{
    internal static Operator Of(ReadOnlySpan<char> text) =>
        text switch
        {
            "+" => Operator.Add,
            "-" => Operator.Subtract,
            "*" => Operator.Multiply,
            "/" => Operator.Divide,
            "%" => Operator.Modulo,
            "<<" => Operator.ShiftLeft,
            ">>" or ">>>" => Operator.ShiftRight,
            "&" => Operator.BitAnd,
            "|" => Operator.BitOr,
            "^" => Operator.BitXor,
            "&&" => Operator.And,
            "||" => Operator.Or,
            "??" => Operator.Coalesce,
            "==" => Operator.Equal,
            "!=" => Operator.NotEqual,
            "<" => Operator.Less,
            "<=" => Operator.LessEqual,
            ">" => Operator.Greater,
            ">=" => Operator.GreaterEqual,
            _ => Operator.Other,
        };

    /// <summary>Two operands joined; constant strings side by side become one, as long as it stays shorter than <paramref name="longest"/>.</summary>
    internal static Expression Joined(Span span, Operator op, Expression before, Expression after, int longest)
    {
        if (op != Operator.Add || after is not Literal { Kind: LiteralKind.String } second)
        {
            return new Binary(span, op, before, after);
        }
        if (before is Literal { Kind: LiteralKind.String } first && first.Text.Length + second.Text.Length <= longest)
        {
            return new Literal(span, LiteralKind.String, first.Text + second.Text);
        }
        if (
            before is Binary { Operator: Operator.Add, Right: Literal { Kind: LiteralKind.String } last } sum
            && last.Text.Length + second.Text.Length <= longest
        )
        {
            var joined = new Literal(new Span(last.Span.Start, second.Span.End), LiteralKind.String, last.Text + second.Text);
            return new Binary(span, Operator.Add, sum.Left, joined);
        }
        return new Binary(span, op, before, after);
    }
}
