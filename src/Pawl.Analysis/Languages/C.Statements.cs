using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Statements.</content>
internal partial class C
{
    private protected int functionDepth;

    private void OnStatements()
    {
        OnStatement(Statements, "compound_statement", "ERROR");
        OnStatement(ExpressionLine, "expression_statement");
        OnStatement(IfLine, "if_statement");
        OnStatement(n => AsBlock(Tree.FirstNamed(n)), "else_clause");
        OnStatement(n => Loop(n, LoopKind.While), "while_statement");
        OnStatement(n => Loop(n, LoopKind.DoWhile), "do_statement");
        OnStatement(For, "for_statement");
        OnStatement(SwitchLine, "switch_statement");
        OnStatement(Statements, "case_statement");
        OnStatement(n => new Break(Tree.Span(n)), "break_statement");
        OnStatement(n => new Continue(Tree.Span(n)), "continue_statement");
        OnStatement(n => new Return(Tree.Span(n), Optional(Tree.FirstNamed(n))), "return_statement");
        OnStatement(
            n => new Goto(Tree.Span(n), Tree.Field(n, label) is var to && to != SyntaxTree.None ? Tree.Text(to) : ""),
            "goto_statement"
        );
        OnStatement(Labeled, "labeled_statement");
        OnStatement(n => Statement(Last(n)), "attributed_statement");
        OnStatement(TryLine, "seh_try_statement");
        OnStatement(n => new Goto(Tree.Span(n), "__leave"), "seh_leave_statement");
    }

