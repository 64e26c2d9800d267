using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Names, calls, operators, lambdas, queries.</content>
internal sealed partial class CSharp
{
    private const int LongestConstant = 1 << 16;

    /// <summary>Name for the lambda that is lowered next: of the variable or property that gets it.</summary>
    private string? lambdaName;

    private void OnExpressions()
    {
        OnExpression(NameAt, "identifier", "generic_name");
        OnExpression(n => new Name(Tree.Span(n), Tree.Text(n)), "this", "base", "predefined_type", "discard");
        OnExpression(Qualified, "qualified_name", "alias_qualified_name");
        OnExpression(MemberAccess, "member_access_expression");
        OnExpression(Conditionally, "conditional_access_expression");
        OnExpression(ElementAccess, "element_access_expression");
        OnExpression(Invocation, "invocation_expression");
        OnExpression(n => LeftChain(n, left, right, at => Is(isBinary, at), Join), "binary_expression");
        OnExpression(Assigned, "assignment_expression");
        OnExpression(Prefix, "prefix_unary_expression", "unary_expression");
        OnExpression(Postfix, "postfix_unary_expression");
        OnExpression(n => Expression(Operand(n)), "ref_expression", "argument", "global_statement");
        OnExpression(Parenthesized, "parenthesized_expression");
        OnExpression(ConditionalOf, "conditional_expression");
        OnExpression(n => new Cast(Tree.Span(n), TypeText(Tree.Field(n, type)) ?? "", Expression(Tree.Field(n, value))), "cast_expression");
        OnExpression(n => new Cast(Tree.Span(n), TypeText(Tree.Field(n, right)) ?? "", Expression(Tree.Field(n, left))), "as_expression");
        OnExpression(
            n => new Binary(Tree.Span(n), Operator.TypeTest, Expression(Tree.Field(n, left)), TypeName(Tree.Field(n, right))),
            "is_expression"
        );
        OnExpression(IsPattern, "is_pattern_expression");
        OnExpression(SwitchValue, "switch_expression");
        OnExpression(n => new Unary(Tree.Span(n), UnaryOperator.Await, Expression(Operand(n))), "await_expression");
        OnExpression(n => new Unary(Tree.Span(n), UnaryOperator.Throw, Expression(Operand(n))), "throw_expression");
        OnExpression(n => new Unary(Tree.Span(n), UnaryOperator.TypeOf, TypeName(Tree.Field(n, type))), "typeof_expression");
        OnExpression(n => new Unary(Tree.Span(n), UnaryOperator.SizeOf, TypeName(Tree.Field(n, type))), "sizeof_expression");
        OnExpression(CheckedValue, "checked_expression");
        OnExpression(LambdaOf, "lambda_expression", "anonymous_method_expression");
        OnExpression(Query, "query_expression");
        OnExpression(n => NameAt(Tree.Field(n, name)), "declaration_expression");
    }

    private Expression Parenthesized(int node)
    {
        var inner = Expression(Operand(node));
        misplaced = default;
        return inner;
    }

    private Expression MemberAccess(int node)
    {
        var at = Tree.Field(node, name);
        var target = Expression(Tree.Field(node, expression));
        return new Member(Tree.Span(node), target, Word(at), HasToken(node, "->"));
    }

