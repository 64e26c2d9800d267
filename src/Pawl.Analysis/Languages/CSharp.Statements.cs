using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Statements.</content>
internal sealed partial class CSharp
{
    /// <summary>So many <c>using</c> declarations of one block are followed to its end; further ones are plain declarations.</summary>
    private const int MostOpenUsings = 40;

    private void OnStatements()
    {
        OnStatement(Statements, "block", "declaration_list");
        OnStatement(static _ => null, "empty_statement");
        OnStatement(n => Executed(Tree.Span(n), Expression(Operand(n))), "expression_statement");
        OnStatement(n => AsOne(n, Locals(n)), "local_declaration_statement");
        OnStatement(If, "if_statement");
        OnStatement(While, "while_statement", "do_statement");
        OnStatement(For, "for_statement");
        OnStatement(ForEach, "foreach_statement");
        OnStatement(SwitchOf, "switch_statement");
        OnStatement(TryOf, "try_statement");
        OnStatement(UsingOf, "using_statement", "fixed_statement");
        OnStatement(LockOf, "lock_statement");
        OnStatement(n => Body(n), "unsafe_statement");
        OnStatement(Checked, "checked_statement");
        OnStatement(ReturnOf, "return_statement");
        OnStatement(YieldOf, "yield_statement");
        OnStatement(n => new Throw(Tree.Span(n), Optional(Operand(n))), "throw_statement");
        OnStatement(n => new Break(Tree.Span(n)), "break_statement");
        OnStatement(n => new Continue(Tree.Span(n)), "continue_statement");
        OnStatement(GotoOf, "goto_statement");
        OnStatement(LabelOf, "labeled_statement");
        OnStatement(Conditional, "preproc_if", "preproc_elif");
        OnStatement(n => Statements(n), "preproc_else");
    }

    /// <summary>The statements of a block; what stands behind a <c>using</c> declaration is its body.</summary>
    private Block Statements(int node)
    {
        if (node == SyntaxTree.None)
        {
            return new Block(default, []);
        }
        List<Statement> list = [];
        Stack<(List<Statement> Before, Span Span, List<Statement> Resources)>? open = null;
        foreach (var child in Tree.NamedChildren(node))
        {
            var at =
                Tree.Kind(child) == "global_statement" && Tree.FirstNamed(child) is var inner && inner != SyntaxTree.None ? inner : child;
            if (!Is(isLocal, at))
            {
                if (Statement(at) is { } statement)
                {
                    list.Add(statement);
                }
            }
            else if (HasToken(at, "using") && (open?.Count ?? 0) < MostOpenUsings)
            {
                (open ??= new()).Push((list, Tree.Span(at), Locals(at)));
                list = [];
            }
            else
            {
                list.AddRange(Locals(at));
            }
        }
        var end = Tree.Span(node).End;
        while (open is not null && open.TryPop(out var outer))
        {
            var rest = new Block(new Span(outer.Span.End, end), [.. list]);
            list = outer.Before;
            list.Add(new Using(new Span(outer.Span.Start, end), outer.Resources, rest));
        }
        return new Block(Tree.Span(node), [.. list]);
    }

    private List<Statement> Locals(int node)
    {
        List<Declaration> declared = [];
        if (Tree.Child(node, "variable_declaration") is var list && list != SyntaxTree.None)
        {
            Declarators(list, Marks(node).Modifiers, null, declared);
        }
        return [.. declared];
    }

    private Statement? AsOne(int node, List<Statement> list) =>
        list.Count switch
        {
            0 => null,
            1 => list[0],
            _ => new Block(Tree.Span(node), [.. list]),
        };

    private static Statement Executed(Span span, Expression given) =>
        given is Unary { Operator: UnaryOperator.Throw } thrown ? new Throw(span, thrown.Operand) : new ExpressionStatement(span, given);

    private If If(int node)
    {
        var otherwise = Tree.Field(node, alternative);
        var test = Expression(Tree.Field(node, condition));
        var then = AsBlock(Tree.Field(node, consequence));
        Statement? last =
            otherwise == SyntaxTree.None ? null
            : Tree.Kind(otherwise) == "if_statement" ? Statement(otherwise)
            : AsBlock(otherwise);
        return new If(Tree.Span(node), test, then, last);
    }