    private protected virtual Block Statements(int node)
    {
        List<Statement> list = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree[child].Field != value || At(node) != Node.CaseStatement)
            {
                Append(child, list);
            }
        }
        return new Block(Tree.Span(node), [.. list]);
    }

    private protected void Append(int node, List<Statement> list)
    {
        switch (At(node))
        {
            case Node.Declaration:
                Variables(node, list);
                break;
            case Node.Choice when functionDepth == 0:
                Flatten(node, list);
                break;
            case Node.Linkage:
                if (Statement(node) is Block inside)
                {
                    list.AddRange(inside.Statements);
                }
                break;
            default:
                if (Statement(node) is { } statement)
                {
                    list.Add(statement);
                }
                break;
        }
    }

    private int Last(int node)
    {
        var last = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            last = child;
        }
        return last;
    }

    private protected virtual Statement? ExpressionLine(int node)
    {
        var inner = Tree.FirstNamed(node);
        if (inner == SyntaxTree.None)
        {
            return null;
        }
        return Line(Tree.Span(node), Expression(inner));
    }

    private protected static Statement Line(Span span, Expression expression)
    {
        if (expression is not Call { Callee: Name { Id: var called } } call)
        {
            return new ExpressionStatement(span, expression);
        }
        if (called == "assert" && call.Arguments.Length == 1)
        {
            return new Assert(span, call.Arguments[0].Value);
        }
        return NeverReturns(called)
            ? new Block(span, [new ExpressionStatement(span, expression), new Throw(new Span(span.End, span.End), null)])
            : new ExpressionStatement(span, expression);
    }

    /// <summary>Functions of the standard libraries after which nothing follows; the form says so with a <see cref="Throw"/>.</summary>
    private static bool NeverReturns(string function) =>
        function
            is "exit"
                or "_exit"
                or "_Exit"
                or "quick_exit"
                or "abort"
                or "err"
                or "errx"
                or "verr"
                or "verrx"
                or "longjmp"
                or "siglongjmp"
                or "pthread_exit"
                or "thrd_exit"
                or "ExitProcess"
                or "ExitThread"
                or "__builtin_unreachable"
                or "__builtin_trap"
                or "__assert_fail"
                or "unreachable"
                or "g_error"
                or "error_exit"
                or "die"
                or "bail_out"
        || function.Contains("panic", StringComparison.OrdinalIgnoreCase)
        || function.StartsWith("die_", StringComparison.Ordinal)
        || function.StartsWith("fatal", StringComparison.OrdinalIgnoreCase);

    private protected If IfLine(int node) =>
        new(Tree.Span(node), Test(node), AsBlock(Tree.Field(node, consequence)), Otherwise(Tree.Field(node, alternative)));

    private protected virtual Expression Test(int node) => Expression(Tree.Field(node, condition));

    private Statement? Otherwise(int node)
    {
        var inner = node == SyntaxTree.None ? SyntaxTree.None : Tree.FirstNamed(node);
        return inner == SyntaxTree.None ? null
            : Statement(inner) is If chained ? chained
            : AsBlock(inner);
    }

    private protected Loop Loop(int node, LoopKind kind) =>
        new(Tree.Span(node), kind, [], Test(node), [], null, null, null, AsBlock(Tree.Field(node, body)));

    private Loop For(int node)
    {
        List<Statement> initial = [];
        List<Expression> step = [];
        var start = Tree.Field(node, initializer);
        if (At(start) == Node.Declaration)
        {
            Variables(start, initial);
        }
        else if (start != SyntaxTree.None)
        {
            EachPart(start, part => initial.Add(new ExpressionStatement(Tree.Span(part), Expression(part))));
        }
        var test = Optional(Tree.Field(node, condition));
        EachPart(Tree.Field(node, update), part => step.Add(Expression(part)));
        return new Loop(Tree.Span(node), LoopKind.For, initial, test, step, null, null, null, AsBlock(Tree.Field(node, body)));
    }

    /// <summary>The parts of a list joined by commas, which the grammar nests to the right.</summary>
    private void EachPart(int node, Action<int> each)
    {
        var at = node;
        while (At(at) == Node.Comma)
        {
            each(Tree.Field(at, left));
            at = Tree.Field(at, right);
        }
        if (at != SyntaxTree.None)
        {
            each(at);
        }
    }

    private protected Statement SwitchLine(int node)
    {
        List<Case> cases = [];
        List<Statement> before = [];
        var subject = Test(node);
        var block = Tree.Field(node, body);
        if (block != SyntaxTree.None)
        {
            Cases(block, cases, before);
        }
        for (var i = 0; i < cases.Count; i++)
        {
            cases[i] = cases[i] with { FallsThrough = i < cases.Count - 1 && !Jumps(cases[i].Body) };
        }
        var made = new Switch(Tree.Span(node), subject, cases);
        return before.Count == 0 ? made : new Block(made.Span, [.. before, made]);
    }

    /// <summary>The cases of a switch; those inside <c>#if</c> stand among the others.</summary>
    private void Cases(int node, List<Case> cases, List<Statement> before)
    {
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree[child].Field is var at && (at == name || at == condition))
            {
                continue;
            }
            if (At(child) == Node.CaseStatement)
            {
                cases.Add(CaseOf(child));
            }
            else if (At(child) is Node.Choice or Node.Otherwise)
            {
                if (!IsOff(child))
                {
                    Cases(child, cases, before);
                }
            }
            else if (cases.Count == 0)
            {
                Append(child, before);
            }
            else
            {
                List<Statement> more = [.. cases[^1].Body.Statements];
                Append(child, more);
                cases[^1] = cases[^1] with { Body = new Block(cases[^1].Body.Span, [.. more]) };
            }
        }
    }

    private Case CaseOf(int node)
    {
        var tested = Tree.Field(node, value);
        return new Case(Tree.Span(node), tested == SyntaxTree.None ? [] : [Expression(tested)], null, Statements(node), false);
    }

    private static bool Jumps(Statement? node)
    {
        while (node is Block { Statements.Length: > 0 } block)
        {
            node = block.Statements[^1];
        }
        while (node is Label { Body: { } labelled })
        {
            node = labelled;
        }
        return node is Break or Return or Throw or Continue or Goto
            || (node is If { Otherwise: not null } choice && Jumps(choice.Then) && Jumps(choice.Otherwise));
    }

    private Label Labeled(int node)
    {
        var id = Tree.Field(node, label);
        List<Statement> inner = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (child != id)
            {
                Append(child, inner);
            }
        }
        var span = Tree.Span(node);
        return new Label(
            span,
            id == SyntaxTree.None ? "" : Tree.Text(id),
            inner.Count == 1 ? inner[0]
                : inner.Count == 0 ? null
                : new Block(span, [.. inner])
        );
    }

    /// <summary>Microsoft's structured exceptions.</summary>
    private Try TryLine(int node)
    {
        List<Catch> catches = [];
        Block? final = null;
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (Tree.Kind(child))
            {
                case "seh_except_clause":
                    catches.Add(new Catch(Tree.Span(child), [], null, AsBlock(Tree.Field(child, body))));
                    break;
                case "seh_finally_clause":
                    final = AsBlock(Tree.Field(child, body));
                    break;
            }
        }
        return new Try(Tree.Span(node), AsBlock(Tree.Field(node, body)), catches, null, final);
    }
}
