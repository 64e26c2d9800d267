using Pawl.Analysis.Form;

namespace Pawl.Analysis.Defences;

/// <summary>Helpers that throw when what they check fails.</summary>
internal sealed partial class Inventory
{
    /// <summary>A call for its own sake: a helper that throws brings its checks along; else its name tells.</summary>
    private void Called(Expression expression, Scope scope)
    {
        if (expression is not Call call)
        {
            return;
        }
        if (checks.Helper(call) is { } helper && helper != scope.Function && Thrown(helper) is { Count: > 0 } inside)
        {
            if (Checks.Inside(call, helper, scope) is { } inner)
            {
                foreach (var check in inside)
                {
                    var own = check with { Scope = inner, At = call.Span };
                    var names = Refusal.NamesIn(helper.Body);
                    Add(own, kinds.OfRefusing(own, names, null), scope.Function, helper.QualifiedName);
                }
                return;
            }
        }
        var receiver = call.Callee is Member { Target: var target } ? Checks.NameOf(target) : "";
        if (words.OfCall(Checks.NameOf(call.Callee), receiver) is { } kind && Checks.NameOf(call.Callee) != "require")
        {
            Add(kind, call.Span, scope.Function);
        }
        else if (GuardKinds.IsLog(call))
        {
            logs.Add((call.Span, scope.Function));
        }
    }

    /// <summary>Checks of a function that throw when they fail, those of functions that it calls included.</summary>
    private List<Check> Thrown(Function helper, int depth = 0)
    {
        if (thrown.TryGetValue(helper, out var known))
        {
            return known;
        }
        // A function that is reached again while it is looked at says nothing new.
        thrown[helper] = [];
        List<Check> all = [];
        var scope = new Scope(helper);
        FormWalk.Statements(
            helper.Body,
            s =>
            {
                if (s is If test && (Refusal.Of(test.Then, isC), Refusal.Of(test.Otherwise, isC)) is var (then, otherwise))
                {
                    all.AddRange(
                        then == Refusal.Way.Throws ? checks.Of(test.Test, false, scope)
                        : otherwise == Refusal.Way.Throws ? checks.Of(test.Test, true, scope)
                        : []
                    );
                }
                else if (
                    depth < DeepestCalls
                    && s is ExpressionStatement { Expression: Call call }
                    && checks.Helper(call) is { } inner
                    && Checks.Inside(call, inner, scope) is { } given
                )
                {
                    all.AddRange(Thrown(inner, depth + 1).Select(c => c with { Scope = given }));
                }
            }
        );
        thrown[helper] = all;
        return all;
    }
}
