using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

internal sealed partial class FunctionFlow
{
    private readonly Dictionary<Expression, Value> known = [];
    private Site? lastSite;
    private Expression? awaited;

    private Value EvaluateCall(Call call, bool used)
    {
        if (state is null || !file.Step())
        {
            return Value.Nothing;
        }
        var isAwaited = ReferenceEquals(awaited, call);
        SetByMacro(call, used);
        var receiverExpression = (call.Callee as Member)?.Target;
        var receiver = receiverExpression is null ? null : Evaluate(receiverExpression);
        if (call.Callee is not (Name or Member))
        {
            Evaluate(call.Callee);
        }
        var values = new Value[call.Arguments.Length];
        var outerPlaces = places;
        places |= Places.Argument;
        for (var i = 0; i < values.Length && state is not null; i++)
        {
            values[i] = call.Arguments[i].Value is Lambda ? Value.Nothing : Evaluate(call.Arguments[i].Value);
        }
        places = outerPlaces;
        if (state is null)
        {
            return Value.Nothing;
        }
        var site = CallSite(call, receiverExpression, receiver, values, used, isAwaited);
        FollowLambdas(call, site, values);
        if (state is null)
        {
            return Value.Nothing;
        }
        if (
            receiver is not null
            && receiverExpression is not null
            && !IsModuleOrType(receiverExpression, receiver)
            // In C++ a method of the object itself, which is no pointer.
            && !(file.HasPointers && call.Callee is Member { Dereferences: false })
        )
        {
            Event(call.Callee is Member { Optional: true } ? "test" : "dereference", receiverExpression, receiver);
        }
        SetByReference(call, site);
        followed = ToFollow(call, site);
        var hooks = HooksFor(Rules.Of(PatternKind.Call), site);
        ApplyHooks(hooks, site);
        var value = FollowCall(site) ?? Keyed(hooks, site) ?? CallResult(call, site);
        site = site with { Result = value };
        value = ResultHooks(hooks, site, value);
        lastSite = site;
        return known[call] = value;
    }

    private Site CallSite(Call call, Expression? receiverExpression, Value? receiver, Value[] values, bool used, bool isAwaited)
    {
        var last = "";
        IReadOnlyList<string> prefixes = Site.NoPrefixes;
        if (call.Callee is Name name)
        {
            var qualified =
                state![name.Id] is { Function: null, Constant: null } local && local.Type is { } type && !call.IsNew
                    ? type
                    : file.Qualify(name.Id);
            var dot = qualified.LastIndexOf('.');
            last = qualified[(dot + 1)..];
            prefixes =
                dot > 0 ? [qualified[..dot]]
                : call.IsNew && file.Class(name.Id) is null ? [NamePattern.SimpleType]
                : Site.NoPrefixes;
        }
        else if (call.Callee is Member member)
        {
            last = member.Id;
            prefixes = PrefixesOf(member.Target, receiver!);
        }
        return new Site(call.Span, last, prefixes)
        {
            AnyReceiver = receiverExpression is not null,
            Arguments = call.Arguments,
            Values = values,
            ReceiverExpression = receiverExpression,
            Receiver = receiver,
            ResultUsed = used,
            Awaited = isAwaited,
            Places = places,
            Option = option,
            Function = Context,
        };
    }

    /// <summary>What may stand before the dot: resolved text and the static type.</summary>
    private IReadOnlyList<string> PrefixesOf(Expression target, Value value)
    {
        var text = DottedText(target);
        if (text is not null && !(target is Name local && state![local.Id] is not null))
        {
            text = file.Qualify(text);
        }
        else if (text is not null && target is Member && text.IndexOf('.') is var dot && dot > 0 && state![text[..dot]] is null)
        {
            text = file.Qualify(text);
        }
        return (text, value.Type) switch
        {
            (null, null) => Site.NoPrefixes,
            (null, var type) => [type],
            (_, null) => [text],
            _ => text == value.Type ? [text] : [text, value.Type],
        };
    }

    private static string? DottedText(Expression node) =>
        node switch
        {
            Name name => name.Id,
            Member member => DottedText(member.Target) is { } target ? $"{target}.{member.Id}" : null,
            _ => null,
        };

    private bool IsModuleOrType(Expression node, Value value) =>
        node is Name name
        && value.Objects.Length == 0
        && (file.IsImported(name.Id) || (state![name.Id] is null && name.Id.Length > 0 && char.IsUpper(name.Id[0])));

