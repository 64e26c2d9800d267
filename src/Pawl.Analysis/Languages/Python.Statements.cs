using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Statements, but for definitions and <c>match</c>.</content>
internal sealed partial class Python
{
    private void OnStatements()
    {
        OnStatement(Body, "block");
        OnStatement(Plain, "expression_statement");
        OnStatement(n => new Return(Tree.Span(n), Optional(Tree.FirstNamed(n))), "return_statement");
        OnStatement(n => new Throw(Tree.Span(n), Optional(Tree.FirstNamed(n))), "raise_statement");
        OnStatement(n => new Break(Tree.Span(n)), "break_statement");
        OnStatement(n => new Continue(Tree.Span(n)), "continue_statement");
        OnStatement(_ => null, "pass_statement", "type_alias_statement");
        OnStatement(n => new Assert(Tree.Span(n), Expression(Tree.FirstNamed(n))), "assert_statement");
        OnStatement(Delete, "delete_statement");
        OnStatement(Scope, "global_statement", "nonlocal_statement");
        OnStatement(If, "if_statement");
        OnStatement(While, "while_statement");
        OnStatement(For, "for_statement");
        OnStatement(Try, "try_statement");
        OnStatement(With, "with_statement");
        OnStatement(Match, "match_statement");
        OnStatement(Print, "print_statement");
        OnStatement(Execute, "exec_statement");
    }

    private Statement? Plain(int node)
    {
        var first = Tree.FirstNamed(node);
        var kind = KindOf(first);
        // A string that nobody reads is a comment; `...` is `pass`.
        if (first == SyntaxTree.None || kind is Kind.Ellipsis || (kind is Kind.String && Tree.After(first) == Tree.After(node)))
        {
            return null;
        }
        if (Tree.After(first) != Tree.After(node) && Tree.Child(node, ",") != SyntaxTree.None)
        {
            return new ExpressionStatement(Tree.Span(node), Sequence(node));
        }
        if (kind is Kind.Assignment && Tree.Field(first, type) != SyntaxTree.None)
        {
            return Declare(first);
        }
        var plain = Expression(first);
        return plain is Call call && NeverReturns(call)
            ? new Throw(Tree.Span(node), plain)
            : new ExpressionStatement(Tree.Span(node), plain);
    }

    // These raise, so that what stands behind a check with one of them is what passed the check.
    private static bool NeverReturns(Call call) =>
        call.Callee switch
        {
            Name { Id: "abort" or "exit" or "quit" } => true,
            Member { Target: Name { Id: "sys" or "os" }, Id: "exit" or "_exit" or "abort" } => true,
            Member { Target: Name { Id: "flask" or "quart" or "bottle" }, Id: "abort" } => true,
            Member { Target: Name { Id: "pytest" }, Id: "fail" or "skip" or "exit" } => true,
            Member { Target: Name { Id: "self" }, Id: "fail" or "skipTest" or "send_error_and_stop" } => true,
            Member { Target: Name { Id: var parser }, Id: "error" or "exit" } => parser.EndsWith(
                "parser",
                StringComparison.OrdinalIgnoreCase
            ),
            _ => false,
        };

    // `x: T = v`; in a class also `x = v`.
    private Declaration Declare(int node)
    {
        var target = Tree.Field(node, left);
        var valueNode = Tree.Field(node, right);
        return new Declaration(
            Tree.Span(node),
            Expression(target),
            TypeText(Tree.Field(node, type)),
            valueNode == SyntaxTree.None ? null : Named(valueNode, LastName(target)),
            []
        );
    }

    private Statement Delete(int node)
    {
        List<Statement> each = [];
        var operand = Tree.FirstNamed(node);
        if (operand != SyntaxTree.None && Tree.Kind(operand) == "expression_list")
        {
            foreach (var child in Tree.NamedChildren(operand))
            {
                each.Add(new ExpressionStatement(Tree.Span(child), new Unary(Tree.Span(child), UnaryOperator.Delete, Expression(child))));
            }
            return new Block(Tree.Span(node), [.. each]);
        }
        return new ExpressionStatement(Tree.Span(node), new Unary(Tree.Span(node), UnaryOperator.Delete, Expression(operand)));
    }

