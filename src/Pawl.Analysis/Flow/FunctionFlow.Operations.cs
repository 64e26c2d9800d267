using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Sites of arithmetic, of element access and of dereferences.</summary>
internal sealed partial class FunctionFlow
{
    // The variable that the arithmetic at this place changes.
    private (string Name, Span At)? changed;
    private string? changedType;

    private void Changes(Expression target, Span at)
    {
        var own = target as Name;
        changed = own is null ? null : (own.Id, at);
        changedType = DeclaredType(own);
    }

    private static readonly Literal One = new(default, LiteralKind.Integer, "1");

    private void ArithmeticHooks(Operator op, Span span, Expression leftExpression, Expression rightExpression, Value left, Value right)
    {
        var index = Rules.Of(PatternKind.Arithmetic);
        if (
            index.IsEmpty
            || state is null
            || left.Memory is { Unset: false } memory && memory != Memory.None
            || DeclaredType(leftExpression) is { } type && (type.EndsWith('*') || type.EndsWith(']'))
            || op == Operator.Add && !file.HasPointers && (IsText(leftExpression) || IsText(rightExpression))
        )
        {
            return;
        }
        Site? site = null;
        foreach (var hook in index.Globs)
        {
            if (hook.Pattern.Operators.Length == 0 || hook.Pattern.Operators.Contains(op))
            {
                site ??= SiteAt(span, "arithmetic") with
                {
                    Arguments = [new Argument(leftExpression), new Argument(rightExpression)],
                    Values = StaysInside(op, span, leftExpression, rightExpression, left, right)
                        ? [left.Clear(Families.Size), right.Clear(Families.Size)]
                        : [left, right],
                    IsShared = IsSharedChange(span, leftExpression),
                    Result = Wraps(op, left, right, DeclaredType(leftExpression) ?? DeclaredType(rightExpression) ?? left.Type)
                        ? Wrapped
                        : Value.Nothing,
                };
                Apply(hook, site);
            }
        }
    }

    /// <summary>A text, or joined of one: what is added to it is joined as well.</summary>
    private static bool IsText(Expression node) =>
        node is Literal { Kind: LiteralKind.String } or Interpolation
        || node is Binary { Operator: Operator.Add } sum && (IsText(sum.Left) || IsText(sum.Right));

    /// <summary><c>n++</c>, <c>n += 2</c>, <c>n = n + 2</c> of a variable outside functions that every thread sees.</summary>
    private bool IsSharedChange(Span span, Expression left) =>
        left is Name name
        && changed is var (what, at)
        && what == name.Id
        && at == span
        && !declared.ContainsKey(name.Id)
        && file.GlobalVariables.TryGetValue(name.Id, out var global)
        && !global.IsOwn;

    private static readonly Value Wrapped = Value.OfType("wraps");

    /// <summary>Whatever the operands are within their bounds, the result fits into the type that it gets.</summary>
    private bool StaysInside(Operator op, Span span, Expression leftExpression, Expression rightExpression, Value left, Value right)
    {
        if (IsFloating(leftExpression) || IsFloating(rightExpression))
        {
            return true;
        }
        var into = changed is var (_, at) && at == span ? changedType : null;
        if (right.Integer is >= 0 and var step && left.Range is { } range)
        {
            // Only one end of the type can be reached.
            var (first, last) = TypeSizes.RangeOf(into) ?? TypeSizes.RangeOf(DeclaredType(leftExpression)) ?? (int.MinValue, int.MaxValue);
            if (
                op == Operator.Subtract && range.Least > long.MinValue && range.Least - (Int128)step >= first
                || op == Operator.Add && range.Most < long.MaxValue && range.Most + (Int128)step <= last
            )
            {
                return true;
            }
        }
        var (a, b) = (BoundsOf(leftExpression, left), BoundsOf(rightExpression, right));
        if (a is not { Least: > long.MinValue, Most: < long.MaxValue } x || b is not { Least: > long.MinValue, Most: < long.MaxValue } y)
        {
            return false;
        }
        (Int128 Least, Int128 Most) exact = op switch
        {
            Operator.Add => ((Int128)x.Least + y.Least, (Int128)x.Most + y.Most),
            Operator.Subtract => ((Int128)x.Least - y.Most, (Int128)x.Most - y.Least),
            Operator.Multiply => Product(x, y),
            _ => (0, 0),
        };
        var (least, most) = TypeSizes.RangeOf(into) ?? (int.MinValue, int.MaxValue);
        return exact.Least >= least && exact.Most <= most;
    }