    private Expression Conditionally(int node)
    {
        var target = Expression(Tree.Field(node, condition));
        var last = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            last = child;
        }
        return Is(isBinding, last)
            ? Indexed(Tree.Span(node), target, last)
            : new Member(Tree.Span(node), target, Word(Tree.Field(last, name)), optional: true);
    }

    private Expression ElementAccess(int node)
    {
        var target = Expression(Tree.Field(node, expression));
        var at = Tree.Field(node, subscript);
        return at == SyntaxTree.None ? new Form.Index(Tree.Span(node), target, null) : Indexed(Tree.Span(node), target, at);
    }

    private Expression Indexed(Span span, Expression target, int list)
    {
        foreach (var child in Tree.NamedChildren(list))
        {
            var key = ArgumentValue(child);
            var isRange = key != SyntaxTree.None && Tree.Kind(key) == "range_expression";
            target = new Form.Index(span, target, isRange ? null : Expression(key));
        }
        return target;
    }

    private Expression Invocation(int node)
    {
        var callee = Tree.Field(node, function);
        var list = Tree.Field(node, arguments);
        if (Is(isIdentifier, callee) && Tree.Utf8(callee).SequenceEqual("nameof"u8) && NameOfArgument(node, list) is { } text)
        {
            return text;
        }
        var lowered = Expression(callee);
        // Awaiting on another thread changes nothing about the value.
        if (lowered is Member { Id: "ConfigureAwait" } configured)
        {
            return configured.Target;
        }
        return new Call(Tree.Span(node), lowered, [.. list == SyntaxTree.None ? [] : Arguments(list)]);
    }

    private Literal? NameOfArgument(int node, int list)
    {
        var only = list == SyntaxTree.None ? SyntaxTree.None : Tree.FirstNamed(list);
        return (only == SyntaxTree.None ? null : Expression(only)) switch
        {
            Name simple => new Literal(Tree.Span(node), LiteralKind.String, simple.Id),
            Member member => new Literal(Tree.Span(node), LiteralKind.String, member.Id),
            _ => null,
        };
    }

    private List<Argument> Arguments(int list)
    {
        List<Argument> result = [];
        foreach (var child in Tree.NamedChildren(list))
        {
            if (!Is(isArgument, child))
            {
                result.Add(new Argument(Expression(child)));
                continue;
            }
            var label = Tree.Field(child, name);
            var at = ArgumentValue(child);
            var given = Expression(at);
            if (HasToken(child, "out") || HasToken(child, "ref"))
            {
                given = new Unary(Tree.Span(child), UnaryOperator.AddressOf, given);
            }
            result.Add(new Argument(given, label == SyntaxTree.None ? null : Word(label)));
        }
        return result;
    }

    /// <summary>The expression of an <c>argument</c> node, behind its label and <c>out</c>.</summary>
    private int ArgumentValue(int node)
    {
        if (!Is(isArgument, node))
        {
            return node;
        }
        var label = Tree.Field(node, name);
        foreach (var child in Tree.Children(node))
        {
            if (child != label && (Is(isSelf, child) || (Tree.IsNamed(child) && !Tree.IsExtra(child))))
            {
                return child;
            }
        }
        return SyntaxTree.None;
    }

    private Operator? OperatorOf(int node, bool assignment)
    {
        var at = Tree.Field(node, @operator);
        var text = at == SyntaxTree.None ? "" : Tree.Kind(at);
        return !assignment ? Operators.Of(text)
            : text is "" or "=" ? null
            : Operators.Of(text.AsSpan(0, text.Length - 1));
    }

    private Expression Join(int node, Expression before, Expression after)
    {
        var op = OperatorOf(node, assignment: false) ?? Operator.Other;
        var span = new Span(before.Span.Start, Math.Max(before.Span.End, Tree.Span(node).End));
        return op == Operator.And && misplaced.Alternatives > 0 && ReferenceEquals(after, misplaced.Test)
            ? AndInside(span, before, after, misplaced.Alternatives)
            : Operators.Joined(span, op, before, after, LongestConstant);
    }

    private Assignment Assigned(int node)
    {
        var target = Expression(Tree.Field(node, left));
        var source = Tree.Field(node, right);
        var called = target is Name simple ? simple.Id : (target as Member)?.Id;
        var given = source == SyntaxTree.None ? Expression(source) : ValueFor(source, SyntaxTree.None, called);
        return new Assignment(Tree.Span(node), target, OperatorOf(node, assignment: true), given);
    }

    private Expression Prefix(int node)
    {
        var span = Tree.Span(node);
        var inner = Expression(Operand(node));
        var sign = node + 1 < Tree.After(node) ? Tree.Kind(node + 1) : "";
        if (sign == "-" && inner is Literal { Kind: LiteralKind.Integer or LiteralKind.Float } number)
        {
            return new Literal(span, number.Kind, number.Text.StartsWith('-') ? number.Text[1..] : "-" + number.Text);
        }
        UnaryOperator? op = sign switch
        {
            "!" => UnaryOperator.Not,
            "-" => UnaryOperator.Negate,
            "~" => UnaryOperator.BitNot,
            "&" => UnaryOperator.AddressOf,
            "*" => UnaryOperator.Dereference,
            "++" => UnaryOperator.Increment,
            "--" => UnaryOperator.Decrement,
            "^" => UnaryOperator.Other,
            _ => null,
        };
        return op is { } known ? new Unary(span, known, inner) : inner;
    }

    private Expression Postfix(int node)
    {
        var inner = Expression(Operand(node));
        return HasToken(node, "++") ? new Unary(Tree.Span(node), UnaryOperator.Increment, inner)
            : HasToken(node, "--") ? new Unary(Tree.Span(node), UnaryOperator.Decrement, inner)
            : inner;
    }

    private Conditional ConditionalOf(int node)
    {
        var test = Expression(Tree.Field(node, condition));
        var then = Expression(Tree.Field(node, consequence));
        return new Conditional(Tree.Span(node), test, then, Expression(Tree.Field(node, alternative)));
    }

    // checked(…) stays a call, so that rules see where overflow throws.
    private Expression CheckedValue(int node)
    {
        var inner = Expression(Operand(node));
        var at = Tree.Child(node, "checked");
        return at == SyntaxTree.None ? inner : new Call(Tree.Span(node), new Name(Tree.Span(at), "checked"), [new Argument(inner)]);
    }

    private Lambda LambdaOf(int node)
    {
        var id = lambdaName ?? "<lambda>";
        lambdaName = null;
        var outer = (members, returnTypeNode, subjects, openArms, behind);
        (members, returnTypeNode, subjects, openArms, behind) = (null, SyntaxTree.None, 0, 0, null);
        var (modifiers, annotations) = Marks(node);
        var given = Parameters(Tree.Field(node, parameters));
        var code = Tree.Field(node, body);
        code = code == SyntaxTree.None ? Tree.Child(node, "block") : code;
        var lowered = AddFunction(node, code, id, given, TypeText(Tree.Field(node, type)), modifiers, annotations, () => LambdaBody(code));
        (members, returnTypeNode, subjects, openArms, behind) = outer;
        return new Lambda(Tree.Span(node), lowered);
    }

    private Block LambdaBody(int node)
    {
        if (node == SyntaxTree.None || Tree.Kind(node) == "block")
        {
            return Statements(node);
        }
        var span = Tree.Span(node);
        var given = Expression(node);
        return new Block(span, [given is Unary { Operator: UnaryOperator.Throw } ? Executed(span, given) : new Return(span, given)]);
    }
}
