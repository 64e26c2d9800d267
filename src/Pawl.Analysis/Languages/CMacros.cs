using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>
/// The object-like macros of one file that stand for a value: <c>#define SIZE (16 * 4)</c>, <c>#define OPEN fopen</c>. A name that is defined in
/// several ways (in the branches of an <c>#if</c>) has no value, unless all of them are names or all are texts: then the last one counts.
/// </summary>
internal sealed class CMacros
{
    private const int DeepestExpansion = 8;
    private readonly Dictionary<string, Expression?> values = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Span> functions = new(StringComparer.Ordinal);

    /// <summary>Definitions for the form; a function's has an <see cref="Unknown"/> for its value.</summary>
    internal Dictionary<string, Expression> Known()
    {
        Dictionary<string, Expression> known = new(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (value is Name or Literal)
            {
                known[name] = value;
            }
        }
        foreach (var (name, span) in functions)
        {
            known.TryAdd(name, new Unknown(span, []));
        }
        return known;
    }

    internal void Clear()
    {
        values.Clear();
        functions.Clear();
    }

    /// <summary><c>#define F(x) …</c></summary>
    internal void DefineFunction(string name, Span span) => functions[name] = span;

    internal void Define(string name, string body, Span span)
    {
        if (CMacroText.Parse(body, span) is not { } value)
        {
            values[name] = null;
        }
        else if (
            !values.TryGetValue(name, out var old)
            || (old is Name && value is Name)
            || (IsText(old) && IsText(value))
            || Same(old, value)
        )
        {
            values[name] = value;
        }
        else
        {
            values[name] = null;
        }
    }

    private static bool IsText(Expression? node) => node is Literal { Kind: LiteralKind.String };

    private static bool Same(Expression? a, Expression b) => a is Literal x && b is Literal y && x.Kind == y.Kind && x.Text == y.Text;

    /// <summary>What the name stands for, placed where it is used; null when it is no macro, or one without a value.</summary>
    internal Expression? Expand(string name, Span at) => Expand(name, at, 0);

    private Expression? Expand(string name, Span at, int depth)
    {
        if (!values.TryGetValue(name, out var value))
        {
            return CLiterals.Limit(name) is { } limit ? new Literal(at, LiteralKind.Integer, limit) : null;
        }
        return value is null || depth > DeepestExpansion || value is Name { Id: var same } && same == name ? null : Place(value, at, depth);
    }

    private Expression Place(Expression node, Span at, int depth) =>
        node switch
        {
            Name name => Expand(name.Id, at, depth + 1) ?? new Name(at, name.Id),
            Literal literal => new Literal(at, literal.Kind, literal.Text),
            Unary unary => new Unary(
                at,
                unary.Operator,
                unary.Operator == UnaryOperator.SizeOf ? unary.Operand : Place(unary.Operand, at, depth)
            ),
            Binary binary => new Binary(at, binary.Operator, Place(binary.Left, at, depth), Place(binary.Right, at, depth)),
            _ => node,
        };
}