    private bool IsFloating(Expression node) =>
        node is Literal { Kind: LiteralKind.Float } || DeclaredType(node) is "double" or "float" or "long double";

    private Interval? BoundsOf(Expression expression, Value value) =>
        value.Bounds is { Least: > long.MinValue, Most: < long.MaxValue } known ? known : TypeSizes.RangeOfSmall(DeclaredType(expression));

    private static (Int128 Least, Int128 Most) Product(Interval x, Interval y)
    {
        Int128[] corners = [(Int128)x.Least * y.Least, (Int128)x.Least * y.Most, (Int128)x.Most * y.Least, (Int128)x.Most * y.Most];
        return (corners.Min(), corners.Max());
    }

    /// <summary>The exact result of two constants is more than the variable's type can hold.</summary>
    private static bool Wraps(Operator op, Value left, Value right, string? type)
    {
        if (left.Integer is not { } a || right.Integer is not { } b || TypeSizes.RangeOf(type) is not var (least, most))
        {
            return false;
        }
        Int128? exact = op switch
        {
            Operator.Add => (Int128)a + b,
            Operator.Subtract => (Int128)a - b,
            Operator.Multiply => (Int128)a * b,
            _ => null,
        };
        return exact is { } result && (result < least || result > most) && a >= least && a <= most && b >= least && b <= most;
    }

    private void IndexHooks(Form.Index node, Value target, Value? key)
    {
        var index = Rules.Of(PatternKind.Index);
        if (index.IsEmpty || key is null)
        {
            return;
        }
        var site = SiteAt(node.Span, "element") with
        {
            AnyReceiver = true,
            ReceiverExpression = node.Target,
            Receiver = target,
            Arguments = [new Argument(node.Key!)],
            Values = [key],
            Unit = TypeSizes.OfElement(DeclaredType(node.Target), file) ?? 0,
        };
        if (key.Bounds is null && TypeSizes.RangeOfSmall(DeclaredType(node.Key)) is { } range)
        {
            site = site with { Values = [key.Copy(range: range)] };
        }
        foreach (var hook in index.Globs)
        {
            Apply(hook, site);
        }
    }

    /// <summary><c>b[n] = x</c>; reading <c>b[n]</c> is evaluated as an expression.</summary>
    private void IndexWrite(Form.Index node, Value value)
    {
        if (node.Key is not { } key || (!file.HasPointers && Rules.Of(PatternKind.Index).IsEmpty))
        {
            return;
        }
        if (!file.HasPointers)
        {
            IndexHooks(node, Quiet(node.Target), Quiet(key));
            return;
        }
        // Evaluated once: it may count.
        var at = known.Remove(key, out var before) ? before : Evaluate(key);
        if (state is null)
        {
            return;
        }
        IndexHooks(node, Evaluate(node.Target), at);
        if (state is not null)
        {
            EndText(node, at, value);
        }
    }

    /// <summary>A variable of the function is dereferenced. What a function that is followed was given counts where nothing has been tested in it before.</summary>
    private void DereferenceHooks(Expression expression, Value value)
    {
        if (
            expression is not Name name
            || !(file.HasPointers ? declared.ContainsKey(name.Id) : loops == 0 && IsNull(value) && locals.ContainsKey(name.Id))
            || (IsFollowed && forks > 0)
        )
        {
            return;
        }
        foreach (var hook in Rules.Of(PatternKind.Dereference).Globs)
        {
            Apply(hook, SiteAt(expression.Span, "dereference") with { Arguments = [new Argument(expression)], Values = [value] });
        }
    }

    private static bool IsNull(Value value) => value is { IsConstant: true, ConstantKind: Form.LiteralKind.Null };

    /// <summary>Code that tests the largest number there is means any number.</summary>
    private Value Bounded(Value value, ulong families) =>
        families == Families.Size && !file.HasPointers && value.Integer is >= int.MaxValue or <= int.MinValue
            ? value.Clear(families).Copy(dropConstant: true)
            : value.Clear(families);
}
