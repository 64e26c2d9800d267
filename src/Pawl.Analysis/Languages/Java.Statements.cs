using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Statements.</content>
internal sealed partial class Java
{
    private void OnStatements()
    {
        OnStatement(Statements, "block", "constructor_body");
        OnStatement(ExpressionLine, "expression_statement");
        OnStatement(Labeled, "labeled_statement");
        OnStatement(
            n => new If(Tree.Span(n), Test(n), AsBlock(Tree.Field(n, consequence)), Otherwise(Tree.Field(n, alternative))),
            "if_statement"
        );
        OnStatement(n => Loop(n, LoopKind.While), "while_statement");
        OnStatement(n => Loop(n, LoopKind.DoWhile), "do_statement");
        OnStatement(For, "for_statement");
        OnStatement(ForEach, "enhanced_for_statement");
        OnStatement(n => new Assert(Tree.Span(n), Expression(Tree.FirstNamed(n))), "assert_statement");
        OnStatement(n => new Break(Tree.Span(n), LabelOf(n)), "break_statement");
        OnStatement(n => new Continue(Tree.Span(n), LabelOf(n)), "continue_statement");
        OnStatement(ReturnLine, "return_statement");
        OnStatement(YieldLine, "yield_statement");
        OnStatement(n => new Throw(Tree.Span(n), Optional(Tree.FirstNamed(n))), "throw_statement");
        OnStatement(n => SwitchInto(n, Yield.Nowhere, null), "switch_expression");
        OnStatement(
            n => new Form.Lock(Tree.Span(n), Expression(Tree.FirstNamed(n)), AsBlock(Tree.Field(n, body))),
            "synchronized_statement"
        );
        OnStatement(TryLine, "try_statement");
        OnStatement(TryResources, "try_with_resources_statement");
        OnStatement(ConstructorCall, "explicit_constructor_invocation");
    }

