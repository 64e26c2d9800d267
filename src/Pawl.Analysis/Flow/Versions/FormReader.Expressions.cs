using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow.Versions;

internal sealed partial class FormReader
{
    private void Each(IReadOnlyList<Expression> expressions)
    {
        Number(expressions.Count);
        foreach (var expression in expressions)
        {
            Read(expression);
        }
    }

    internal void Read(Expression? node)
    {
        switch (node)
        {
            case null:
                Number(32);
                break;
            case Name n:
                Place(33, n.Span);
                Text(n.Id);
                break;
            case Literal l:
                Place(34, l.Span);
                Number((int)l.Kind);
                // A key may name a field; other text names nothing.
                Text(l.Text, isMention: l.Kind == LiteralKind.String && !l.Text.Contains(' ', StringComparison.Ordinal));
                break;
            case Call c:
                Place(c.IsNew ? 35 : 36, c.Span);
                Read(c.Callee);
                Arguments(c.Arguments);
                break;
            case Member m:
                Place(37, m.Span);
                Number((m.Dereferences ? 1 : 0) + (m.Optional ? 2 : 0));
                Text(m.Id);
                Read(m.Target);
                break;
            case Binary b:
                Place(38, b.Span);
                Number((int)b.Operator);
                Read(b.Left);
                Read(b.Right);
                break;
            case Assignment a:
                Place(39, a.Span);
                Number(a.Operator is { } op ? (int)op : -1);
                Read(a.Target);
                Read(a.Value);
                break;
            case Unary u:
                Place(40, u.Span);
                Number((int)u.Operator);
                Read(u.Operand);
                break;
            default:
                ReadRare(node);
                break;
        }
    }

    private void ReadRare(Expression node)
    {
        switch (node)
        {
            case Form.Index i:
                Place(41, i.Span);
                Read(i.Target);
                Read(i.Key);
                break;
            case Conditional c:
                Place(42, c.Span);
                Read(c.Test);
                Read(c.Then);
                Read(c.Otherwise);
                break;
            case Cast c:
                Place(43, c.Span);
                Text(c.Type);
                Read(c.Value);
                break;
            case Lambda l:
                Place(44, l.Span);
                Read(l.Function);
                break;
            case Interpolation i:
                Place(45, i.Span);
                Read(i.Tag);
                Each(i.Parts);
                break;
            case Collection c:
                Place(46 + (int)c.Kind, c.Span);
                Number(c.Entries.Length);
                foreach (var entry in c.Entries)
                {
                    Read(entry);
                }
                break;
            case Comprehension c:
                Place(48 + (int)c.Kind, c.Span);
                Read(c.Element);
                Number(c.Clauses.Count);
                foreach (var clause in c.Clauses)
                {
                    Read(clause.Binding);
                    Read(clause.Iterable);
                    Each(clause.Conditions);
                }
                break;
            case Unknown u:
                Place(50, u.Span);
                Text(u.Option, isMention: false);
                Each(u.Children);
                break;
            default:
                throw new InvalidOperationException($"no way to read {node.GetType().Name}");
        }
    }

    private void Read(Entry entry)
    {
        Number(entry.Spread ? 1 : 0);
        Read(entry.Key);
        Read(entry.Value);
    }
}
