using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>The names by which the rest of a file knows a function.</summary>
internal static class PartNames
{
    internal static IReadOnlyCollection<string> Of(IReadOnlyList<Function> functions)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var function in functions)
        {
            names.Add(function.Id);
        }
        // An accessor goes by the name of its property, which is the one before its own.
        foreach (var name in functions[0].QualifiedName.Split('.'))
        {
            if (name != functions[0].ClassName)
            {
                names.Add(name);
            }
        }
        names.Remove("<lambda>");
        return names;
    }

    /// <summary>Names of variables and fields that get a value in the functions.</summary>
    internal static HashSet<string> AssignedIn(IReadOnlyList<Function> functions)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var function in functions)
        {
            FormWalk.Expressions(
                function.Body,
                node =>
                {
                    var target = node switch
                    {
                        Assignment assignment => assignment.Target,
                        Unary { Operator: UnaryOperator.Increment or UnaryOperator.Decrement or UnaryOperator.AddressOf } unary =>
                            unary.Operand,
                        _ => null,
                    };
                    if (target is not null && Conditions.NameOf(target) is { } id)
                    {
                        names.Add(id);
                    }
                }
            );
        }
        return names;
    }
}
