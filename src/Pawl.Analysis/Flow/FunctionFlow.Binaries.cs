using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Expressions with two sides.</summary>
internal sealed partial class FunctionFlow
{
    private Value EvaluateBinary(Binary binary)
    {
        if (binary.Operator is Operator.And or Operator.Or)
        {
            var (yes, no) = Branch(binary);
            state = State.Join(yes, no);
            return yes is null ? Value.Of(false)
                : no is null ? Value.Of(true)
                : LogicalValue(binary);
        }
        var left = Evaluate(binary.Left);
        if (binary.Operator == Operator.Coalesce)
        {
            return EvaluateCoalesce(binary, left);
        }
        MaybeAddress(binary);
        var right = Evaluate(binary.Right);
        if (state is null)
        {
            return Value.Nothing;
        }
        if (binary.Operator >= Operator.Equal && binary.Operator <= Operator.TypeTest)
        {
            CompareHooks(binary, left, right);
            return Constants.Compare(binary.Operator, left, right) is { } truth ? Value.Of(truth) : Compared(binary.Operator, left, right);
        }
        ArithmeticHooks(binary.Operator, binary.Span, binary.Left, binary.Right, left, right);
        return Bounded(binary, left, right, Combine(binary.Operator, left, right, binary.Span));
    }

    /// <summary><c>return match is not None</c> tells what the match tells.</summary>
    private Value Compared(Operator op, Value left, Value right) =>
        op is Operator.Equal or Operator.NotEqual && left.Checks.Length > 0 && IsTest(right, out var truth)
            ? Value.Nothing.Copy(checks: truth == (op == Operator.Equal) ? left.Checks : Negated(left.Checks))
            : Value.Nothing;

    private static Check[] Negated(Check[] checks) => Array.ConvertAll(checks, c => c with { Holds = !c.Holds });

    /// <summary>To be equal to it is to be true, or false.</summary>
    private bool IsTest(Value value, out bool truth)
    {
        truth = value.Truth ?? false;
        return value is { IsConstant: true, Truth: not null }
            && (value.ConstantKind == LiteralKind.Boolean || (!truth && (value.ConstantKind != LiteralKind.Integer || file.HasPointers)));
    }

    /// <summary>The right side may be a <c>throw</c>, and is not reached when the left one is something.</summary>
    private Value EvaluateCoalesce(Binary binary, Value left)
    {
        Event("test", binary.Left, left);
        var before = state?.Fork();
        var right = EvaluateWay(binary.Right);
        state = State.Join(before, state);
        return right is null ? left : Combine(Operator.Coalesce, left, right, binary.Span);
    }

    /// <summary><c>a || b</c> as a value: either side.</summary>
    private Value LogicalValue(Binary binary)
    {
        var before = state;
        var value = Value.Join(Quiet(binary.Left), Quiet(binary.Right));
        state = before;
        return value;
    }

    /// <summary>The value of something that has been evaluated already: names and members only, so that nothing happens twice.</summary>
    private Value Quiet(Expression node) =>
        node switch
        {
            Name or Literal or Member { Target: Name } => Evaluate(node),
            Index { Target: Name or Member, Key: Literal or null } => Evaluate(node),
            Binary { Operator: Operator.And or Operator.Or } b => Value.Join(Quiet(b.Left), Quiet(b.Right)),
            _ => known.GetValueOrDefault(node) ?? Value.Nothing,
        };

    private static Value Combine(Operator op, Value left, Value right, Span span)
    {
        if (Constants.Fold(op, left, right) is { } folded)
        {
            return folded;
        }
        var taints = Value.Union(left.AllTaints(), right.AllTaints());
        var text =
            op is Operator.Add or Operator.Coalesce or Operator.Comma or Operator.Other
            || (op == Operator.Modulo && !IsNumeric(left) && right.Integer is null);
        if (!text)
        {
            return Value.Tainted(Value.ClearAll(taints, Families.AllButSize));
        }
        if (op == Operator.Coalesce)
        {
            return Value.Join(left, right);
        }
        if (op == Operator.Comma)
        {
            return right;
        }
        var joined = new Value
        {
            Taints = taints,
            Prefix = op == Operator.Modulo ? Constants.BeforeHole(left) : left.Constant ?? left.Prefix,
            HasBase = op == Operator.Add && Texts.HasBase([left, right]),
        };
        return joined.Through(span, op == Operator.Modulo ? Trail.Formatted : Trail.Joined);
    }

    private static bool IsNumeric(Value value) =>
        TypeNames.IsNumber(value.Type) || value.ConstantKind is LiteralKind.Integer or LiteralKind.Float && value.IsConstant;
}
