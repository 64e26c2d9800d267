using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>
/// Small functions of the same file are followed where they are called, with the values that they are given, in languages with addresses: what they
/// free, fill, keep or return depends on them.
/// </summary>
internal sealed partial class FunctionFlow
{
    private const int DeepestFollow = 4;
    private const int LongestFollowed = 3_000;
    private Function? followed;

    /// <summary>Runs inside its caller's flow: what is open at its end is its caller's matter.</summary>
    private bool IsFollowed { get; init; }

    private Function? ToFollow(Call call, Site site)
    {
        if (!file.HasPointers || Depth >= DeepestFollow || state is null)
        {
            return null;
        }
        var target = LocalTarget(call, site);
        return target is not null && target.Body.Span.Length <= LongestFollowed && file.Enter(target) ? target : null;
    }

    /// <summary>The result of a call that is followed; null for one that is not.</summary>
    private Value? FollowCall(Site site)
    {
        if (followed is not { } target || state is null)
        {
            ForgetThrough(site);
            return null;
        }
        followed = null;
        var flow = new FunctionFlow(file, target, null) { Depth = Depth + 1, IsFollowed = true };
        var names = Lent(site);
        var summary = flow.RunFollowed(
            Inside(names),
            [
                .. site.Values.Select(
                    (v, i) =>
                        Passed(Decayed(Certain(v, site.Arguments[i].Value), site.Arguments[i].Value), names)
                            .Through(site.Span, $"passed to {target.Id}()")
                ),
            ]
        );
        file.Exit(target);
        parameterSinks.AddRange(flow.parameterSinks);
        if (flow.Final is not { } final)
        {
            // Every way through it ends the program.
            state = null;
            return Value.Nothing;
        }
        TakeBack(final, names, target, site);
        return Returned(summary.Return, names).Through(site.Span, $"returned by {target.Id}()");
    }

    private Summary RunFollowed(State around, IReadOnlyList<Value> given)
    {
        state = around;
        statement = function.Head;
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            var parameter = function.Parameters[i];
            var value = i < given.Count ? given[i] : Value.Nothing;
            value = value.Type is null && file.TypeOf(parameter.Type) is { } type ? value.Copy(type: type) : value;
            state[parameter.Id] = TypeNames.IsPlainNumber(parameter.Type) ? value.Clear(Families.AllButSize) : value;
            DeclareParameter(parameter);
            state[parameter.Id] = Fitted(new Name(parameter.Span, parameter.Id), state[parameter.Id]!);
        }
        Execute(function.Body);
        Leave();
        LeaveByUnknownJumps();
        return new Summary(result, parameterSinks, new Dictionary<int, Value>(), new Dictionary<int, ulong>());
    }

    /// <summary>The caller's variables that the callee can reach by a pointer, with the names that they have in there.</summary>
    private Dictionary<string, string> Lent(Site site)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        for (var i = 0; i < site.Values.Count; i++)
        {
            var target =
                site.Values[i].Memory?.Target
                ?? (site.Values[i].Memory is { IsArray: true } ? (site.Arguments[i].Value as Name)?.Id : null);
            while (target is not null && declared.ContainsKey(target) && names.TryAdd(target, $"{target}@{Depth}"))
            {
                target = state![target]?.Memory?.Target;
            }
        }
        return names;
    }

    /// <summary>What there is when the callee begins: variables outside functions, and what it is lent.</summary>
    private State Inside(Dictionary<string, string> names)
    {
        var inside = state!.WithoutVariables();
        foreach (var (name, value) in state.Variables)
        {
            if (names.TryGetValue(name, out var lent))
            {
                inside[lent] = Passed(value, names);
            }
            else if (
                !declared.ContainsKey(name) && (name.Contains('@', StringComparison.Ordinal) || file.GlobalVariables.ContainsKey(name))
            )
            {
                inside[name] = Passed(value, names);
            }
        }
        return inside;
    }

    /// <summary>That a field or a variable outside functions is null here is little certain: whatever ran before may have set it.</summary>
    private Value Certain(Value value, Expression given) =>
        value is { IsConstant: true, ConstantKind: LiteralKind.Null } && given is Member or Name && !IsOwnVariable(given)
            ? value.Copy(dropConstant: true)
            : value;

    private bool IsOwnVariable(Expression given) => given is Name { Id: var name } && declared.ContainsKey(name);

    private static Value Passed(Value value, Dictionary<string, string> names) =>
        value.Memory is { Target: { } target } memory && names.TryGetValue(target, out var lent)
            ? value.Copy(memory: memory with { Target = lent })
            : value;

    private static Value Returned(Value value, Dictionary<string, string> names)
    {
        if (value.Memory is not { Target: { } target } memory)
        {
            return value;
        }
        foreach (var (name, lent) in names)
        {
            if (lent == target)
            {
                return value.Copy(memory: memory with { Target = name });
            }
        }
        return target.Contains('@', StringComparison.Ordinal) ? value : value.Copy(memory: memory with { Target = null });
    }

    private void TakeBack(State final, Dictionary<string, string> names, Function target, Site site)
    {
        var after = state!.WithLifecyclesOf(final, rule => file.Events("exit").Any(h => h.Rule!.Id == rule));
        foreach (var (name, lent) in names)
        {
            if (final[lent] is { } value)
            {
                after[name] = Returned(value, names);
            }
        }
        foreach (var (name, value) in final.Variables)
        {
            if (
                !declared.ContainsKey(name)
                && (
                    name.Contains('@', StringComparison.Ordinal)
                        ? !names.ContainsValue(name) && state.Variables.ContainsKey(name)
                        : file.GlobalVariables.ContainsKey(name)
                )
            )
            {
                after[name] = Returned(value, names);
            }
        }
        state = after;
        for (var i = 0; i < site.Arguments.Count && i < target.Parameters.Count; i++)
        {
            if (final[target.Parameters[i].Id] is not { } left)
            {
                continue;
            }
            if (site.Arguments[i].Value is Name argument && state[argument.Id] is { } before)
            {
                KeepContent(argument.Id, before, site.Values[i], left);
            }
            else if (
                site.Arguments[i].Value is Unary { Operator: UnaryOperator.AddressOf, Operand: Name { Id: var variable } }
                && state[variable] is { } whole
                && !ReferenceEquals(left.Elements, site.Values[i].Elements)
            )
            {
                // What may come in with the object is followed; which numbers are in it then is not.
                KeepContent(variable, whole, site.Values[i], Forgotten(left));
            }
        }
    }

    /// <summary>The parameter is a copy of the pointer; what was put where it points stays.</summary>
    private void KeepContent(string name, Value before, Value given, Value left)
    {
        if (!given.Objects.SequenceEqual(left.Objects))
        {
            return;
        }
        var taints = Value.Union(before.Taints, left.Taints);
        var memory = before.Memory is { } own ? own with { Filled = left.Memory?.Filled ?? own.Filled } : null;
        if (!ReferenceEquals(taints, before.Taints) || memory != before.Memory || left.Elements.Length > 0)
        {
            state![name] = before.Copy(taints: taints, memory: memory, elements: left.Elements.Length > 0 ? left.Elements : null);
        }
    }
}
