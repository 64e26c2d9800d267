using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Statements.</content>
internal sealed partial class JavaScript
{
    private void OnStatements()
    {
        State(Statements, "statement_block");
        State(VariablesAlone, "lexical_declaration", "variable_declaration", "using_declaration");
        State(n => ExpressionAlone(Tree.FirstNamed(n), Tree.Span(n)), "expression_statement");
        State(n => ExpressionAlone(n, Tree.Span(n)), "sequence_expression");
        State(IfOf, "if_statement");
        State(n => Statement(Tree.FirstNamed(n)), "else_clause");
        State(For, "for_statement");
        State(ForIn, "for_in_statement");
        State(n => While(n, LoopKind.While), "while_statement");
        State(n => While(n, LoopKind.DoWhile), "do_statement");
        State(SwitchOf, "switch_statement");
        State(TryOf, "try_statement");
        State(n => new Return(Tree.Span(n), Optional(Tree.FirstNamed(n))), "return_statement");
        State(n => new Throw(Tree.Span(n), Optional(Tree.FirstNamed(n))), "throw_statement");
        State(n => new Break(Tree.Span(n), LabelOf(n)), "break_statement");
        State(n => new Continue(Tree.Span(n), LabelOf(n)), "continue_statement");
        State(n => new Label(Tree.Span(n), LabelOf(n) ?? "", One(Tree.Field(n, body))), "labeled_statement");
        State(With, "with_statement");
        State(Import, "import_statement");
        State(ImportAlias, "import_alias");
        State(Export, "export_statement");
        State(
            _ => null,
            "empty_statement",
            "debugger_statement",
            "hash_bang_line",
            "comment",
            "html_comment",
            "type_alias_declaration",
            "function_signature",
            "optional_chain",
            "type_arguments",
            "type_parameters",
            "type_annotation"
        );
    }

    private string? LabelOf(int node) => Tree.Field(node, label) is var at && at == SyntaxTree.None ? null : Tree.Text(at);

    private Block One(int node)
    {
        if (Is(isBlock, node))
        {
            return AsBlock(node);
        }
        List<Statement> list = [];
        if (node != SyntaxTree.None)
        {
            Append(node, list);
        }
        return new Block(node == SyntaxTree.None ? default : Tree.Span(node), [.. list]);
    }

    private Statement? ExpressionAlone(int node, Span span)
    {
        List<Statement> list = [];
        Evaluated(node, list);
        return Gathered(span, list);
    }

    /// <summary>An expression for its effects: <c>a = 1, b = 2</c> is two statements, destructuring is one for each variable.</summary>
    private void Evaluated(int node, List<Statement> list)
    {
        for (var i = 0; i < InnerLimit && Is(isParenthesized, node); i++)
        {
            node = Tree.FirstNamed(node);
        }
        if (node == SyntaxTree.None)
        {
            return;
        }
        if (Is(isSequence, node))
        {
            foreach (var child in Tree.NamedChildren(node))
            {
                list.Add(new ExpressionStatement(Tree.Span(child), Expression(child)));
            }
            return;
        }
        var isAssignment = Tree.Kind(node) == "assignment_expression";
        var target = isAssignment ? Tree.Field(node, left) : SyntaxTree.None;
        if (target != SyntaxTree.None && Tree.Kind(target) is "object_pattern" or "array_pattern")
        {
            Bind(target, Expression(Tree.Field(node, right)), new Binder(list, null, Tree.Span(node)), 0);
        }
        else if (known.Contains("internal_module") && Tree.Kind(node) == "internal_module")
        {
            if (Statement(node) is { } inner)
            {
                list.Add(inner);
            }
        }
        else
        {
            list.Add(new ExpressionStatement(Tree.Span(node), Expression(node)));
        }
    }

    private Expression Test(int node) => Expression(Tree.Field(node, condition));

    private If IfOf(int node)
    {
        var otherwise = Tree.Field(node, alternative);
        return new If(
            Tree.Span(node),
            Test(node),
            One(Tree.Field(node, consequence)),
            otherwise == SyntaxTree.None ? null : Statement(otherwise)
        );
    }

    private Loop While(int node, LoopKind loop) =>
        new(Tree.Span(node), loop, [], Test(node), [], null, null, null, One(Tree.Field(node, body)));

