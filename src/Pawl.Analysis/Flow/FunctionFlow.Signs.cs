using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Which numbers may be negative, in languages that turn them into large amounts.</summary>
internal sealed partial class FunctionFlow
{
    /// <summary>A comparison that leaves only numbers from nought on, or that is made without signs.</summary>
    private void NarrowSign(Binary node, Value left, Value right, State? yes, State? no)
    {
        if (!file.HasPointers || (left.Taints.Length == 0 && right.Taints.Length == 0))
        {
            return;
        }
        if (WithoutSign(node.Left) || WithoutSign(node.Right))
        {
            foreach (var way in new[] { yes, no })
            {
                Narrow(node.Left, Families.Sign, way);
                Narrow(node.Right, Families.Sign, way);
            }
            return;
        }
        NarrowSign(node.Operator, node.Left, right, yes, no);
        NarrowSign(Mirrored(node.Operator), node.Right, left, yes, no);
    }

    private static void NarrowSign(Operator op, Expression path, Value bound, State? yes, State? no)
    {
        switch (op, bound.Integer)
        {
            case (Operator.GreaterEqual, >= 0) or (Operator.Greater, >= -1):
                Narrow(path, Families.Sign, yes);
                break;
            case (Operator.Less, >= 0) or (Operator.LessEqual, >= -1):
                Narrow(path, Families.Sign, no);
                break;
        }
    }

    /// <summary>The other side of a comparison with it is taken without its sign as well.</summary>
    private bool WithoutSign(Expression node) =>
        node switch
        {
            Unary { Operator: UnaryOperator.SizeOf } => true,
            Binary { Operator: Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide } sum => WithoutSign(sum.Left)
                || WithoutSign(sum.Right),
            Call { Callee: Name { Id: "strlen" or "wcslen" or "sizeof" } } => true,
            _ => IsUnsigned(DeclaredType(node)) && TypeSizes.RangeOfSmall(DeclaredType(node)) is null,
        };

    /// <summary>A field of a type without sign, or of one that is not known here.</summary>
    private Value FieldSign(Member member, Value value) =>
        file.HasPointers && value.Taints.Length > 0 && (FieldOf(member) is not { } field || IsUnsigned(field.Type))
            ? value.Copy(taints: Value.ClearAll(value.Taints, Families.Sign))
            : value;
}
