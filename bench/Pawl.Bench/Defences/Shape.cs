using Pawl.Analysis.Form;

namespace Pawl.Bench.Defences;

/// <summary>What is asked of the form.</summary>
internal static class Shape
{
    /// <summary>Control never runs out of its end.</summary>
    internal static bool Leaves(Statement? node) =>
        node switch
        {
            Return or Throw or Break or Continue or Goto => true,
            Block b => b.Statements.Length > 0 && Leaves(b.Statements[^1]),
            If i => Leaves(i.Then) && Leaves(i.Otherwise),
            _ => false,
        };

    /// <summary>An <c>if</c> of the source, not one that the form made out of something else.</summary>
    internal static bool IsWritten(this If node, Source source) =>
        source.Text.AsSpan(node.Span.Start).StartsWith("if", StringComparison.Ordinal)
        && node.Span.Start < node.Test.Span.Start
        && node.Test.Span.End <= node.Then.Span.Start
        && node.Test.Span.Length > 0;

    internal static bool IsGuard(this If node, Source source) => node.IsWritten(source) && node.Otherwise is null && Leaves(node.Then);

    /// <summary>It refuses: throws, or gives an error back.</summary>
    internal static bool Refuses(Statement? node) =>
        node switch
        {
            Throw => true,
            Goto => true,
            Return
            {
                Value: null or Literal { Kind: LiteralKind.Null } or Literal { Text: "false" } or Unary { Operator: UnaryOperator.Negate }
            } => true,
            Block b => b.Statements.Length > 0 && Refuses(b.Statements[^1]),
            _ => false,
        };

    internal static IEnumerable<Block> Blocks(Function function)
    {
        List<Block> found = [];
        FormWalk.Statements(
            function.Body,
            s =>
            {
                if (s is Block { Statements.Length: > 0 } block && block.Statements.All(i => i.Span.Length > 0))
                {
                    found.Add(block);
                }
            }
        );
        return found;
    }

    internal static IEnumerable<Expression> Expressions(Statement statement)
    {
        List<Expression> found = [];
        FormWalk.Expressions(statement, found.Add);
        return found;
    }

    internal static IEnumerable<Expression> Expressions(Expression expression)
    {
        List<Expression> found = [];
        FormWalk.Expressions(expression, found.Add);
        return found;
    }

    internal static string NameOf(Expression callee) =>
        callee switch
        {
            Name n => n.Id,
            Member m => m.Id,
            _ => "",
        };

    internal static Call? CallIn(Statement statement) =>
        statement is ExpressionStatement { Expression: var e }
            ? e as Call ?? (e is Unary { Operator: UnaryOperator.Await, Operand: Call awaited } ? awaited : null)
            : null;

    /// <summary>The statements of a block or body, without its braces.</summary>
    internal static Span Inside(Statement body) =>
        body is Block { Statements: { Length: > 0 } all } ? new Span(all[0].Span.Start, all[^1].Span.End) : body.Span;
}
