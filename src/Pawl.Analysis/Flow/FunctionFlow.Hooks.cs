using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>What the rules have to say at each place.</summary>
internal sealed partial class FunctionFlow
{
    private static Hook[] HooksFor(HookIndex index, Site site) => index.For(site.Last, site.Prefixes, site.AnyReceiver);

    /// <summary>Sinks, matches, lifecycles and facts of a call, before its result is known.</summary>
    private void ApplyHooks(Hook[] hooks, Site site)
    {
        foreach (var hook in hooks)
        {
            if (followed is not null && hook.Role is Role.Begin or Role.Report)
            {
                // What the function does with it is seen inside.
                continue;
            }
            if (hook.Role is not (Role.Type or Role.Sanitizer or Role.Source or Role.Propagator or Role.Guard or Role.Assertion))
            {
                Apply(hook, site);
            }
        }
        ArgumentEvents(site, hooks);
        foreach (var argument in site.Arguments)
        {
            if (argument.Label is { } label)
            {
                EntryHooks(label, argument.Value, site.Values[Conditions.Position(label, site)], argument.Value.Span);
            }
        }
    }

    private void ArgumentEvents(Site site, Hook[] hooks)
    {
        if (state is null || state.InState.Count == 0)
        {
            return;
        }
        foreach (var word in (ReadOnlySpan<string>)["argument", "escape"])
        {
            foreach (var hook in file.Events(word))
            {
                if (
                    word == "escape" && followed is not null
                    || hooks.Any(h => h.Rule == hook.Rule && h.Role is Role.Begin or Role.End or Role.Report or Role.Keep)
                )
                {
                    continue;
                }
                for (var i = 0; i < site.Values.Count; i++)
                {
                    EventFor(hook, site.Arguments[i].Value, site.Values[i]);
                    foreach (var element in word == "escape" ? Inside(site.Values[i], 3) : [])
                    {
                        EventFor(hook, site.Arguments[i].Value, element);
                    }
                }
            }
        }
    }

    /// <summary>Elements, and theirs: <c>spawn(program, { stdio: ["ignore", log] })</c>.</summary>
    private static IEnumerable<Value> Inside(Value value, int depth) =>
        depth == 0 ? [] : value.Elements.SelectMany(e => Inside(e.Value, depth - 1).Prepend(e.Value));

    /// <summary>Types, sources, propagation, sanitizers, and marks of a call's result.</summary>
    private Value ResultHooks(Hook[] hooks, Site site, Value value)
    {
        var cleared = 0UL;
        Hook? asserted = null;
        List<Hook>? sources = null;
        foreach (var hook in hooks)
        {
            switch (hook.Role)
            {
                case Role.Type:
                    value = value.Copy(type: hook.Returns);
                    break;
                case Role.Source when Conditions.Hold(hook.Pattern, site):
                    (sources ??= []).Add(hook);
                    break;
                case Role.Propagator when hook.Under is null && Conditions.Hold(hook.Pattern, site):
                    value = Propagate(hook, site, value);
                    break;
                case Role.Sanitizer when Conditions.Hold(hook.Pattern, site):
                    cleared |= CleanArgument(hook, site) ? 0 : hook.Mask;
                    NoteSanitizer(hook, site);
                    break;
                case Role.Guard when Conditions.Hold(hook.Pattern, site):
                    value = value.Copy(checks: [.. value.Checks, .. ChecksOf(hook, site)]);
                    break;
                case Role.Assertion when Conditions.Hold(hook.Pattern, site):
                    asserted = hook;
                    break;
                case Role.Fact when Conditions.Hold(hook.Pattern, site):
                    value = value.Copy(marks: Value.Union(value.Marks, [hook.Fact]));
                    break;
                case Role.Allocation or Role.Fill or Role.Length when Conditions.Hold(hook.Pattern, site):
                    value = MemoryHook(hook, site, value);
                    break;
                case Role.Begin when hook.Pattern.Argument is { IsResult: true } && Conditions.Hold(hook.Pattern, site):
                    value = value.Objects.Length > 0 ? value : value.Copy(objects: [file.NewObject()]);
                    Begin(hook, value.Objects, site.Span);
                    break;
            }
        }
        if (asserted is not null)
        {
            Assume(asserted, site);
        }
        value = cleared == 0 ? value : value.Clear(cleared);
        // What the call itself brings in comes after what it made of its arguments.
        foreach (var hook in sources ?? [])
        {
            value = Source(hook, site, value);
        }
        return value;
    }

