using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>What a call of a function of this file does, by the function's summary.</summary>
internal sealed partial class FunctionFlow
{
    private Value ApplySummary(Function target, Summary summary, Site site)
    {
        // A method that names its receiver (Python's self) has it as the first parameter.
        var shift =
            target.Parameters.Count > 0 && target.Parameters[0].Id is "self" or "cls" && target.ClassName is not null && site.AnyReceiver
                ? 1
                : 0;
        foreach (var sink in summary.Sinks)
        {
            foreach (var taint in ArgumentTaints(sink.Parameter, sink.Field, shift, target, site))
            {
                Reach(sink, taint, site);
            }
        }
        foreach (var (parameter, added) in summary.Out)
        {
            if (ArgumentAt(parameter, shift, target, site) is var at && at >= 0 && site.Arguments[at].Value is var expression)
            {
                var put = Replace(added, shift, target, site);
                var after = (PathValue(expression) ?? Value.Nothing).With(put);
                AssignPath(expression, put.Taints.Length == 0 ? after : Value.Join(after, Value.Tainted(put.Taints)));
            }
        }
        var result = Replace(summary.Return, shift, target, site);
        if (result.Objects.Length > 0)
        {
            // Each call gives an object of its own.
            result = result.Copy(objects: [file.NewObject()]);
        }
        foreach (var (parameter, families) in summary.Checked)
        {
            if (ArgumentAt(parameter, shift, target, site) is var at && at >= 0 && PathValue(site.Arguments[at].Value) is { } before)
            {
                AssignPath(site.Arguments[at].Value, before.Clear(families));
            }
        }
        return result
            .Copy(checks: [.. Translated(summary.Return.Checks, shift, target, site)])
            .Through(site.Span, $"returned by {target.Id}()");
    }

    private static Value Replace(Value value, int shift, Function target, Site site) =>
        value.Copy(
            taints: Substitute(value.Taints, shift, target, site),
            elements: value.Elements.Length == 0
                ? value.Elements
                : [.. value.Elements.Select(e => KeyValuePair.Create(e.Key, Replace(e.Value, shift, target, site)))]
        );

    /// <summary>What a function checks of its parameters, it checks of the arguments.</summary>
    private static IEnumerable<Check> Translated(Check[] checks, int shift, Function target, Site site)
    {
        foreach (var check in checks)
        {
            for (var i = 0; i < target.Parameters.Count; i++)
            {
                if (
                    check.Path is Name name
                    && name.Id == target.Parameters[i].Id
                    && ArgumentAt(i, shift, target, site) is var at
                    && at >= 0
                )
                {
                    yield return check with
                    {
                        Path = site.Arguments[at].Value,
                        Guarded = site.Values[at],
                    };
                }
            }
        }
    }

    private static Taint[] Substitute(Taint[] taints, int shift, Function target, Site site)
    {
        Taint[] all = [];
        foreach (var taint in taints)
        {
            Taint[] one = taint.Origin.IsParameter
                ? [.. ArgumentTaints(taint.Origin.Parameter, taint.Origin.Field, shift, target, site).Select(t => t.With(taint.Cleared))]
                : [taint];
            all = Value.Union(all, one);
        }
        return all;
    }

    private static int ArgumentAt(int parameter, int shift, Function target, Site site)
    {
        var at = Conditions.Position((parameter - shift).ToString(System.Globalization.CultureInfo.InvariantCulture), site);
        return at >= 0 || parameter >= target.Parameters.Count ? at : Conditions.Position(target.Parameters[parameter].Id, site);
    }

    private static Taint[] ArgumentTaints(int parameter, string? field, int shift, Function target, Site site)
    {
        if (parameter < shift)
        {
            return site.Receiver?.AllTaints() ?? [];
        }
        if (parameter < target.Parameters.Count && target.Parameters[parameter].Variadic)
        {
            return site.Values.Skip(parameter - shift).Aggregate(Value.Nothing.Taints, (all, v) => Value.Union(all, v.AllTaints()));
        }
        var at = ArgumentAt(parameter, shift, target, site);
        return at < 0 ? []
            : field is null ? site.Values[at].AllTaints()
            : site.Values[at].FieldTaints(field);
    }

    private void Reach(ParameterSink sink, Taint taint, Site site)
    {
        var family = sink.Rule.Taint!.Family;
        if (((taint.Cleared | sink.Cleared) & family) != 0 || !IsSourceOf(taint.Origin, sink.Rule.Taint, sink.Pattern))
        {
            return;
        }
        var callee = sink.IsElsewhere ? site.Last : sink.Site.Function.Function.Id;
        var trail = new Trail(site.Span, $"passed to {callee}()", taint.Trail);
        for (var steps = Steps(sink.Trail); steps.TryPop(out var step); )
        {
            var before = trail.Length < Taint.LongestTrail ? trail : trail.Before;
            trail = new Trail(step.Span, step.Note, before) { Elsewhere = step.Elsewhere };
        }
        if (taint.Origin.IsParameter)
        {
            parameterSinks.Add(
                sink with
                {
                    Parameter = taint.Origin.Parameter,
                    Field = taint.Origin.Field,
                    Cleared = sink.Cleared | taint.Cleared,
                    Trail = trail,
                    IsElsewhere = false,
                }
            );
        }
        else
        {
            file.Add(
                new RawFinding(sink.Rule, sink.Pattern, sink.Site, sink.Span, sink.Span, taint.Origin, trail)
                {
                    SinkName = sink.SinkName,
                    IsSettled = sink.IsSettled,
                }
            );
        }
    }

    private static Stack<Trail> Steps(Trail trail)
    {
        var steps = new Stack<Trail>();
        for (Trail? at = trail; at is not null; at = at.Before)
        {
            steps.Push(at);
        }
        return steps;
    }
}
