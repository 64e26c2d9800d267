using System.IO.Hashing;
using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Defences;

/// <summary>
/// A check as text that is the same however it is written: sides in a fixed order, comparisons the way they must hold,
/// a helper's parameters as what it was given.
/// </summary>
internal sealed class CheckText
{
    private const int Deepest = 12;
    private const int Longest = 600;

    private readonly StringBuilder text = new();
    private readonly Dictionary<string, int>? numbers;

    /// <param name="shape">Variables by the order of their first place instead of their names.</param>
    private CheckText(bool shape) => numbers = shape ? new(StringComparer.Ordinal) : null;

    internal static ulong Sign(Check check) => HashOf(check, shape: false);

    internal static ulong Shape(Check check) => HashOf(check, shape: true);

    private static ulong HashOf(Check check, bool shape)
    {
        var writer = new CheckText(shape);
        writer.Test(check.Node, check.Sense, check.Scope);
        return XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(writer.text.ToString()));
    }

    private void Test(Expression node, bool sense, Scope scope)
    {
        if (node is Binary { Operator: >= Operator.Equal and <= Operator.NotIn } b)
        {
            var (left, right, op) = (b.Left, b.Right, sense ? b.Operator : Opposite(b.Operator));
            (left, right, op) = op switch
            {
                Operator.Greater => (right, left, Operator.Less),
                Operator.GreaterEqual => (right, left, Operator.LessEqual),
                Operator.Equal or Operator.NotEqual when string.CompareOrdinal(Plain(left, scope), Plain(right, scope)) > 0 => (
                    right,
                    left,
                    op
                ),
                _ => (left, right, op),
            };
            text.Append(op).Append('(');
            Write(left, scope, 0);
            text.Append(',');
            Write(right, scope, 0);
            text.Append(')');
            return;
        }
        text.Append(sense ? "" : "!");
        Write(node, scope, 0);
    }

    private static Operator Opposite(Operator op) =>
        op switch
        {
            Operator.Equal => Operator.NotEqual,
            Operator.NotEqual => Operator.Equal,
            Operator.Less => Operator.GreaterEqual,
            Operator.LessEqual => Operator.Greater,
            Operator.Greater => Operator.LessEqual,
            Operator.GreaterEqual => Operator.Less,
            Operator.In => Operator.NotIn,
            _ => Operator.In,
        };

    /// <summary>Names are left out, so that the order does not hang on them.</summary>
    private static string Plain(Expression node, Scope scope)
    {
        var writer = new CheckText(shape: true);
        writer.Write(node, scope, 0);
        return writer.text.ToString();
    }

    private void Write(Expression? node, Scope scope, int depth)
    {
        if (node is null || depth > Deepest || text.Length > Longest)
        {
            text.Append('?');
            return;
        }
        switch (node)
        {
            case Name name:
                Named(name, scope, depth);
                break;
            case Literal literal:
                text.Append(literal.Kind).Append(':').Append(literal.Text);
                break;
            case Member member:
                Write(member.Target, scope, depth + 1);
                text.Append('.').Append(member.Id);
                break;
            case Call call:
                Called(call, scope, depth);
                break;
            case Binary { Operator: >= Operator.Equal and <= Operator.NotIn } compared:
                Test(compared, true, scope);
                break;
            case Unary unary:
                text.Append(unary.Operator).Append(' ');
                Write(unary.Operand, scope, depth + 1);
                break;
            default:
                text.Append(node.GetType().Name).Append(node is Binary b ? b.Operator.ToString() : "").Append('(');
                FormWalk.Children(
                    node,
                    child =>
                    {
                        Write(child, scope, depth + 1);
                        text.Append(',');
                    }
                );
                text.Append(')');
                break;
        }
    }

    private void Named(Name name, Scope scope, int depth)
    {
        if (scope.Given?.TryGetValue(name.Id, out var given) == true)
        {
            Write(given.Value, given.Scope, depth + 1);
        }
        else if (numbers is null || name.Id is "this" or "self" or "super")
        {
            text.Append(name.Id);
        }
        else
        {
            if (!numbers.TryGetValue(name.Id, out var number))
            {
                numbers[name.Id] = number = numbers.Count;
            }
            text.Append('$').Append(number);
        }
    }

    private void Called(Call call, Scope scope, int depth)
    {
        if (call.Callee is Name function)
        {
            text.Append(function.Id);
        }
        else
        {
            Write(call.Callee, scope, depth + 1);
        }
        text.Append('(');
        foreach (var argument in call.Arguments)
        {
            text.Append(argument.Label).Append('=');
            Write(argument.Value, scope, depth + 1);
            text.Append(',');
        }
        text.Append(')');
    }
}
