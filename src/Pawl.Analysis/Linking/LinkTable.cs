using System.Globalization;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Flow;
using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Linking;

/// <summary>Functions of other files as one file's flow sees them, and what it asked for. For one flow.</summary>
internal sealed class LinkTable(IReadOnlyDictionary<string, LinkedFunction> functions, RuleSet rules)
{
    private readonly HashSet<string> asks = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, Span), (Function, Summary)> known = [];

    internal IReadOnlyCollection<string> Asks => asks;

    /// <summary>The function of another file that is called here, by what stands before the dot and by what the receiver is.</summary>
    internal (Function Function, Summary Summary)? Find(Site site)
    {
        if (site.Prefixes.Count == 0)
        {
            return site.AnyReceiver ? null : Find(site.Last, site);
        }
        (Function, Summary)? found = null;
        foreach (var prefix in site.Prefixes)
        {
            found ??= Find($"{prefix}.{site.Last}", site);
        }
        return found;
    }

    private (Function, Summary)? Find(string name, Site site)
    {
        name = string.Create(CultureInfo.InvariantCulture, $"{name}/{site.Arguments.Count}");
        asks.Add(name);
        if (!functions.TryGetValue(name, out var linked))
        {
            return null;
        }
        if (!known.TryGetValue((name, site.Span), out var pair))
        {
            known[(name, site.Span)] = pair = Made(linked, site);
        }
        return pair;
    }

    private (Function, Summary) Made(LinkedFunction linked, Site site)
    {
        var function = new Function(
            default,
            default,
            linked.SimpleName,
            linked.QualifiedName,
            linked.ClassName,
            linked.Parameters,
            null,
            [],
            [],
            Empty
        );
        var result = new Value
        {
            Taints = [.. linked.Returns.Select(taint => Made(taint, linked, site))],
            Constant = linked.Constant,
            ConstantKind = linked.ConstantKind,
            Type = linked.ReturnType,
            Checks =
            [
                .. linked.Checks.Select(c => new Check(
                    new Name(default, linked.Parameters[c.Parameter].Id),
                    Value.Nothing,
                    c.Families,
                    c.Holds,
                    c.SameSource
                )),
            ],
        };
        return (
            function,
            new Summary(
                result,
                [.. linked.Sinks.Select(sink => Made(sink, site)).OfType<ParameterSink>()],
                linked
                    .Out.GroupBy(o => o.Parameter)
                    .ToDictionary(group => group.Key, group => Value.Tainted([.. group.Select(o => Made(o.Taint, linked, site))])),
                linked.Checked.ToDictionary(c => c.Parameter, c => c.Families)
            )
        );
    }

    private static readonly Block Empty = new(default, []);

    private static Taint Made(LinkedTaint taint, LinkedFunction linked, Site site)
    {
        var origin = new Origin(site.Span, taint.Kind, taint.Note, taint.Lists, taint.Parameter);
        return new Taint(
            origin,
            taint.Cleared,
            Trail(taint.Steps, null, site) ?? new Trail(site.Span, $"given to {linked.SimpleName}()", null)
        );
    }

    private ParameterSink? Made(LinkedSink sink, Site site)
    {
        var rule = rules.Rules.FirstOrDefault(r => r.Id == sink.Rule);
        return rule?.Taint is { } taint && sink.Pattern < taint.Sinks.Length && Trail(sink.Steps, null, site) is { } trail
            ? new ParameterSink(sink.Parameter, rule, taint.Sinks[sink.Pattern], site, site.Span, sink.Name, sink.Cleared, trail)
            {
                IsSettled = true,
                IsElsewhere = true,
            }
            : null;
    }

    private static Trail? Trail(IReadOnlyList<FlowStep> steps, Trail? before, Site site)
    {
        foreach (var step in steps)
        {
            before = new Trail(site.Span, step.Note, before) { Elsewhere = step };
        }
        return before;
    }
}