    /// <summary><c>#if</c>: either way may be the one that is compiled.</summary>
    private Statement? Conditional(int node)
    {
        var at = Tree.Field(node, condition);
        var other = Tree.Field(node, alternative);
        List<Statement> then = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (child != at && child != other && Statement(child) is { } statement)
            {
                then.Add(statement);
            }
        }
        var otherwise = other == SyntaxTree.None ? null : Statement(other);
        if (then.Count == 0 && otherwise is null or Block { Statements.Length: 0 })
        {
            return null;
        }
        return new If(Tree.Span(node), Expression(at), new Block(Tree.Span(node), [.. then]), otherwise);
    }

    private Loop While(int node)
    {
        var kind = Tree.Kind(node) == "do_statement" ? LoopKind.DoWhile : LoopKind.While;
        var test = Expression(Tree.Field(node, condition));
        return new Loop(Tree.Span(node), kind, [], test, [], null, null, null, AsBlock(Tree.Field(node, body)));
    }

    private Loop For(int node)
    {
        List<Statement> initial = [];
        List<Expression> step = [];
        Expression? test = null;
        var bodyNode = Tree.Field(node, body);
        var part = 0;
        foreach (var child in Tree.Children(node))
        {
            if (Tree.IsExtra(child) || child == bodyNode)
            {
                continue;
            }
            if (Tree.Kind(child) == ";")
            {
                part++;
            }
            else if (Tree.Kind(child) == "variable_declaration")
            {
                List<Declaration> declared = [];
                Declarators(child, [], null, declared);
                initial.AddRange(declared);
            }
            else if (Tree.IsNamed(child))
            {
                var given = Expression(child);
                test = part == 1 ? given : test;
                if (part == 0)
                {
                    initial.Add(new ExpressionStatement(given.Span, given));
                }
                else if (part == 2)
                {
                    step.Add(given);
                }
            }
        }
        return new Loop(Tree.Span(node), LoopKind.For, initial, test, step, null, null, null, AsBlock(bodyNode));
    }

    private Loop ForEach(int node)
    {
        var target = Tree.Field(node, left);
        Expression binding =
            target == SyntaxTree.None ? new Unknown(default, [])
            : Tree.Kind(target) == "tuple_pattern" ? Designation(target, 0)
            : Expression(target);
        var typeText = TypeText(Tree.Field(node, type));
        var over = Expression(Tree.Field(node, right));
        return new Loop(Tree.Span(node), LoopKind.ForEach, [], null, [], binding, typeText, over, AsBlock(Tree.Field(node, body)));
    }

    private Try TryOf(int node)
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
        return new Try(Tree.Span(node), AsBlock(Tree.Field(node, body)), catches, null, final);
    }

    private Catch CatchOf(int node)
    {
        List<string> types = [];
        string? variable = null;
        var code = AsBlock(Tree.Field(node, body));
        if (Tree.Child(node, "catch_declaration") is var declared && declared != SyntaxTree.None)
        {
            types.Add(Dotted(TypeName(Tree.Field(declared, type))));
            variable = Tree.Field(declared, name) is var at && at == SyntaxTree.None ? null : Word(at);
        }
        else
        {
            types.Add("Exception");
        }
        if (Tree.Child(node, "catch_filter_clause") is var filter && filter != SyntaxTree.None)
        {
            // An error that the filter does not want goes on.
            var test = Expression(Operand(filter));
            var onwards = new Throw(test.Span, null);
            code = new Block(code.Span, [new If(test.Span, test, code, new Block(test.Span, [onwards]))]);
        }
        return new Catch(Tree.Span(node), types, variable, code);
    }

    private Using UsingOf(int node)
    {
        List<Statement> resources = [];
        var code = Tree.Field(node, body);
        foreach (var child in Tree.Children(node))
        {
            if (Tree.IsExtra(child) || child == code)
            {
                continue;
            }
            if (Tree.Kind(child) == "variable_declaration")
            {
                List<Declaration> declared = [];
                Declarators(child, [], null, declared);
                resources.AddRange(declared);
            }
            else if (resources.Count > 0 && Tree.IsNamed(child))
            {
                // fixed: the grammar gives its body no name.
                code = child;
            }
            else if (Tree.IsNamed(child) || Is(isSelf, child))
            {
                resources.Add(new ExpressionStatement(Tree.Span(child), Expression(child)));
            }
        }
        return new Using(Tree.Span(node), resources, AsBlock(code));
    }

    private Form.Lock LockOf(int node)
    {
        var monitor = Operand(node);
        var code = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            code = child == monitor ? code : child;
        }
        return new Form.Lock(Tree.Span(node), Expression(monitor), AsBlock(code));
    }

    // A call of that name at its beginning shows that overflow throws in here.
    private Block Checked(int node)
    {
        var inner = AsBlock(Tree.FirstNamed(node));
        if (!HasToken(node, "checked"))
        {
            return inner;
        }
        var at = Tree.Span(Tree.Child(node, "checked"));
        var call = new Call(at, new Name(at, "checked"), []);
        return new Block(Tree.Span(node), [new ExpressionStatement(at, call), .. inner.Statements]);
    }

    private Return ReturnOf(int node)
    {
        var given = Operand(node);
        return new Return(Tree.Span(node), given == SyntaxTree.None ? null : ValueFor(given, returnTypeNode, null));
    }

    private Statement YieldOf(int node)
    {
        var span = Tree.Span(node);
        var given = Operand(node);
        return given == SyntaxTree.None
            ? new Return(span, null)
            : new ExpressionStatement(span, new Unary(span, UnaryOperator.Yield, Expression(given)));
    }

    private Goto GotoOf(int node)
    {
        var target = Operand(node);
        var prefix =
            HasToken(node, "case") ? "case "
            : HasToken(node, "default") ? "default"
            : "";
        return new Goto(Tree.Span(node), target == SyntaxTree.None ? prefix : prefix + Compact(target));
    }

    private Label LabelOf(int node)
    {
        var id = Tree.FirstNamed(node);
        var inner = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            inner = child == id ? inner : child;
        }
        return new Label(Tree.Span(node), Word(id), inner == SyntaxTree.None ? null : Statement(inner));
    }
}
