namespace Pawl.Analysis.Form;

/// <summary>Walks over the form without following functions that are only defined in it.</summary>
internal static class FormWalk
{
    /// <summary>Calls <paramref name="visit"/> on the statement and every statement in it.</summary>
    internal static void Statements(Statement? node, Action<Statement> visit)
    {
        if (node is null)
        {
            return;
        }
        visit(node);
        switch (node)
        {
            case Block b:
                foreach (var statement in b.Statements)
                {
                    Statements(statement, visit);
                }
                break;
            case If i:
                Statements(i.Then, visit);
                Statements(i.Otherwise, visit);
                break;
            case Loop l:
                Each(l.Initial, visit);
                Statements(l.Body, visit);
                Statements(l.Otherwise, visit);
                break;
            case Switch s:
                foreach (var branch in s.Cases)
                {
                    Statements(branch.Body, visit);
                }
                break;
            case Try t:
                Statements(t.Body, visit);
                foreach (var handler in t.Catches)
                {
                    Statements(handler.Body, visit);
                }
                Statements(t.Otherwise, visit);
                Statements(t.Final, visit);
                break;
            case Using u:
                Each(u.Resources, visit);
                Statements(u.Body, visit);
                break;
            case Lock l:
                Statements(l.Body, visit);
                break;
            case Label l:
                Statements(l.Body, visit);
                break;
        }
    }

    private static void Each(IReadOnlyList<Statement> list, Action<Statement> visit)
    {
        for (var i = 0; i < list.Count; i++)
        {
            Statements(list[i], visit);
        }
    }

    /// <summary>Calls <paramref name="visit"/> on every expression in the statement, outer ones first.</summary>
    internal static void Expressions(Statement? node, Action<Expression> visit)
    {
        switch (node)
        {
            case Block b:
                foreach (var statement in b.Statements)
                {
                    Expressions(statement, visit);
                }
                break;
            case ExpressionStatement e:
                Expressions(e.Expression, visit);
                break;
            case Declaration d:
                Expressions(d.Target, visit);
                Expressions(d.Value, visit);
                break;
            case Return r:
                Expressions(r.Value, visit);
                break;
            case Throw t:
                Expressions(t.Value, visit);
                break;
            case If i:
                Expressions(i.Test, visit);
                Expressions(i.Then, visit);
                Expressions(i.Otherwise, visit);
                break;
            case Loop l:
                Each(l.Initial, visit);
                Expressions(l.Test, visit);
                Expressions(l.Binding, visit);
                Expressions(l.Iterable, visit);
                Expressions(l.Body, visit);
                foreach (var step in l.Step)
                {
                    Expressions(step, visit);
                }
                Expressions(l.Otherwise, visit);
                break;
            default:
                Rare(node, visit);
                break;
        }
    }

    private static void Rare(Statement? node, Action<Expression> visit)
    {
        switch (node)
        {
            case Switch s:
                Expressions(s.Subject, visit);
                foreach (var branch in s.Cases)
                {
                    Expressions(branch.Guard, visit);
                    Expressions(branch.Body, visit);
                }
                break;
            case Try t:
                Expressions(t.Body, visit);
                foreach (var handler in t.Catches)
                {
                    Expressions(handler.Body, visit);
                }
                Expressions(t.Otherwise, visit);
                Expressions(t.Final, visit);
                break;
            case Using u:
                Each(u.Resources, visit);
                Expressions(u.Body, visit);
                break;
            case Lock l:
                Expressions(l.Monitor, visit);
                Expressions(l.Body, visit);
                break;
            case Assert a:
                Expressions(a.Test, visit);
                break;
            case Label l:
                Expressions(l.Body, visit);
                break;
        }
    }

    private static void Each(IReadOnlyList<Statement> list, Action<Expression> visit)
    {
        for (var i = 0; i < list.Count; i++)
        {
            Expressions(list[i], visit);
        }
    }

    internal static void Expressions(Expression? node, Action<Expression> visit)
    {
        if (node is null)
        {
            return;
        }
        visit(node);
        EachChild(node, visit, Expressions);
    }

    /// <summary>Calls <paramref name="visit"/> on the expressions right below, in the order in which they stand.</summary>
    internal static void Children(Expression node, Action<Expression> visit) =>
        EachChild(
            node,
            visit,
            static (child, visit) =>
            {
                if (child is not null)
                {
                    visit(child);
                }
            }
        );

    private static void EachChild(Expression node, Action<Expression> visit, Action<Expression?, Action<Expression>> on)
    {
        switch (node)
        {
            case Call c:
                on(c.Callee, visit);
                for (var i = 0; i < c.Arguments.Length; i++)
                {
                    on(c.Arguments[i].Value, visit);
                }
                break;
            case Member m:
                on(m.Target, visit);
                break;
            case Index i:
                on(i.Target, visit);
                on(i.Key, visit);
                break;
            case Binary b:
                on(b.Left, visit);
                on(b.Right, visit);
                break;
            case Unary u:
                on(u.Operand, visit);
                break;
            case Conditional c:
                on(c.Test, visit);
                on(c.Then, visit);
                on(c.Otherwise, visit);
                break;
            case Assignment a:
                on(a.Target, visit);
                on(a.Value, visit);
                break;
            case Cast c:
                on(c.Value, visit);
                break;
            default:
                EachRareChild(node, visit, on);
                break;
        }
    }

    private static void EachRareChild(Expression node, Action<Expression> visit, Action<Expression?, Action<Expression>> on)
    {
        switch (node)
        {
            case Interpolation t:
                foreach (var part in t.Parts)
                {
                    on(part, visit);
                }
                break;
            case Collection c:
                foreach (var entry in c.Entries)
                {
                    on(entry.Key, visit);
                    on(entry.Value, visit);
                }
                break;
            case Comprehension c:
                on(c.Element.Value, visit);
                foreach (var clause in c.Clauses)
                {
                    on(clause.Iterable, visit);
                    foreach (var condition in clause.Conditions)
                    {
                        on(condition, visit);
                    }
                }
                break;
            case Unknown u:
                foreach (var child in u.Children)
                {
                    on(child, visit);
                }
                break;
        }
    }

    /// <summary>Names of variables that get a value in the statement.</summary>
    internal static HashSet<string> Assigned(Statement node, IReadOnlyList<Expression> steps)
    {
        HashSet<string> names = [];
        Expressions(node, Visit);
        foreach (var step in steps)
        {
            Expressions(step, Visit);
        }
        return names;

        void Visit(Expression expression)
        {
            var target = expression switch
            {
                Assignment a => a.Target,
                Unary { Operator: UnaryOperator.Increment or UnaryOperator.Decrement or UnaryOperator.AddressOf } u => u.Operand,
                _ => null,
            };
            if (target is Name name)
            {
                names.Add(name.Id);
            }
            else if (target is Collection pattern)
            {
                names.UnionWith(pattern.Entries.Select(e => e.Value).OfType<Name>().Select(n => n.Id));
            }
        }
    }
}