    private int Named(int node, ushort field)
    {
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree[child].Field == field && Tree.Kind(child) != "empty_statement")
            {
                return child;
            }
        }
        return SyntaxTree.None;
    }

    private Loop For(int node)
    {
        List<Statement> initial = [];
        var (start, test, step) = (Named(node, initializer), Named(node, condition), Named(node, increment));
        if (start != SyntaxTree.None && Is(isVariables, start))
        {
            Variables(start, initial);
        }
        else if (start != SyntaxTree.None)
        {
            Evaluated(start, initial);
        }
        if (test != SyntaxTree.None && Is(isExpressionStatement, test))
        {
            test = Tree.FirstNamed(test);
        }
        List<Expression> steps = [];
        if (step != SyntaxTree.None && Is(isSequence, step))
        {
            foreach (var child in Tree.NamedChildren(step))
            {
                steps.Add(Expression(child));
            }
        }
        else if (step != SyntaxTree.None)
        {
            steps.Add(Expression(step));
        }
        return new Loop(Tree.Span(node), LoopKind.For, initial, Optional(test), steps, null, null, null, One(Tree.Field(node, body)));
    }

    private Loop ForIn(int node)
    {
        var target = Tree.Field(node, left);
        var declares = Tree.Field(node, kind) != SyntaxTree.None;
        var iterable = Expression(Tree.Field(node, right));
        Expression binding;
        List<Statement> bound = [];
        if (Is(isIdentifier, target) || target == SyntaxTree.None)
        {
            binding = Expression(target);
        }
        else
        {
            binding = new Name(Tree.Span(target), $"<{++temporaries}>");
            Bind(target, binding, new Binder(bound, declares ? Const : null, Tree.Span(target)), 0);
        }
        var inner = One(Tree.Field(node, body));
        if (bound.Count > 0)
        {
            bound.AddRange(inner.Statements);
            inner = new Block(inner.Span, [.. bound]);
        }
        var op = Tree.Field(node, @operator);
        if (op != SyntaxTree.None && Tree.Utf8(op).SequenceEqual("in"u8))
        {
            // The keys, not the elements.
            iterable = new Call(
                iterable.Span,
                new Member(iterable.Span, new Name(iterable.Span, "Object"), "keys"),
                [new Argument(iterable)]
            );
        }
        return new Loop(Tree.Span(node), LoopKind.ForEach, [], null, [], binding, null, iterable, inner);
    }

    private Switch SwitchOf(int node)
    {
        var subject = Expression(Tree.Field(node, value));
        List<Case> cases = [];
        var block = Tree.Field(node, body);
        if (block != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(block))
            {
                cases.Add(CaseOf(child));
            }
            if (cases.Count > 0)
            {
                cases[^1] = cases[^1] with { FallsThrough = false };
            }
        }
        return new Switch(Tree.Span(node), subject, cases);
    }

    private Case CaseOf(int node)
    {
        List<Expression> values = [];
        List<Statement> list = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree[child].Field == value)
            {
                values.Add(Expression(child));
            }
            else
            {
                Append(child, list);
            }
        }
        return new Case(Tree.Span(node), values, null, new Block(Tree.Span(node), [.. list]), !Jumps(list));
    }

    private static bool Jumps(List<Statement> statements)
    {
        var at = statements.Count == 0 ? null : statements[^1];
        while (at is Block { Statements: [.., var inner] })
        {
            at = inner;
        }
        return at is Break or Return or Throw or Continue
            || (at is If { Otherwise: not null } choice && Jumps([choice.Then]) && Jumps([choice.Otherwise]));
    }

    private Try TryOf(int node)
    {
        List<Catch> catches = [];
        var caught = Tree.Field(node, handler);
        var final = Tree.Field(node, finalizer);
        var tried = AsBlock(Tree.Field(node, body));
        if (caught != SyntaxTree.None)
        {
            catches.Add(CatchOf(caught));
        }
        return new Try(Tree.Span(node), tried, catches, null, final == SyntaxTree.None ? null : AsBlock(Tree.Field(final, body)));
    }

    private Catch CatchOf(int node)
    {
        var bound = Tree.Field(node, parameter);
        var block = AsBlock(Tree.Field(node, body));
        if (bound == SyntaxTree.None || Is(isIdentifier, bound))
        {
            return new Catch(Tree.Span(node), [], bound == SyntaxTree.None ? null : Tree.Text(bound), block);
        }
        List<Statement> list = [];
        var held = new Name(Tree.Span(bound), $"<{++temporaries}>");
        Bind(bound, held, new Binder(list, Const, Tree.Span(bound)), 0);
        list.AddRange(block.Statements);
        return new Catch(Tree.Span(node), [], held.Id, new Block(block.Span, [.. list]));
    }

    private Block With(int node)
    {
        var span = Tree.Span(node);
        return new Block(span, [new ExpressionStatement(span, Expression(Tree.Field(node, @object))), One(Tree.Field(node, body))]);
    }
}