    /// <summary>Lambdas among the arguments run here, with parameters as untrusted as the call's other values.</summary>
    private void FollowLambdas(Call call, Site site, Value[] values)
    {
        Value? bound = null;
        for (var i = 0; i < values.Length && state is not null; i++)
        {
            if (call.Arguments[i].Value is not Lambda lambda || !file.Inlined.Add(lambda.Function) && loops == 0)
            {
                continue;
            }
            bound ??= Value.Tainted(Value.ClearAll(Texts.Inputs(site with { Values = values }), ClearedByCall(site)));
            var flow = new FunctionFlow(file, lambda.Function, this) { Depth = Depth };
            flow.Context.PassedTo = site;
            file.PassedLambda();
            var before = state;
            var summary = flow.Run(state.Fork(), bound);
            parameterSinks.AddRange(flow.parameterSinks.Where(s => s.Parameter != Origin.NoParameter));
            state = State.Join(before, flow.Final);
            values[i] = summary.Return.Copy();
        }
    }

    /// <summary>What a callback is given is no more untrusted than the call's result would be.</summary>
    private ulong ClearedByCall(Site site)
    {
        var cleared = Texts.IsOfText(site.Last) || Texts.GivesElements(site.Last) ? 0 : Rules.TextOnly;
        foreach (var hook in HooksFor(Rules.Of(PatternKind.Call), site))
        {
            if (hook.Role == Role.Sanitizer && hook.Pattern.Argument is null or { IsResult: true } && Conditions.Hold(hook.Pattern, site))
            {
                cleared |= hook.Mask;
            }
        }
        return cleared;
    }

    /// <summary>An object with parts under names: <c>settings.set("section", "key", value)</c> and <c>settings.get("section", "key")</c>.</summary>
    private Value? Keyed(Hook[] hooks, Site site)
    {
        foreach (var hook in hooks)
        {
            if (
                hook is not { Role: Role.Propagator, Under: { } under }
                || site is not { Receiver: { } holder, ReceiverExpression: { } path }
                || !Conditions.Hold(hook.Pattern, site)
            )
            {
                continue;
            }
            var keys = under.Select(k => Conditions.Select(new Selector([k]), site)?.Value.Constant).ToList();
            var key = keys.TrueForAll(k => k is not null) ? string.Join('/', keys) : null;
            if (hook.To == "receiver")
            {
                AssignPath(
                    path,
                    holder.WithElement(key ?? "*", Conditions.Select(new Selector([hook.From]), site)?.Value ?? Value.Nothing)
                );
                return Value.Nothing;
            }
            if (key is not null && holder.Element(key) is { } part)
            {
                return part;
            }
            return key is not null && holder.Elements.Length > 0 && holder.Element("*") is null ? Value.Tainted(holder.Taints) : null;
        }
        return null;
    }

    private Value CallResult(Call call, Site site)
    {
        if (LocalTarget(call, site) is { } target && file.Summarise(target, Depth + 1) is { } summary)
        {
            return ApplySummary(target, summary, site);
        }
        if (!call.IsNew && file.Links?.Find(site) is var (elsewhere, known))
        {
            return ApplySummary(elsewhere, known, site);
        }
        if (IsHandedIn(call))
        {
            // What somebody else's function makes of the arguments is not the arguments.
            return file.HasLifecycles ? new Value { Objects = [file.NewObject()] } : Value.Nothing;
        }
        if (
            call.IsNew
            || call.Callee is Name { Id.Length: > 0 } constructor
                && (TypeNames.Collection(constructor.Id) is not null || char.IsUpper(constructor.Id[0]))
                && !file.HasPointers
        )
        {
            return Construct(call, site);
        }
        if (
            site.Receiver is { Collection: not null } collection
            && (loops == 0 || site.Last is "get" or "getOrDefault" or "GetValueOrDefault")
            && Collections.Apply(collection, site.Last, site.Values) is var (after, result)
        )
        {
            AssignPath(site.ReceiverExpression!, after);
            return result;
        }
        if (IsMutator(site.Last) && site.ReceiverExpression is { } changed && site.Receiver is { } old)
        {
            var added = site.Values.Aggregate(Value.Nothing.Taints, (all, v) => Value.Union(all, v.AllTaints()));
            if (added.Length > 0)
            {
                var value = old.Collection is not null
                    ? old.WithElement("*", Value.Tainted(added))
                    : old.Copy(taints: Value.Union(old.Taints, added), dropConstant: true);
                AssignPath(Changed(changed), value.Through(site.Span, $"added by {site.Last}()"));
            }
        }
        return Texts.Call(site) ?? Unknown(site);
    }

