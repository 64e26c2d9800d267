using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Operators.</content>
internal sealed partial class JavaScript
{
    private static Operator OperatorOf(ReadOnlySpan<byte> text) =>
        text.Length switch
        {
            1 => (char)text[0] switch
            {
                '+' => Operator.Add,
                '-' => Operator.Subtract,
                '*' => Operator.Multiply,
                '/' => Operator.Divide,
                '%' => Operator.Modulo,
                '&' => Operator.BitAnd,
                '|' => Operator.BitOr,
                '^' => Operator.BitXor,
                '<' => Operator.Less,
                '>' => Operator.Greater,
                _ => Operator.Other,
            },
            _ when text.SequenceEqual("==="u8) || text.SequenceEqual("=="u8) => Operator.Equal,
            _ when text.SequenceEqual("!=="u8) || text.SequenceEqual("!="u8) => Operator.NotEqual,
            _ when text.SequenceEqual("&&"u8) => Operator.And,
            _ when text.SequenceEqual("||"u8) => Operator.Or,
            _ when text.SequenceEqual("??"u8) => Operator.Coalesce,
            _ when text.SequenceEqual("<="u8) => Operator.LessEqual,
            _ when text.SequenceEqual(">="u8) => Operator.GreaterEqual,
            _ when text.SequenceEqual("<<"u8) => Operator.ShiftLeft,
            _ when text.SequenceEqual(">>"u8) || text.SequenceEqual(">>>"u8) => Operator.ShiftRight,
            _ when text.SequenceEqual("**"u8) => Operator.Power,
            _ when text.SequenceEqual("in"u8) => Operator.In,
            _ when text.SequenceEqual("instanceof"u8) => Operator.TypeTest,
            _ => Operator.Other,
        };

    private Expression BinaryOf(int node)
    {
        var first = Tree.Field(node, left);
        return Is(isBinary, first)
            ? LeftChain(node, left, right, at => Is(isBinary, at), Join)
            : Join(node, Expression(first), Expression(Tree.Field(node, right)));
    }

    private Expression Join(int node, Expression before, Expression after)
    {
        var at = Tree.Field(node, @operator);
        var op = at == SyntaxTree.None ? Operator.Other : OperatorOf(Tree.Utf8(at));
        var span = new Span(before.Span.Start, Math.Max(before.Span.End, Tree.Span(node).End));
        return Operators.Joined(span, op, before, after, LongestConstant);
    }

    private Expression UnaryOf(int node)
    {
        var span = Tree.Span(node);
        var inner = Expression(Tree.Field(node, argument));
        var at = Tree.Field(node, @operator);
        var text = at == SyntaxTree.None ? default : Tree.Utf8(at);
        if (text.Length == 1)
        {
            return (char)text[0] switch
            {
                '!' when inner is Literal { Kind: LiteralKind.Integer, Text: "0" or "1" } number => new Literal(
                    span,
                    LiteralKind.Boolean,
                    number.Text == "0" ? "true" : "false"
                ),
                '!' => new Unary(span, UnaryOperator.Not, inner),
                '~' => new Unary(span, UnaryOperator.BitNot, inner),
                '-' when inner is Literal { Kind: LiteralKind.Integer or LiteralKind.Float } number => new Literal(
                    span,
                    number.Kind,
                    "-" + number.Text
                ),
                '-' => new Unary(span, UnaryOperator.Negate, inner),
                // +x is a conversion to a number.
                '+' when inner is not Literal => new Call(span, new Name(span, "Number"), [new Argument(inner)]),
                _ => inner,
            };
        }
        return text.SequenceEqual("typeof"u8) ? new Unary(span, UnaryOperator.TypeOf, inner)
            : text.SequenceEqual("delete"u8) ? new Unary(span, UnaryOperator.Delete, inner)
            : text.SequenceEqual("void"u8) && inner is Literal ? new Literal(span, LiteralKind.Null, "undefined")
            : new Unary(span, UnaryOperator.Other, inner);
    }

    private Unary Updated(int node)
    {
        var at = Tree.Field(node, @operator);
        var isDecrement = at != SyntaxTree.None && Tree.Utf8(at).SequenceEqual("--"u8);
        return new Unary(
            Tree.Span(node),
            isDecrement ? UnaryOperator.Decrement : UnaryOperator.Increment,
            Expression(Tree.Field(node, argument))
        );
    }
}
