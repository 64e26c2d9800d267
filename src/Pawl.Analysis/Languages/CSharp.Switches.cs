using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Switch statements and switch expressions.</content>
internal sealed partial class CSharp
{
    private Switch SwitchOf(int node)
    {
        var given = Expression(Tree.Field(node, value));
        var subject = IsSimple(given) ? given : NewSubject(given.Span);
        subjects++;
        List<Case> cases = [];
        if (Tree.Field(node, body) is var block && block != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(block))
            {
                if (Tree.Kind(child) == "switch_section")
                {
                    cases.Add(CaseOf(child, subject));
                }
            }
        }
        subjects--;
        return new Switch(
            Tree.Span(node),
            ReferenceEquals(given, subject) ? given : new Assignment(given.Span, subject, null, given),
            cases
        );
    }

    private Case CaseOf(int node, Expression subject)
    {
        List<Expression> values = [];
        List<Statement> statements = [];
        Expression? guard = null;
        var inLabel = true;
        foreach (var child in Tree.Children(node))
        {
            if (Tree.IsExtra(child) && !Tree.IsError(child))
            {
                continue;
            }
            if (inLabel)
            {
                inLabel = Tree.Kind(child) != ":";
                if (Tree.IsNamed(child))
                {
                    guard = And(guard, Label(child, subject, values));
                }
            }
            else if (Is(isLocal, child))
            {
                statements.AddRange(Locals(child));
            }
            else if (Tree.IsNamed(child) && Statement(child) is { } statement)
            {
                statements.Add(statement);
            }
        }
        return new Case(Tree.Span(node), values, guard, new Block(Tree.Span(node), [.. statements]), FallsThrough: statements.Count == 0);
    }

    /// <summary>Constants go to the values; any other pattern, and what stands behind <c>when</c>, is a guard.</summary>
    private Expression? Label(int node, Expression subject, List<Expression> values)
    {
        if (Tree.Kind(node) == "when_clause")
        {
            return Expression(Operand(node));
        }
        List<Expression> bindings = [];
        var outer = behind;
        behind = null;
        var test = Pattern(node, subject, bindings, 0);
        behind = outer;
        if (bindings.Count == 0 && test is not null && Constants(test, subject, values))
        {
            return null;
        }
        values.Clear();
        return test is null && bindings.Count == 0
            ? null
            : Bound(bindings, test ?? new Literal(Tree.Span(node), LiteralKind.Boolean, "true"));
    }

    /// <summary>True when the test compares the subject with constants only.</summary>
    private static bool Constants(Expression test, Expression subject, List<Expression> values)
    {
        while (
            test is Binary { Operator: Operator.Or, Right: Binary { Operator: Operator.Equal } last } either
            && ReferenceEquals(last.Left, subject)
        )
        {
            values.Add(last.Right);
            test = either.Left;
        }
        if (test is Binary { Operator: Operator.Equal } only && ReferenceEquals(only.Left, subject))
        {
            values.Add(only.Right);
            values.Reverse();
            return true;
        }
        return false;
    }

    /// <summary>Nested conditionals.</summary>
    private Expression SwitchValue(int node)
    {
        var span = Tree.Span(node);
        var first = Operand(node);
        var given = Expression(first);
        var subject = IsSimple(given) ? given : NewSubject(given.Span);
        List<(Expression? Test, Expression Value)> arms = [];
        subjects++;
        var before = openArms;
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) == "switch_expression_arm")
            {
                openArms++;
                arms.Add(Arm(child, subject));
            }
        }
        var count = openArms;
        openArms = before;
        subjects--;
        var result = count > MostArms ? new Unknown(span, [.. arms.Select(arm => arm.Value)]) : Nested(span, arms);
        return ReferenceEquals(given, subject)
            ? result
            : new Binary(span, Operator.Comma, new Assignment(given.Span, subject, null, given), result);
    }

    private static Expression Nested(Span span, List<(Expression? Test, Expression Value)> arms)
    {
        // What no arm fits throws.
        Expression result = new Unary(span, UnaryOperator.Throw, new Unknown(span, []));
        for (var i = arms.Count - 1; i >= 0; i--)
        {
            var (test, arm) = arms[i];
            result = test is null ? arm : new Conditional(new Span(test.Span.Start, arm.Span.End), test, arm, result);
        }
        return result;
    }

    private (Expression? Test, Expression Value) Arm(int node, Expression subject)
    {
        var patternNode = Tree.FirstNamed(node);
        var last = SyntaxTree.None;
        var when = SyntaxTree.None;
        foreach (var child in Tree.Children(node))
        {
            if (Tree.Kind(child) == "when_clause")
            {
                when = child;
            }
            else if (Is(isSelf, child) || (Tree.IsNamed(child) && !Tree.IsExtra(child)))
            {
                last = child;
            }
        }
        List<Expression> bindings = [];
        var outer = behind;
        behind = null;
        var test = Pattern(patternNode, subject, bindings, 0);
        behind = outer;
        test = And(test, when == SyntaxTree.None ? null : Expression(Operand(when)));
        if (bindings.Count > 0)
        {
            test = Bound(bindings, test ?? new Literal(Tree.Span(node), LiteralKind.Boolean, "true"));
        }
        return (test, Expression(last));
    }
}