    private Block Statements(int node)
    {
        List<Statement> list = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            Append(child, list);
        }
        return new Block(Tree.Span(node), [.. list]);
    }

    private void Append(int node, List<Statement> list)
    {
        if (Is(isVariables, node))
        {
            Variables(node, list);
        }
        else if (Statement(node) is { } statement)
        {
            list.Add(statement);
        }
    }

    private Statement? ExpressionLine(int node)
    {
        var inner = Tree.FirstNamed(node);
        if (inner == SyntaxTree.None)
        {
            return null;
        }
        if (Is(isSwitch, inner))
        {
            return SwitchInto(inner, Yield.Nowhere, null);
        }
        if (
            Tree.Kind(inner) == "assignment_expression"
            && Is(isSwitch, Tree.Field(inner, right))
            && Tree.Kind(Tree.Field(inner, @operator)) == "="
        )
        {
            return SwitchInto(Tree.Field(inner, right), Yield.Assign, Expression(Tree.Field(inner, left)));
        }
        return new ExpressionStatement(Tree.Span(node), Expression(inner));
    }

    private Label Labeled(int node)
    {
        var id = Tree.FirstNamed(node);
        var last = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            last = child;
        }
        return new Label(Tree.Span(node), Tree.Text(id), last == id ? null : Statement(last));
    }

    private string? LabelOf(int node) => Tree.FirstNamed(node) is var label && label != SyntaxTree.None ? Tree.Text(label) : null;

    private Expression Test(int node) => Expression(Tree.Field(node, condition));

    private Statement? Otherwise(int node) =>
        node == SyntaxTree.None ? null
        : Tree.Kind(node) == "if_statement" ? Statement(node)
        : AsBlock(node);

    private Loop Loop(int node, LoopKind kind) =>
        new(Tree.Span(node), kind, [], Test(node), [], null, null, null, AsBlock(Tree.Field(node, body)));

    private Loop For(int node)
    {
        List<Statement> initial = [];
        List<Expression> step = [];
        Expression? test = null;
        foreach (var child in Tree.NamedChildren(node))
        {
            var at = Tree[child].Field;
            if (at == init && Is(isVariables, child))
            {
                Variables(child, initial);
            }
            else if (at == init)
            {
                initial.Add(new ExpressionStatement(Tree.Span(child), Expression(child)));
            }
            else if (at == condition)
            {
                test = Expression(child);
            }
            else if (at == update)
            {
                step.Add(Expression(child));
            }
        }
        return new Loop(Tree.Span(node), LoopKind.For, initial, test, step, null, null, null, AsBlock(Tree.Field(node, body)));
    }

    private Loop ForEach(int node)
    {
        var nameNode = Tree.Field(node, name);
        Expression? binding = nameNode == SyntaxTree.None ? null : new Name(Tree.Span(nameNode), Tree.Text(nameNode));
        var typeText = TypeText(Tree.Field(node, type), Tree.Field(node, dimensions));
        var iterable = Expression(Tree.Field(node, value));
        var inner = AsBlock(Tree.Field(node, body));
        return new Loop(Tree.Span(node), LoopKind.ForEach, [], null, [], binding, typeText == "var" ? null : typeText, iterable, inner);
    }

    private Statement ReturnLine(int node)
    {
        var inner = Tree.FirstNamed(node);
        return Is(isSwitch, inner) ? SwitchInto(inner, Yield.Return, null) : new Return(Tree.Span(node), Optional(inner));
    }

    private Try TryLine(int node) => TryAround(node, AsBlock(Tree.Field(node, body)));

    private Statement TryResources(int node)
    {
        List<Statement> opened = [];
        var list = Tree.Field(node, resources);
        if (list != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(list))
            {
                opened.Add(Resource(child));
            }
        }
        var span = Tree.Span(node);
        var inner = AsBlock(Tree.Field(node, body));
        var held = new Using(new Span(span.Start, inner.Span.End), opened, inner);
        var handled = TryAround(node, new Block(held.Span, [held]));
        return handled.Catches.Count == 0 && handled.Final is null ? held : handled;
    }

    private Statement Resource(int node)
    {
        var nameNode = Tree.Field(node, name);
        if (nameNode == SyntaxTree.None)
        {
            return new ExpressionStatement(Tree.Span(node), Expression(Tree.FirstNamed(node)));
        }
        var variable = new Name(Tree.Span(nameNode), Tree.Text(nameNode));
        var typeText = TypeText(Tree.Field(node, type), Tree.Field(node, dimensions));
        var initial = Expression(Tree.Field(node, value));
        return new Declaration(Tree.Span(node), variable, typeText == "var" ? null : typeText, initial, Modifiers(node).Modifiers);
    }

    private Try TryAround(int node, Block inner)
    {
        List<Catch> catches = [];
        Block? final = null;
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (Tree.Kind(child))
            {
                case "catch_clause":
                    catches.Add(CatchOf(child));
                    break;
                case "finally_clause":
                    final = AsBlock(Tree.FirstNamed(child));
                    break;
            }
        }
        return new Try(Tree.Span(node), inner, catches, null, final);
    }

    private Catch CatchOf(int node)
    {
        List<string> types = [];
        string? variable = null;
        var caught = Tree.Child(node, "catch_formal_parameter");
        if (caught != SyntaxTree.None)
        {
            var nameNode = Tree.Field(caught, name);
            variable = nameNode == SyntaxTree.None ? null : Tree.Text(nameNode);
            var list = Tree.Child(caught, "catch_type");
            if (list != SyntaxTree.None)
            {
                foreach (var one in Tree.NamedChildren(list))
                {
                    types.Add(Compact(one));
                }
            }
        }
        return new Catch(Tree.Span(node), types, variable, AsBlock(Tree.Field(node, body)));
    }

    private ExpressionStatement ConstructorCall(int node)
    {
        var span = Tree.Span(node);
        var word = Tree.Field(node, constructor);
        var callee = new Name(word == SyntaxTree.None ? span : Tree.Span(word), word == SyntaxTree.None ? "this" : Tree.Text(word));
        return new ExpressionStatement(span, new Call(span, callee, [.. Arguments(Tree.Field(node, arguments))]));
    }
}
