using Pawl.Analysis.Form;

namespace Pawl.Analysis.Complexity;

/// <summary>
/// Counts one function. Cyclomatic: McCabe, one for each if, loop, case, catch, conditional and short-circuit operator.
/// Cognitive: SonarSource's white paper "Cognitive Complexity", version 1.7: breaks of the linear flow, weighted by nesting; runs of the
/// same logical operator count once; direct recursion counts one. A function within another counts by itself, for both; only a lambda of
/// one expression belongs to the function around it. docs/complexity.md compares with other counters.
/// </summary>
/// <param name="orIsDefault">In JavaScript <c>a || b</c> is mostly a default value; as in SonarSource's own counter it is no break of the flow there.</param>
internal sealed class ComplexityCounter(Function function, bool orIsDefault)
{
    private int nesting;
    private Action<Expression>? visitExpression;

    internal int Cyclomatic { get; private set; } = 1;

    internal int Cognitive { get; private set; }

    internal int Nesting { get; private set; }

    internal void Count() => Visit(function.Body);

    /// <summary>A lambda of one expression has no row of its own.</summary>
    internal static bool IsFolded(Function function) => function.Id == "<lambda>" && function.Body.Statements.Length <= 1;

    private void Nested(Action body)
    {
        nesting++;
        Nesting = Math.Max(Nesting, nesting);
        body();
        nesting--;
    }

    private void Structure()
    {
        Cyclomatic++;
        Cognitive += 1 + nesting;
    }

    private void Visit(Statement? node)
    {
        switch (node)
        {
            case Block b:
                foreach (var statement in b.Statements)
                {
                    Visit(statement);
                }
                break;
            case ExpressionStatement e:
                Visit(e.Expression);
                break;
            case Declaration d:
                Visit(d.Value);
                break;
            case Return r:
                Visit(r.Value);
                break;
            case Throw t:
                Visit(t.Value);
                break;
            case Assert a:
                Visit(a.Test);
                break;
            case If i:
                VisitIf(i, isElse: false);
                break;
            case Loop l:
                VisitLoop(l);
                break;
            default:
                VisitRare(node);
                break;
        }
    }

    private void VisitRare(Statement? node)
    {
        switch (node)
        {
            case Switch s:
                VisitSwitch(s);
                break;
            case Try t:
                VisitTry(t);
                break;
            case Using u:
                foreach (var resource in u.Resources)
                {
                    Visit(resource);
                }
                Visit(u.Body);
                break;
            case Lock l:
                Visit(l.Monitor);
                Visit(l.Body);
                break;
            case Label l:
                Visit(l.Body);
                break;
            case Break { Label: not null } or Continue { Label: not null } or Goto:
                Cognitive++;
                break;
        }
    }

    private void VisitIf(If node, bool isElse)
    {
        if (node.Test is Unknown { Children.Count: 0 })
        {
            // A choice of the preprocessor: no branch of the program.
            Visit(node.Then);
            Visit(node.Otherwise);
            return;
        }
        Cyclomatic++;
        Cognitive += isElse ? 1 : 1 + nesting;
        Visit(node.Test);
        Nested(() => Visit(node.Then));
        if (node.Otherwise is If chained)
        {
            VisitIf(chained, isElse: true);
        }
        else if (node.Otherwise is not null)
        {
            Cognitive++;
            Nested(() => Visit(node.Otherwise));
        }
    }

    private void VisitLoop(Loop node)
    {
        Structure();
        foreach (var initial in node.Initial)
        {
            Visit(initial);
        }
        Visit(node.Test);
        Visit(node.Iterable);
        foreach (var step in node.Step)
        {
            Visit(step);
        }
        Nested(() => Visit(node.Body));
        if (node.Otherwise is not null)
        {
            Cognitive++;
            Nested(() => Visit(node.Otherwise));
        }
    }

    private void VisitSwitch(Switch node)
    {
        Cognitive += 1 + nesting;
        Visit(node.Subject);
        Nested(() =>
        {
            foreach (var branch in node.Cases)
            {
                Cyclomatic += Math.Max(branch.Values.Count, branch.Guard is null ? 0 : 1);
                Visit(branch.Guard);
                Visit(branch.Body);
            }
        });
    }

    private void VisitTry(Try node)
    {
        Visit(node.Body);
        foreach (var handler in node.Catches)
        {
            Structure();
            Nested(() => Visit(handler.Body));
        }
        Visit(node.Otherwise);
        Visit(node.Final);
    }

    private void Visit(Expression? node)
    {
        switch (node)
        {
            case null:
                break;
            case Conditional c:
                Structure();
                Visit(c.Test);
                Nested(() =>
                {
                    Visit(c.Then);
                    Visit(c.Otherwise);
                });
                break;
            case Binary { Operator: Operator.And or Operator.Or or Operator.Coalesce } b:
                VisitLogical(b, null);
                break;
            case Lambda l:
                if (IsFolded(l.Function))
                {
                    var inner = new ComplexityCounter(l.Function, orIsDefault) { nesting = nesting + 1 };
                    inner.Count();
                    Cognitive += inner.Cognitive;
                    Cyclomatic += inner.Cyclomatic - 1;
                }
                break;
            case Comprehension c:
                Cyclomatic += c.Clauses.Sum(clause => 1 + clause.Conditions.Count);
                VisitChildren(c);
                break;
            default:
                if (node is Call { Callee: Name { Id: var called } } && called == function.Id)
                {
                    Cognitive++;
                }
                VisitChildren(node);
                break;
        }
    }

    private void VisitChildren(Expression node) => FormWalk.Children(node, visitExpression ??= Visit);

    private void VisitLogical(Binary node, Operator? around)
    {
        Cyclomatic++;
        Cognitive += node.Operator == around || node.Operator == Operator.Coalesce || orIsDefault && node.Operator == Operator.Or ? 0 : 1;
        foreach (var side in (ReadOnlySpan<Expression>)[node.Left, node.Right])
        {
            if (side is Binary { Operator: Operator.And or Operator.Or or Operator.Coalesce } inner)
            {
                VisitLogical(inner, node.Operator);
            }
            else
            {
                Visit(side);
            }
        }
    }
}
