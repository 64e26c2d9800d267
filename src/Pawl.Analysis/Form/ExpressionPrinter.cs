using System.Text;

namespace Pawl.Analysis.Form;

/// <summary>
/// Expressions as text: <c>f(a, label: b, ...c)</c>, <c>new T(a)</c>, <c>a.b</c>, <c>a->b</c>, <c>a[k]</c>, a slice <c>a[:]</c>, <c>(a + b)</c>, <c>(t ? a : b)</c>,
/// <c>$("text", x)</c> for built text, <c>[a, b]</c>, <c>{k: v}</c>, <c>(x as T)</c>, <c>fn NAME</c> for a function whose lines follow, <c>?(a, b)</c> for what is unknown.
/// </summary>
internal sealed class ExpressionPrinter(StringBuilder text)
{
    private static readonly string[] Operators =
    [
        "+",
        "-",
        "*",
        "/",
        "%",
        "**",
        "<<",
        ">>",
        "&",
        "|",
        "^",
        "and",
        "or",
        "??",
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "in",
        "not-in",
        "is",
        ",",
        "other",
    ];

    private static readonly string[] Unaries =
    [
        "not ",
        "-",
        "~",
        "*",
        "&",
        "++",
        "--",
        "await ",
        "yield ",
        "...",
        "sizeof ",
        "typeof ",
        "delete ",
        "throw ",
        "other ",
    ];

    private List<Function> lambdas = [];

    /// <summary>The functions met since the last call.</summary>
    internal List<Function> TakeLambdas()
    {
        var taken = lambdas;
        if (taken.Count > 0)
        {
            lambdas = [];
        }
        return taken;
    }

    /// <param name="outermost">No brackets around an operator: the line's end is its end.</param>
    internal void Print(Expression expression, bool outermost = false)
    {
        switch (expression)
        {
            case Name e:
                text.Append(e.Id);
                break;
            case Literal e:
                Print(e);
                break;
            case Member e:
                Print(e.Target);
                text.Append(
                        e.Dereferences ? "->"
                        : e.Optional ? "?."
                        : "."
                    )
                    .Append(e.Id);
                break;
            case Call e:
                text.Append(e.IsNew ? "new " : "");
                Print(e.Callee);
                text.Append('(');
                Join(e.Arguments);
                text.Append(')');
                break;
            case Index e:
                Print(e.Target);
                text.Append('[');
                if (e.Key is null)
                {
                    text.Append(':');
                }
                else
                {
                    Print(e.Key, outermost: true);
                }
                text.Append(']');
                break;
            case Interpolation e:
                Print(e);
                break;
            case Collection e:
                Print(e);
                break;
            case Comprehension e:
                Print(e);
                break;
            case Lambda e:
                text.Append("fn ").Append(e.Function.Id);
                lambdas.Add(e.Function);
                break;
            case Unknown e:
                text.Append("?(").Append(e.Option);
                Join(e.Children);
                text.Append(')');
                break;
            default:
                text.Append(outermost ? "" : "(");
                Operation(expression);
                text.Append(outermost ? "" : ")");
                break;
        }
    }

    private void Operation(Expression expression)
    {
        switch (expression)
        {
            case Binary e:
                Chain(e);
                break;
            case Unary e:
                text.Append(Unaries[(int)e.Operator]);
                Print(e.Operand);
                break;
            case Conditional e:
                Choice(e);
                break;
            case Assignment e:
                Print(e.Target);
                text.Append(' ').Append(e.Operator is { } op ? Operators[(int)op] : "").Append("= ");
                Print(e.Value);
                break;
            case Cast e:
                Print(e.Value);
                text.Append(" as ").Append(e.Type);
                break;
            default:
                throw new NotSupportedException($"no notation for {expression.GetType().Name}");
        }
    }

    // A switch expression is as many nested ones as it has arms.
    private void Choice(Conditional first)
    {
        Expression at = first;
        for (; at is Conditional choice; at = choice.Otherwise)
        {
            Print(choice.Test);
            text.Append(" ? ");
            Print(choice.Then);
            text.Append(" : ");
        }
        Print(at);
    }

    // A left-nested chain can be as long as the file; equal operators share their brackets.
    private void Chain(Binary outer)
    {
        var links = new Stack<Binary>();
        Expression at = outer;
        for (; at is Binary link; at = link.Left)
        {
            if (links.TryPeek(out var above) && above.Operator != link.Operator)
            {
                text.Append('(');
            }
            links.Push(link);
        }
        Print(at);
        while (links.TryPop(out var link))
        {
            text.Append(' ').Append(Operators[(int)link.Operator]).Append(' ');
            Print(link.Right);
            if (links.TryPeek(out var above) && above.Operator != link.Operator)
            {
                text.Append(')');
            }
        }
    }

    private void Print(Literal literal)
    {
        switch (literal.Kind)
        {
            case LiteralKind.String:
                Quoted(literal.Text, '"');
                break;
            case LiteralKind.Character:
                Quoted(literal.Text, '\'');
                break;
            case LiteralKind.Regex:
                Quoted(literal.Text, '/');
                break;
            default:
                text.Append(literal.Text);
                break;
        }
    }

    private void Quoted(string value, char quote)
    {
        text.Append(quote);
        foreach (var c in value)
        {
            if (c == quote || (c == '\\' && quote != '/'))
            {
                text.Append('\\').Append(c);
            }
            else if (c == '\n')
            {
                text.Append("\\n");
            }
            else if (char.IsControl(c) || char.IsSurrogate(c) || c > '~')
            {
                text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(c);
            }
        }
        text.Append(quote);
    }

    private void Print(Interpolation interpolation)
    {
        if (interpolation.Tag is not null)
        {
            Print(interpolation.Tag);
        }
        text.Append("$(");
        Join(interpolation.Parts);
        text.Append(')');
    }

    private void Print(Collection collection)
    {
        var map = collection.Kind is CollectionKind.Map;
        text.Append(map ? '{' : '[');
        for (var i = 0; i < collection.Entries.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Print(collection.Entries[i]);
        }
        text.Append(map ? '}' : ']');
    }

    private void Print(Entry entry)
    {
        text.Append(entry.Spread ? "..." : "");
        if (entry.Key is not null)
        {
            Print(entry.Key);
            text.Append(": ");
        }
        Print(entry.Value);
    }

    private void Print(Comprehension comprehension)
    {
        var map = comprehension.Kind is CollectionKind.Map;
        text.Append(map ? '{' : '[');
        Print(comprehension.Element);
        foreach (var clause in comprehension.Clauses)
        {
            text.Append(" for ");
            Print(clause.Binding);
            text.Append(" in ");
            Print(clause.Iterable);
            foreach (var condition in clause.Conditions)
            {
                text.Append(" if ");
                Print(condition);
            }
        }
        text.Append(map ? '}' : ']');
    }

    internal void Join(IReadOnlyList<Expression> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Print(list[i], outermost: true);
        }
    }

    /// <summary>An annotation's arguments in brackets; nothing when there are none.</summary>
    internal void Arguments(IReadOnlyList<Argument> list)
    {
        if (list.Count > 0)
        {
            text.Append('(');
            Join(list);
            text.Append(')');
        }
    }

    private void Join(IReadOnlyList<Argument> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(list[i].Spread ? "..." : "");
            if (list[i].Label is { } label)
            {
                text.Append(label).Append(": ");
            }
            Print(list[i].Value, outermost: true);
        }
    }
}
