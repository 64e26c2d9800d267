using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Follows values through one function, statement by statement; both ways of a branch, loops twice.</summary>
internal sealed partial class FunctionFlow
{
    private readonly FileFlow file;
    private readonly Function function;
    private readonly FunctionFlow? outer;
    private readonly List<ParameterSink> parameterSinks = [];
    private State? state;
    private readonly Stack<Block> finals = new();
    private State? exits;
    private Value? boundFields;
    private Value result = Value.Nothing;
    private bool returned;
    private Places places;
    private string? option;
    private Span statement;

    internal FunctionFlow(FileFlow file, Function function, FunctionFlow? outer)
    {
        (this.file, this.function, this.outer) = (file, function, outer);
        Context = file.ContextOf(function);
        Context.Outer = outer?.Context;
        places = function.Modifiers.Contains("async") ? Places.Async : Places.None;
    }

    internal FunctionContext Context { get; }

    internal int Depth { get; init; }

    /// <summary>The variables where the function ends.</summary>
    internal State? Final => exits;

    private RuleSet Rules => file.Rules;

    /// <param name="around">Variables of the code around the function.</param>
    /// <param name="bound">Values of the parameters when they are known: a lambda that is followed where it stands.</param>
    internal Summary Run(State around, Value? bound = null)
    {
        state = around;
        statement = function.Head;
        BindThis();
        List<(string Name, int Position, Value Value)> parameters = [];
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            var value = ParameterValue(function.Parameters[i], i, bound);
            parameters.Add((function.Parameters[i].Id, i, value));
            if (!IsThis(function.Parameters[i].Id))
            {
                state[function.Parameters[i].Id] = value;
            }
            DeclareParameter(function.Parameters[i]);
        }
        Execute(function.Body);
        Leave();
        LeaveByUnknownJumps();
        KeepFields();
        return new Summary(result, parameterSinks, OutOf(parameters), CheckedOf(parameters));
    }

    private Value ParameterValue(Parameter parameter, int position, Value? bound)
    {
        var type = file.TypeOf(parameter.Type);
        var taints = bound?.AllTaints() ?? [];
        var site = ParameterSite(parameter, type);
        foreach (var hook in Rules.Of(PatternKind.Parameter).Globs)
        {
            if (hook.Role == Role.Source && Fits(hook.Pattern.Parameter!, parameter, position) && Conditions.Hold(hook.Pattern, site))
            {
                var origin = new Origin(parameter.Span, hook.Pattern.SourceKind, $"parameter {parameter.Id}", hook.Mask);
                taints = Value.Union(taints, [new Taint(origin, 0, new Trail(parameter.Span, origin.Note, null))]);
            }
        }
        if (taints.Length == 0 && bound is null && function.Id != "<module>")
        {
            var origin = new Origin(parameter.Span, "parameter", $"parameter {parameter.Id}", ulong.MaxValue, position);
            taints = [new Taint(origin, 0, new Trail(parameter.Span, origin.Note, null))];
        }
        if (TypeNames.IsPlainNumber(parameter.Type))
        {
            taints = Value.ClearAll(taints, Families.AllButSize);
        }
        if (parameter.Default is { } fallback)
        {
            AssignSite(new Name(parameter.Span, parameter.Id), site.Values[0], fallback, parameter.Span);
        }
        return new Value
        {
            Taints = taints,
            Type = type ?? bound?.Type,
            Objects = file.HasLifecycles ? [file.NewObject()] : [],
            Function = bound?.Function,
        };
    }

    /// <summary>For conditions on parameters: argument 0 is the default, the result is the parameter itself.</summary>
    private Site ParameterSite(Parameter parameter, string? type) =>
        SiteAt(parameter.Span, parameter.Id) with
        {
            Arguments = parameter.Default is { } given ? [new Argument(given)] : [],
            Values = parameter.Default is { } evaluated ? [Evaluate(evaluated)] : [],
            Result = Value.OfType(type),
        };

    private bool Fits(ParameterShape shape, Parameter parameter, int position) =>
        (shape.Index is null || shape.Index == position)
        && (shape.Name is null || shape.Name.MatchesWhole(parameter.Id))
        && (shape.Type is null || (parameter.Type is { } type && shape.Type.MatchesWhole(file.TypeOf(type) ?? "")))
        && (shape.Annotation is null || parameter.Annotations.Any(a => shape.Annotation.MatchesWhole(file.Qualify(a.Id))))
        && Conditions.Fits(shape.Function, Context)
        && !IsThis(parameter.Id);

    private static bool IsThis(string name) => name is "this" or "self" or "cls";

    private void BindThis()
    {
        if (function.ClassName is { } name && outer is null && file.Fields.TryGetValue(name, out var fields))
        {
            state!["this"] = fields;
            state["self"] = fields;
            boundFields = fields;
        }
    }

    /// <summary>What the function put into fields, for the other methods of the class.</summary>
    private void KeepFields()
    {
        if (function.ClassName is not { } name || outer is not null || exits is null)
        {
            return;
        }
        if (
            (ReferenceEquals(exits["self"], boundFields) ? exits["this"] : exits["self"]) is { Elements.Length: > 0 } fields
            && !ReferenceEquals(fields, boundFields)
        )
        {
            var kept = fields
                .Elements.Where(e => !ReferenceEquals(e.Value, boundFields?.Element(e.Key)))
                // A test narrows a field as well; that is no new value.
                .Where(e => !file.IsNeverAssigned(e.Key) || e.Value.AllTaints().Length > 0)
                .Select(e => KeyValuePair.Create(e.Key, WithoutParameters(e.Value)))
                .ToArray();
            if (kept.Length > 0)
            {
                file.KeepFields(name, new Value { Elements = kept });
            }
        }
    }

    private static Value WithoutParameters(Value value) =>
        value.Copy(
            taints: [.. value.Taints.Where(t => !t.Origin.IsParameter)],
            objects: [],
            elements: [.. value.Elements.Select(e => KeyValuePair.Create(e.Key, WithoutParameters(e.Value)))],
            dropConstant: true
        );

    private Dictionary<int, Value> OutOf(List<(string Name, int Position, Value Value)> parameters)
    {
        Dictionary<int, Value> changed = [];
        foreach (var (name, position, before) in parameters)
        {
            if (exits?[name] is { } after && !ReferenceEquals(after, before))
            {
                var added = file.HasPointers ? after.AsObject() : Value.Tainted(after.AllTaints());
                added = new Value
                {
                    Taints = Added(added.Taints, position, null),
                    Elements =
                    [
                        .. added
                            .Elements.Select(e => KeyValuePair.Create(e.Key, Value.Tainted(Added(e.Value.AllTaints(), position, e.Key))))
                            .Where(e => e.Value.Taints.Length > 0),
                    ],
                };
                if (added is not { Taints: [], Elements: [] })
                {
                    changed[position] = added;
                }
            }
        }
        return changed;
    }

    private static Taint[] Added(Taint[] taints, int position, string? field) =>
        [.. taints.Where(t => t.Origin.Parameter != position || field is not null && t.Origin.Field is { } own && own != field)];

    private Dictionary<int, ulong> CheckedOf(List<(string Name, int Position, Value Value)> parameters)
    {
        Dictionary<int, ulong> families = [];
        foreach (var (name, position, _) in parameters)
        {
            var own = (exits?[name]?.Taints ?? [])
                .Where(t => t.Origin.Parameter == position)
                .Aggregate(ulong.MaxValue, (all, t) => all & t.Cleared);
            if (own is not (0 or ulong.MaxValue))
            {
                families[position] = own;
            }
        }
        if (families.Count > 0)
        {
            // A parameter that gets another value says nothing of the argument.
            var assigned = FormWalk.Assigned(function.Body, []);
            parameters.Where(p => assigned.Contains(p.Name)).ToList().ForEach(p => families.Remove(p.Position));
        }
        return families;
    }

    /// <summary>What stands in <c>finally</c> around a return runs before the function is left, the innermost first.</summary>
    private void ExecuteFinals()
    {
        var done = new Stack<Block>();
        while (finals.TryPop(out var final))
        {
            done.Push(final);
            Execute(final);
        }
        while (done.TryPop(out var final))
        {
            finals.Push(final);
        }
    }

    /// <summary>The end of the body or a return: lifecycles that must not be open here are reported.</summary>
    private void Leave()
    {
        if (state is null)
        {
            return;
        }
        foreach (var hook in IsFollowed ? [] : file.Events("exit"))
        {
            if (hook.Role != Role.Report)
            {
                continue;
            }
            foreach (var ((rule, _), held) in state.InState.Where(h => h.Key.Rule == hook.Rule!.Id).OrderBy(h => h.Value.At.Start).ToList())
            {
                if (held.OnAllPaths || !hook.Rule!.Lifecycle!.ReportWhenAll)
                {
                    Report(
                        hook,
                        SiteAt(held.At, ""),
                        held.At,
                        null,
                        new Trail(held.At, $"still open where {Context.Function.Id} ends", null)
                    );
                }
            }
        }
        exits = State.Join(exits, state);
        state = null;
    }

    private Site SiteAt(Span span, string last) =>
        new(span, last, Site.NoPrefixes)
        {
            Function = Context,
            Places = places,
            Option = option,
        };
}
