using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>Computes with constants.</summary>
internal static class Constants
{
    private const int LongestText = 4096;

    internal static Value? Fold(Operator op, Value left, Value right)
    {
        if (left.Constant is null || right.Constant is null)
        {
            return null;
        }
        if (left.Integer is { } a && right.Integer is { } b)
        {
            return Arithmetic(op, a, b) is { } number ? Value.Of(number) : null;
        }
        // A character and a number make a number, whatever the language says of texts.
        return
            op == Operator.Add
            && (left.ConstantKind == LiteralKind.String || right.ConstantKind == LiteralKind.String)
            && left.Constant.Length + right.Constant.Length <= LongestText
            ? Value.Of(left.Constant + right.Constant, LiteralKind.String)
            : null;
    }

    private static long? Arithmetic(Operator op, long a, long b) =>
        op switch
        {
            Operator.Add => a + b,
            Operator.Subtract => a - b,
            Operator.Multiply => a * b,
            Operator.Divide when b != 0 && !(a == long.MinValue && b == -1) => a / b,
            Operator.Modulo when b != 0 && !(a == long.MinValue && b == -1) => a % b,
            Operator.BitAnd => a & b,
            Operator.BitOr => a | b,
            Operator.BitXor => a ^ b,
            Operator.ShiftLeft when b is >= 0 and < 63 => a << (int)b,
            Operator.ShiftRight when b is >= 0 and < 63 => a >> (int)b,
            _ => null,
        };

    internal static bool? Compare(Operator op, Value left, Value right)
    {
        if (op is Operator.In or Operator.NotIn)
        {
            if (
                left is { ConstantKind: LiteralKind.String, Constant: { } part }
                && right is { ConstantKind: LiteralKind.String, Constant: { } whole }
            )
            {
                return whole.Contains(part, StringComparison.Ordinal) == (op == Operator.In);
            }
            return
                left.Constant is { } item
                && right.Collection is not null
                && right.Elements.All(e => e.Value.IsConstant)
                && right.Taints.Length == 0
                ? right.Elements.Any(e => e.Value.Constant == item) == (op == Operator.In)
                : null;
        }
        if (left.Constant is null || right.Constant is null)
        {
            return null;
        }
        if (left.Integer is { } a && right.Integer is { } b)
        {
            return op switch
            {
                Operator.Equal => a == b,
                Operator.NotEqual => a != b,
                Operator.Less => a < b,
                Operator.LessEqual => a <= b,
                Operator.Greater => a > b,
                Operator.GreaterEqual => a >= b,
                _ => null,
            };
        }
        return
            left.ConstantKind == right.ConstantKind
            || (left.ConstantKind, right.ConstantKind)
                is
                    (LiteralKind.String, LiteralKind.Character)
                    or
                    (LiteralKind.Character, LiteralKind.String)
            ? op switch
            {
                Operator.Equal => left.Constant == right.Constant,
                Operator.NotEqual => left.Constant != right.Constant,
                _ => null,
            }
            : null;
    }

    /// <summary>What a format string begins with before its first hole.</summary>
    internal static string? BeforeHole(Value format)
    {
        var text = format.Constant ?? format.Prefix;
        if (text is null)
        {
            return null;
        }
        var hole = text.AsSpan().IndexOfAny('%', '{');
        return hole == 0 ? null
            : hole < 0 ? text
            : text[..hole];
    }
}
