using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Which variables have a value yet, in languages where a declaration gives none.</summary>
internal sealed partial class FunctionFlow
{
    /// <summary>A macro may give its arguments a value.</summary>
    private void SetByMacro(Call call, bool used)
    {
        if (Rules.HasReferences && state is not null && MayTakeReferences(call))
        {
            foreach (var argument in call.Arguments)
            {
                SetInPart(argument.Value);
            }
        }
        if (!file.HasPointers || state is null || call.Callee is not Name callee || file.Find(callee.Id) is not null)
        {
            return;
        }
        var isMacro = IsMacro(callee.Id);
        if (isMacro && !used)
        {
            SetByHiddenCode();
        }
        if (!isMacro && Rules.Of(PatternKind.Call).Named(callee.Id) is { Length: > 0 })
        {
            return;
        }
        foreach (var argument in call.Arguments)
        {
            if (
                isMacro
                || argument.Value is Name passed && state[passed.Id] is { Memory.Unset: true } && IsNamedAfter(passed.Id, call.Span)
            )
            {
                SetInPart(argument.Value);
            }
        }
    }

    /// <summary>In C++ a function may take its arguments by reference and give them a value; those of the file tell, C's own never do.</summary>
    private void SetByReference(Call call, Site site)
    {
        if (!Rules.HasReferences || state is null || site.Last is "operator<<" or "operator delete" or "operator delete[]")
        {
            return;
        }
        var target = LocalTarget(call, site);
        if (target is null && !MayTakeReferences(call))
        {
            return;
        }
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var takes = target is null || i >= target.Parameters.Count ? null : target.Parameters[i].Type;
            if (
                call.Arguments[i].Value is Name given
                && state[given.Id] is { } value
                && (takes is null ? target is null : takes.EndsWith('&') && !takes.StartsWith("const ", StringComparison.Ordinal))
            )
            {
                SetInPart(given);
                if (
                    !call.IsNew
                    && state[given.Id] is { Function: null } now
                    && (now.IsConstant || now.Range is not null)
                    && !IsConstant(given)
                )
                {
                    state[given.Id] = now.Copy(dropConstant: true);
                }
            }
        }
    }

    /// <summary>Whenever it runs, it may change what it captures by reference.</summary>
    private void SetByLambda(Lambda lambda)
    {
        if (!Rules.HasReferences || state is null)
        {
            return;
        }
        foreach (var name in FormWalk.Assigned(lambda.Function.Body, []).Order(StringComparer.Ordinal))
        {
            SetInPart(new Name(lambda.Span, name));
            if (state[name] is { } value && (value.IsConstant || value.Range is not null))
            {
                state[name] = value.Copy(dropConstant: true);
            }
        }
    }

    /// <summary>A function that is not in the file and none of those that lists and rules know, which take values.</summary>
    private bool MayTakeReferences(Call call) =>
        call.Callee switch
        {
            Name name => file.Find(name.Id) is null
                && !name.Id.StartsWith("operator ", StringComparison.Ordinal)
                && !Array.Exists(Rules.Of(PatternKind.Call).Named(name.Id), h => h.Pattern.Name!.Matches(name.Id, Site.NoPrefixes, false)),
            Member { Target: Name { Id: "std" }, Id: var id } => id
                is "getline"
                    or "swap"
                    or "exchange"
                    or "from_chars"
                    or "tie"
                    or "advance",
            Member { Id: "operator<<" } => false,
            _ => true,
        };

    private bool IsConstant(Name name) =>
        declared.TryGetValue(name.Id, out var own) && own.Type?.StartsWith("const ", StringComparison.Ordinal) == true;

    /// <summary>What a loop gives a value may have one from the round before, whatever way was taken then.</summary>
    private void SetByLoop(Loop node)
    {
        if (!file.HasPointers)
        {
            return;
        }
        FormWalk.Expressions(
            node.Body,
            e =>
            {
                if (e is Assignment { Target: Name name, Operator: null } given && !IsOperand(name, given.Value))
                {
                    SetInPart(name);
                }
            }
        );
    }

    private static bool IsOperand(Name name, Expression value) =>
        value is Binary sum && ((sum.Left as Name)?.Id == name.Id || (sum.Right as Name)?.Id == name.Id);

    /// <summary><c>s.name</c> of an array, or of a record that is not known here, reads nothing of it yet.</summary>
    private void BeforeMember(Member member)
    {
        if (file.HasPointers && !member.Dereferences && FieldOf(member) is null or { ArraySize: not null })
        {
            SetInPart(member);
        }
    }

    /// <summary><c>(some_type)&amp;x</c>, which reads like a sum of bits where nobody knows the type.</summary>
    private void MaybeAddress(Binary node)
    {
        if (
            file.HasPointers
            && node is { Operator: Operator.BitAnd, Left: Name type }
            && state?[type.Id] is null
            && !declared.ContainsKey(type.Id)
            && !file.GlobalVariables.ContainsKey(type.Id)
        )
        {
            SetInPart(node.Right);
        }
    }

    /// <summary>
    /// The variable is used again. What an unknown function of that name would be given without a value, and is used later, tells that it is a macro.
    /// </summary>
    private bool IsNamedAfter(string name, Span place)
    {
        var found = false;
        FormWalk.Expressions(function.Body, e => found |= e is Name other && other.Id == name && e.Span.Start >= place.End);
        return found || loops > 0;
    }

    /// <summary>A macro may stand for any statements; what nothing else in the function gives a value, it may.</summary>
    private void SetByHiddenCode()
    {
        foreach (var (name, value) in state!.Variables.OrderBy(v => v.Key, StringComparer.Ordinal).ToList())
        {
            if (value.Memory is { Unset: true } && !(given ??= FormWalk.Assigned(function.Body, [])).Contains(name))
            {
                SetInPart(new Name(default, name));
            }
        }
    }

    // Variables that the function gives a value.
    private HashSet<string>? given;

    /// <summary>A variable that had no value gets one, or a field of it does.</summary>
    private void SetInPart(Expression target)
    {
        while (target is Member { Dereferences: false } member)
        {
            target = member.Target;
        }
        if (target is Name name && state?[name.Id] is { Memory.Unset: true } value)
        {
            foreach (var key in state.InState.Keys.Where(k => value.Objects.Contains(k.Object)).ToList())
            {
                state.End(key.Rule, key.Object);
            }
            state[name.Id] = value.Copy(memory: Memory.None, objects: []);
        }
    }

    private bool IsMacro(string name) =>
        (file.Form.Macros.TryGetValue(name, out var macro) && macro is Unknown)
        || name.Contains("foreach", StringComparison.OrdinalIgnoreCase)
        || name.Contains("for_each", StringComparison.OrdinalIgnoreCase)
        || (name.Any(char.IsUpper) && !name.Any(char.IsLower))
        || name.StartsWith("va_", StringComparison.Ordinal);
}
