using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>Places that one run of the function does not reach both: they stand behind tests for different values of the same thing.</summary>
internal sealed partial class FunctionFlow
{
    private sealed record BranchOfOne(Span Span, string Path, Expression Tested, HashSet<string> Values);

    // Those of the function, once somebody asks.
    private List<BranchOfOne>? branchesOfOne;

    /// <summary><c>if (r->type == LIST) { … }  if (r->type == MAP) { … }</c>, where the type does not change.</summary>
    private bool Exclude(Span first, Span second)
    {
        var before = TestsAround(first);
        return before.Count > 0
            && TestsAround(second)
                .Any(b => before.Any(a => a.Path == b.Path && !a.Values.Overlaps(b.Values)) && IsKept(b.Tested, first, second));
    }

    /// <summary>What has one of these values where the place is.</summary>
    private List<BranchOfOne> TestsAround(Span place)
    {
        if (branchesOfOne is null)
        {
            branchesOfOne = [];
            FormWalk.Statements(
                function.Body,
                node =>
                {
                    HashSet<string> values = new(StringComparer.Ordinal);
                    if (node is If { Test: var test, Then.Span: var then } && OneOf(test, values) is { } tested)
                    {
                        branchesOfOne.Add(new(then, Written(tested)!, tested, values));
                    }
                }
            );
        }
        return branchesOfOne.FindAll(b => b.Span.Start <= place.Start && place.End <= b.Span.End);
    }

    /// <summary>What <c>x == A || x == B</c> tests; the values are put into the set.</summary>
    private static Expression? OneOf(Expression test, HashSet<string> values)
    {
        switch (test)
        {
            case Binary { Operator: Operator.Or } either:
                return OneOf(either.Left, values) is { } left && OneOf(either.Right, values) is { } right && Written(left) == Written(right)
                    ? left
                    : null;
            case Binary { Operator: Operator.Equal } comparison when ConstantName(comparison.Right) is { } value:
                values.Add(value);
                return Written(comparison.Left) is null ? null : comparison.Left;
            default:
                return null;
        }
    }

    /// <summary>A number, or a name as macros and members of an enumeration have it: two names are taken for two values.</summary>
    private static string? ConstantName(Expression value) =>
        value switch
        {
            Literal { Kind: LiteralKind.Integer } literal => literal.Text,
            Name { Id: { Length: > 1 } name } when name.All(c => char.IsUpper(c) || c == '_' || char.IsDigit(c)) => name,
            _ => null,
        };

    private static string? Written(Expression path) =>
        path switch
        {
            Name name => name.Id,
            Member member when Written(member.Target) is { } owner => $"{owner}.{member.Id}",
            _ => null,
        };

    /// <summary>Neither it nor what it is part of is assigned in the function, its address is not taken, and nobody gets its owner between the places.</summary>
    private bool IsKept(Expression tested, Span first, Span second)
    {
        HashSet<string> parts = new(StringComparer.Ordinal);
        for (var part = tested; part is not null; part = (part as Member)?.Target)
        {
            parts.Add(Written(part)!);
        }
        var isSet = false;
        FormWalk.Expressions(
            function.Body,
            node =>
                isSet |= node switch
                {
                    Assignment assignment => IsPart(assignment.Target),
                    Unary { Operator: UnaryOperator.Increment or UnaryOperator.Decrement or UnaryOperator.AddressOf } unary => IsPart(
                        unary.Operand
                    ),
                    Call call when call.Span.Start > first.End && call.Span.End < second.Start => call.Arguments.Any(a =>
                        IsPart(a.Value) && Written(a.Value) != Written(tested)
                    ),
                    _ => false,
                }
        );
        return !isSet;

        bool IsPart(Expression node) => Written(node) is { } path && parts.Contains(path);
    }
}