    /// <summary>A check that throws: what it was given is clean after the call.</summary>
    private bool CleanArgument(Hook hook, Site site)
    {
        if (hook.Pattern.Argument is null or { IsResult: true })
        {
            return false;
        }
        foreach (var (expression, value) in Selected(hook.Pattern.Argument, site))
        {
            if (value.AllTaints().Length > 0)
            {
                AssignPath(expression, value.Clear(hook.Mask));
            }
            if (hook.SameSource)
            {
                ClearSources(value, hook.Mask, state);
            }
        }
        return true;
    }

    /// <summary>After <c>checkArgument(test)</c> the test holds.</summary>
    private void Assume(Hook hook, Site site)
    {
        foreach (var (expression, _) in Selected(hook.Pattern.Argument ?? new Selector(["0"]), site).ToList())
        {
            var (yes, no) = Branch(expression);
            state = hook.Holds ? yes : no;
        }
    }

    private void NoteSanitizer(Hook hook, Site site)
    {
        if (site.Values.Any(v => v.Taints.Length > 0) || site.Receiver is { Taints.Length: > 0 })
        {
            var all = hook.Mask == Families.AllButSize;
            file.Add(new RawDefence(all ? "validation" : "escaping", all ? [20] : [74, 116], site.Span, statement, function));
        }
    }

    private Value Source(Hook hook, Site site, Value value)
    {
        var note = $"{site.Last}() gives an untrusted {hook.Pattern.SourceKind} value";
        var taint = new Taint(new Origin(site.Span, hook.Pattern.SourceKind, note, hook.Mask), 0, new Trail(site.Span, note, null));
        if (hook.Pattern.Argument is not { } argument || argument.IsResult)
        {
            return value.Copy(taints: Value.Union([taint], value.Taints), dropConstant: true);
        }
        foreach (var (expression, old) in Selected(argument, site))
        {
            AssignPath(Pointee(expression), Behind(expression, old).Copy(taints: Value.Union([taint], old.Taints), dropConstant: true));
            AlsoBehind(old, [taint]);
        }
        return value;
    }

    private static Expression Pointee(Expression node) =>
        node is Unary { Operator: UnaryOperator.AddressOf } address ? address.Operand : node;

    /// <summary>What is at an address that is given; not the pointer.</summary>
    private Value Behind(Expression given, Value value) =>
        given is Unary { Operator: UnaryOperator.AddressOf } address ? PathValue(address.Operand) ?? Value.Nothing : value;

    private Value Propagate(Hook hook, Site site, Value value)
    {
        if (hook.Replaces)
        {
            Overwrite(hook, site);
            return value;
        }
        var from = hook.From == "any" ? Texts.Inputs(site) : Conditions.Select(new Selector([hook.From]), site)?.Value.AllTaints() ?? [];
        if (from.Length == 0)
        {
            return value;
        }
        if (hook.To == "result")
        {
            return value.Copy(taints: Value.Union(value.Taints, from), dropConstant: true);
        }
        if (Conditions.Select(new Selector([hook.To]), site) is var (target, old) && target is not null)
        {
            AssignPath(
                Pointee(target),
                Behind(target, old)
                    .Copy(taints: Value.Union(old.Taints, from), dropConstant: !file.HasPointers || old.IsConstant)
                    .Through(site.Span, $"copied by {site.Last}()")
            );
            AlsoBehind(old, from);
        }
        return value;
    }

