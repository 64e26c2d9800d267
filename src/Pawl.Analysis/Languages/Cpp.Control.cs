using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Statements.</content>
internal sealed partial class Cpp
{
    // Each nests what follows by one.
    private const int MostGuards = 32;

    private List<Statement> beforeTest = [];

    private void OnControl()
    {
        OnStatement(n => WithDeclarations(n, IfLine), "if_statement");
        OnStatement(n => WithDeclarations(n, l => Loop(l, LoopKind.While)), "while_statement");
        OnStatement(n => WithDeclarations(n, SwitchLine), "switch_statement");
        OnStatement(RangeLoop, "for_range_loop");
        OnStatement(TryLine, "try_statement");
        OnStatement(n => new Throw(Tree.Span(n), Optional(Tree.FirstNamed(n))), "throw_statement");
        OnStatement(n => new Return(Tree.Span(n), Optional(Tree.FirstNamed(n))), "co_return_statement");
        OnStatement(
            n => new ExpressionStatement(
                Tree.Span(n),
                new Unary(Tree.Span(n), UnaryOperator.Yield, Optional(Tree.FirstNamed(n)) ?? new Unknown(Tree.Span(n), []))
            ),
            "co_yield_statement"
        );
        OnStatement(Statements, "init_statement");
    }

    /// <summary>What a condition declares comes before the statement.</summary>
    private Statement WithDeclarations(int node, Func<int, Statement> lower)
    {
        var outer = beforeTest;
        var mine = beforeTest = [];
        var made = lower(node);
        beforeTest = outer;
        return mine.Count == 0 ? made : new Block(made.Span, [.. mine, made]);
    }

    private protected override Expression Test(int node)
    {
        var clause = Tree.Field(node, condition);
        if (clause == SyntaxTree.None || Tree.Kind(clause) != "condition_clause")
        {
            return base.Test(node);
        }
        var mine = beforeTest;
        if (Tree.Field(clause, initializer) is var first && first != SyntaxTree.None && Statement(first) is Block initial)
        {
            mine.AddRange(initial.Statements);
        }
        var tested = Tree.Field(clause, value);
        if (At(tested) != Node.Declaration)
        {
            return Expression(tested);
        }
        List<Statement> declared = [];
        Variables(tested, declared);
        if (declared.LastOrDefault() is not Declaration { Value: not null } last)
        {
            return new Unknown(Tree.Span(tested), []);
        }
        if (Tree.Kind(node) != "while_statement")
        {
            mine.AddRange(declared);
            return last.Target;
        }
        // Each round declares it anew.
        mine.Add(new Declaration(last.Span, last.Target, last.Type, null, last.Modifiers));
        return new Assignment(last.Span, last.Target, null, last.Value);
    }

    private protected override Statement? ExpressionLine(int node)
    {
        var inner = Tree.FirstNamed(node);
        return inner != SyntaxTree.None && At(inner) == Node.Binary && StreamOf(inner, isStatement: true) is { } call
            ? Line(Tree.Span(node), call)
            : base.ExpressionLine(node);
    }

    private Loop RangeLoop(int node)
    {
        List<Statement> initial = [];
        if (Tree.Field(node, initializer) is var first && first != SyntaxTree.None && Statement(first) is Block before)
        {
            initial.AddRange(before.Statements);
        }
        var (baseType, _) = Specifiers(node);
        var read = Read(Tree.Field(node, declarator));
        var binding = read.Name == SyntaxTree.None ? null : Target(read.Name);
        return new Loop(
            Tree.Span(node),
            LoopKind.ForEach,
            initial,
            null,
            [],
            binding ?? new Unknown(Tree.Span(node), []),
            Written(baseType + read.Suffix),
            Expression(Tree.Field(node, right)),
            AsBlock(Tree.Field(node, body))
        );
    }

    private Try TryLine(int node)
    {
        List<Catch> catches = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) != "catch_clause")
            {
                continue;
            }
            var caught = Tree.Field(child, parameters) is var list && list != SyntaxTree.None ? Parameters(list, child) : [];
            var typed = caught.FirstOrDefault(p => p is { Variadic: false, Type: not null });
            catches.Add(
                new Catch(
                    Tree.Span(child),
                    typed?.Type is { } type ? [type] : [],
                    typed is { Id.Length: > 0 } ? typed.Id : null,
                    AsBlock(Tree.Field(child, body))
                )
            );
        }
        return new Try(Tree.Span(node), AsBlock(Tree.Field(node, body)), catches, null, null);
    }

    private protected override Block Statements(int node)
    {
        var block = base.Statements(node);
        return block.Statements.Count(s => MonitorOf(s) is not null) is > 0 and <= MostGuards
            ? new Block(block.Span, [.. Guarded(block.Statements)])
            : block;
    }

    /// <summary>What follows the declaration of a guard runs under its lock.</summary>
    private static List<Statement> Guarded(IReadOnlyList<Statement> statements)
    {
        List<Statement> list = [.. statements];
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (MonitorOf(list[i]) is { } monitor)
            {
                var rest = list[(i + 1)..];
                var span = new Span(list[i].Span.Start, (rest.Count > 0 ? rest[^1] : list[i]).Span.End);
                list.RemoveRange(i + 1, rest.Count);
                list.Add(new Lock(span, monitor, new Block(span, [.. rest])));
            }
        }
        return list;
    }

    private static Expression? MonitorOf(Statement statement)
    {
        if (
            statement
                is not Declaration { Type: not null, Value: Call { IsNew: true, Callee: var made, Arguments: [var monitor, ..] rest } }
            || rest.Skip(1).Any(a => a.Value is Member { Id: "defer_lock" or "try_to_lock" } or Name { Id: "defer_lock" or "try_to_lock" })
        )
        {
            return null;
        }
        var id = made switch
        {
            Member member => member.Id,
            Name name => name.Id,
            _ => "",
        };
        return CppLibrary.IsLockGuard(id) ? monitor.Value : null;
    }
}