    /// <summary>A parameter that is called: <c>path(name)</c>, <c>path.Invoke(name)</c>, <c>path.apply(name)</c>.</summary>
    private bool IsHandedIn(Call call) =>
        call switch
        {
            { IsNew: true } => false,
            { Callee: Name { Id: var id } } => ParameterOf(id) is not null,
            { Callee: Member { Target: Name { Id: var id }, Id: "Invoke" or "apply" } } => ParameterOf(id) is { Type: { } type }
                && TypeNames.IsFunction(type),
            _ => false,
        };

    private Parameter? ParameterOf(string id)
    {
        for (var flow = this; flow is not null; flow = flow.outer)
        {
            if (flow.function.Parameters.FirstOrDefault(p => p.Id == id) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    /// <summary><c>text.append(a).append(b)</c> changes <c>text</c>.</summary>
    private static Expression Changed(Expression receiver)
    {
        while (receiver is Call { Callee: Member { Id: var name, Target: var inner } } && IsMutator(name))
        {
            receiver = inner;
        }
        return receiver;
    }

    private static bool IsMutator(string name) =>
        name
            is "append"
                or "add"
                or "addAll"
                or "push"
                or "put"
                or "putAll"
                or "set"
                or "insert"
                or "extend"
                or "update"
                or "unshift"
                or "addFirst"
                or "addLast"
                or "offer"
                or "Append"
                or "AppendLine"
                or "AppendFormat"
                or "Add"
                or "AddRange"
                or "Insert"
                or "Enqueue"
                or "Push"
                or "write"
                or "setProperty"
                or "setdefault";

    /// <summary>The result of a call that nothing is known of: as untrusted as what goes in.</summary>
    private Value Unknown(Site site)
    {
        if (site is { Last: "GetType" or "getClass", Values: [] })
        {
            // Whatever is in an object, its type is the program's own.
            return Value.Nothing;
        }
        var taints = Texts.IsPart(site) ? site.Receiver!.AllTaints() : Texts.Inputs(site);
        taints =
            Rules.TextOnly == 0 || Texts.IsOfText(site.Last) ? taints
            : Texts.Reads(site.Last) && site.Receiver is { } read ? Value.Union(read.AllTaints(), Value.ClearAll(taints, Rules.TextOnly))
            : Value.ClearAll(taints, Rules.TextOnly);
        var result = new Value
        {
            Taints = taints,
            Prefix = taints.Length > 0 ? Texts.Beginning(site) : null,
            Marks = SameText(site)?.Marks ?? [],
            Objects = file.HasLifecycles ? [file.NewObject()] : [],
        };
        return taints.Length == 0 ? result : result.Through(site.Span, $"through {site.Last}()");
    }

    /// <summary>What the call gives as text: facts of how it was made hold for the text as well.</summary>
    private static Value? SameText(Site site) =>
        site switch
        {
            { Last: "str" or "fspath" or "String" or "valueOf", Values: [var only] } => only,
            { Last: "toString" or "ToString" or "as_posix", Values: [], Receiver: { } whole } => whole,
            _ => null,
        };

    private Value Construct(Call call, Site site)
    {
        var written = DottedText(call.Callee) ?? "";
        var name = written[(written.LastIndexOf('.') + 1)..];
        if (TypeNames.Collection(name) is { } kind && site.Values.Count == 0)
        {
            return new Value { Collection = kind, Type = file.TypeOf(written) };
        }
        var value = Unknown(site).Copy(type: file.TypeOf(written));
        foreach (var argument in call.Arguments)
        {
            if (argument.Label is { } label)
            {
                value = value.WithElement(label, site.Values[Conditions.Position(label, site)]);
            }
        }
        return value;
    }

    private Function? LocalTarget(Call call, Site site)
    {
        if (call.Callee is Name name)
        {
            if (state![name.Id]?.Function is { } held)
            {
                return held;
            }
            if (call.IsNew)
            {
                return null;
            }
            return function.ClassName is { } own && file.Find($"{own}.{name.Id}") is { } method
                ? method
                : file.Find($"{function.QualifiedName}.{name.Id}") ?? file.Find(name.Id);
        }
        if (
            call.Callee is Member { Target: Name { Id: "this" or "self" or "cls" or "super" or "base" }, Id: var id }
            && function.ClassName is { } current
        )
        {
            return file.Find($"{current}.{id}");
        }
        if (call.Callee is Member { Id: var called, Target: var target })
        {
            var type =
                site.Receiver?.Type ?? (target as Name)?.Id ?? (target as Call is { IsNew: true, Callee: Name made } ? made.Id : null);
            return type is not null && file.Class(type) is not null
                ? file.Find($"{type}.{called}")
                : site.Receiver?.Element(called)?.Function;
        }
        return null;
    }
}