    /// <summary>A hook whose name fits: tries its conditions and does what it is for.</summary>
    private void Apply(Hook hook, Site site)
    {
        switch (hook.Role)
        {
            case Role.Match when hook.Pattern.Deferred || Conditions.Hold(hook.Pattern, site):
                Report(hook, site, site.Span, null, null);
                break;
            case Role.Sink when hook.Pattern.Deferred || Conditions.Hold(hook.Pattern, site):
                Sink(hook, site);
                break;
            case Role.Regex when Conditions.Hold(hook.Pattern, site):
                if (
                    Selected(hook.Pattern.Argument ?? new Selector(["0"]), site)
                        .Any(a => a.Value.Constant is { } regex && Detectors.RegexBacktracking.IsExponential(regex))
                )
                {
                    Report(hook, site, site.Span, null, null);
                }
                break;
            case Role.Fact when Conditions.Hold(hook.Pattern, site):
                Context.Saw(hook.Fact);
                break;
            case Role.Defence when Conditions.Hold(hook.Pattern, site):
                file.Add(new RawDefence(hook.DefenceKind, hook.Cwe, site.Span, statement, function));
                break;
            case Role.Begin
            or Role.Report
            or Role.End when hook.Pattern.Argument is not { IsResult: true } && Conditions.Hold(hook.Pattern, site):
                Lifecycle(hook, site);
                break;
        }
    }

    private void Sink(Hook hook, Site site)
    {
        var taint = hook.Rule!.Taint!;
        foreach (var (expression, given) in Selected(hook.Pattern.Argument, site))
        {
            var value = hook.Pattern.Element is { } part && given.Collection is not null ? given.Element(part) ?? given : given;
            if (value.IsConstant)
            {
                NoteParameterised(taint, value, site);
                continue;
            }
            if (StartsSafely(taint.FixedPrefix, value.Prefix) || (taint.FixedPrefix == FixedPrefix.Host && value.HasBase))
            {
                continue;
            }
            foreach (var flow in value.AllTaints())
            {
                if ((flow.Cleared & taint.Family) == 0 && IsSourceOf(flow.Origin, taint, hook.Pattern))
                {
                    Reached(hook, site, expression, flow);
                }
            }
        }
    }

    private static bool IsSourceOf(Origin origin, TaintSpec taint, Pattern sink) =>
        (origin.Lists & taint.SourceLists) != 0 && (sink.Kinds is null || origin.IsParameter || sink.Kinds.Contains(origin.Kind));

    private void Reached(Hook hook, Site site, Expression expression, Taint flow)
    {
        var trail = new Trail(expression.Span, $"reaches {site.Last}", flow.Trail);
        if (!flow.Origin.IsParameter)
        {
            file.Add(new RawFinding(hook.Rule!, hook.Pattern, site, site.Span, statement, flow.Origin, trail) { SinkName = site.Last });
            return;
        }
        parameterSinks.Add(
            new ParameterSink(flow.Origin.Parameter, hook.Rule!, hook.Pattern, site, site.Span, site.Last, flow.Cleared, trail)
            {
                Field = flow.Origin.Field,
            }
        );
        if (
            hook.Rule!.Taint!.Parameters is var which
            && (which is ParameterSources.True || (which is ParameterSources.Built && trail.IsBuilt))
            && hook.Pattern.Kinds?.Contains(flow.Origin.Kind) != false
        )
        {
            file.Add(
                new RawFinding(hook.Rule, hook.Pattern, site, site.Span, statement, flow.Origin, trail)
                {
                    SinkName = site.Last,
                    Weak = true,
                }
            );
        }
    }

    private void NoteParameterised(TaintSpec taint, Value value, Site site)
    {
        if (
            site.Values.Count > 1
            && site.Values.Skip(1).Any(v => v.AllTaints().Length > 0)
            && value.Constant!.AsSpan().IndexOfAny("?%:@$") >= 0
            && taint.Family != 0
        )
        {
            file.Add(new RawDefence("parameterised-query", [89], site.Span, statement, function));
        }
    }

    private static bool StartsSafely(FixedPrefix rule, string? prefix)
    {
        if (rule == FixedPrefix.None || string.IsNullOrEmpty(prefix))
        {
            return false;
        }
        if (rule == FixedPrefix.Any)
        {
            return true;
        }
        var scheme = prefix.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0
            ? prefix.IndexOfAny(['/', '?', '#'], scheme + 3) > scheme + 3
            : prefix.Length > 1 && prefix[0] == '/' && prefix[1] is not ('/' or '\\');
    }

    private void Report(Hook hook, Site site, Span span, Origin? origin, Trail? trail) =>
        file.Add(
            new RawFinding(hook.Rule!, hook.Pattern, site, span, statement.Length == 0 ? span : statement, origin, trail)
            {
                SinkName = site.Last,
            }
        );
}