    private Statement Scope(int node)
    {
        var modifier = Tree.Kind(node) == "global_statement" ? "global" : "nonlocal";
        List<Statement> each = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            each.Add(new Declaration(Tree.Span(child), NameOf(child), null, null, [modifier]));
        }
        return each is [var only] ? only : new Block(Tree.Span(node), [.. each]);
    }

    private If If(int node)
    {
        List<int> clauses = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (KindOf(child) is Kind.Elif or Kind.Else)
            {
                clauses.Add(child);
            }
        }
        Statement? otherwise = null;
        for (var i = clauses.Count - 1; i >= 0; i--)
        {
            var clause = clauses[i];
            if (KindOf(clause) is Kind.Else)
            {
                otherwise = Body(Tree.Field(clause, body));
                continue;
            }
            var branch = new If(
                Tree.Span(clause),
                Expression(Tree.Field(clause, condition)),
                AsBlock(Tree.Field(clause, consequence)),
                otherwise
            );
            // Nobody writes so many branches; nesting them deeper would cost the walkers of the form their stack.
            otherwise = i > 0 && i % DepthLimit == 0 ? new Block(branch.Span, [branch]) : branch;
        }
        return new If(Tree.Span(node), Expression(Tree.Field(node, condition)), AsBlock(Tree.Field(node, consequence)), otherwise);
    }

    private Block? ElseOf(int node)
    {
        var clause = Tree.Field(node, alternative);
        return clause == SyntaxTree.None ? null : Body(Tree.Field(clause, body));
    }

    private Loop While(int node) =>
        new(
            Tree.Span(node),
            LoopKind.While,
            [],
            Expression(Tree.Field(node, condition)),
            [],
            null,
            null,
            null,
            AsBlock(Tree.Field(node, body)),
            ElseOf(node)
        );

    private Loop For(int node) =>
        new(
            Tree.Span(node),
            LoopKind.ForEach,
            [],
            null,
            [],
            Expression(Tree.Field(node, left)),
            null,
            Expression(Tree.Field(node, right)),
            AsBlock(Tree.Field(node, body)),
            ElseOf(node)
        );

    private Try Try(int node)
    {
        List<Catch> catches = [];
        Block? otherwise = null,
            final = null;
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (KindOf(child))
            {
                case Kind.Except:
                    catches.Add(Except(child));
                    break;
                case Kind.Else:
                    otherwise = Body(Tree.Field(child, body));
                    break;
                case Kind.Finally:
                    final = Body(LastBlock(child));
                    break;
                default:
                    break;
            }
        }
        return new Try(Tree.Span(node), AsBlock(Tree.Field(node, body)), catches, otherwise, final);
    }

    private int LastBlock(int node)
    {
        var found = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            found = KindOf(child) is Kind.Block ? child : found;
        }
        return found;
    }

    private Catch Except(int node)
    {
        List<string> types = [];
        string? variable = null;
        foreach (var child in Tree.NamedChildren(node))
        {
            if (KindOf(child) is Kind.Block)
            {
                continue;
            }
            if (Tree[child].Field == alias)
            {
                variable = Tree.Text(child);
            }
            else if (KindOf(child) is Kind.AsPattern)
            {
                variable = Id(Tree.Field(child, alias));
                AddTypes(Tree.FirstNamed(child), types);
            }
            else
            {
                AddTypes(child, types);
            }
        }
        return new Catch(Tree.Span(node), types, variable, Body(LastBlock(node)));
    }

    private void AddTypes(int node, List<string> types)
    {
        if (node != SyntaxTree.None && Tree.Kind(node) is "tuple" or "parenthesized_expression" or "expression_list")
        {
            foreach (var child in Tree.NamedChildren(node))
            {
                types.Add(Compact(child));
            }
        }
        else if (node != SyntaxTree.None)
        {
            types.Add(Compact(node));
        }
    }

    private Statement With(int node)
    {
        List<int> items = [];
        foreach (var child in Tree.NamedChildren(Tree.Child(node, "with_clause") is var clause and not SyntaxTree.None ? clause : node))
        {
            if (Tree.Kind(child) == "with_item")
            {
                items.Add(Tree.Field(child, value));
            }
        }
        Statement inner = AsBlock(Tree.Field(node, body));
        List<Statement> resources = [];
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (!IsMonitor(items[i]))
            {
                resources.Insert(0, Resource(items[i]));
                continue;
            }
            inner = resources.Count > 0 ? new Using(Tree.Span(node), resources, inner) : inner;
            resources = [];
            inner = new Form.Lock(Tree.Span(node), Expression(items[i]), inner);
        }
        return resources.Count > 0 || items.Count == 0 ? new Using(Tree.Span(node), resources, inner) : inner;
    }

    private Statement Resource(int node)
    {
        if (KindOf(node) is Kind.AsPattern)
        {
            return new Declaration(Tree.Span(node), Expression(Tree.Field(node, alias)), null, Expression(Tree.FirstNamed(node)), []);
        }
        return new ExpressionStatement(Tree.Span(node), Expression(node));
    }

    // Python's locks are context managers like any other: only their names tell them apart.
    private bool IsMonitor(int node)
    {
        if (KindOf(node) is not (Kind.Identifier or Kind.Attribute))
        {
            return false;
        }
        var id = LastName(node).TrimEnd('_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return id.EndsWith("lock", StringComparison.OrdinalIgnoreCase)
            || id.EndsWith("mutex", StringComparison.OrdinalIgnoreCase)
            || id.EndsWith("semaphore", StringComparison.OrdinalIgnoreCase)
            || id.EndsWith("condition", StringComparison.OrdinalIgnoreCase);
    }

    private ExpressionStatement Print(int node)
    {
        List<Argument> list = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            list.Add(new Argument(Expression(child)));
        }
        var span = Tree.Span(node);
        return new ExpressionStatement(span, new Call(span, new Name(new Span(span.Start, span.Start + 5), "print"), [.. list]));
    }

    private ExpressionStatement Execute(int node)
    {
        List<Argument> list = [new Argument(Expression(Tree.Field(node, code)))];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree[child].Field != code)
            {
                list.Add(new Argument(Expression(child)));
            }
        }
        var span = Tree.Span(node);
        return new ExpressionStatement(span, new Call(span, new Name(new Span(span.Start, span.Start + 4), "exec"), [.. list]));
    }
}
