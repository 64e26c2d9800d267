using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Flow;
using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Linking;

/// <summary>Says in a file's own terms what its functions do, for callers in other files.</summary>
internal sealed class OutlineMaker(string path, FileFlow flow, Writer writer)
{
    private const int MostSteps = 6;
    private const int MostSinks = 24;

    internal Outline Make(IReadOnlyList<Finding> findings)
    {
        SortedDictionary<string, LinkedFunction> functions = new(StringComparer.Ordinal);
        foreach (var named in flow.Summaries.GroupBy(f => f.Key.QualifiedName))
        {
            if (named.Count() == 1)
            {
                functions[named.Key] = Linked(named.First().Key, named.First().Value);
                continue;
            }
            foreach (var overload in named.GroupBy(f => f.Key.Parameters.Count).Where(g => g.Count() == 1))
            {
                var (function, summary) = overload.First();
                functions[string.Create(CultureInfo.InvariantCulture, $"{named.Key}/{overload.Key}")] = Linked(function, summary);
            }
        }
        return new Outline(
            functions,
            [.. flow.Links!.Asks.Order(StringComparer.Ordinal)],
            [.. flow.Form.Imports.Select(i => KeyValuePair.Create(i.Local, i.Qualified))],
            findings.Any(f => f.Path.Count > 0)
        );
    }

    private LinkedFunction Linked(Function function, Summary summary)
    {
        var result = summary.Return;
        var linked = new LinkedFunction
        {
            File = path,
            QualifiedName = function.QualifiedName,
            SimpleName = function.Id,
            ClassName = function.ClassName,
            Parameters = [.. function.Parameters.Select(p => p with { Span = default, Default = null, Annotations = [] })],
            Returns = CarriesText(function.ReturnType)
                ? [.. result.AllTaints().Where(t => IsFollowed(t.Origin.Parameter, function) && !IsStored(t.Origin)).Select(Linked)]
                : [],
            ReturnType = result.Type,
            Constant = result.Constant,
            ConstantKind = result.ConstantKind,
            Checks = [.. result.Checks.Select(check => Linked(check, function)).OfType<LinkedCheck>().Distinct()],
            Sinks =
            [
                .. summary
                    .Sinks.Where(s => IsFollowed(s.Parameter, function))
                    .Select(Linked)
                    .OfType<LinkedSink>()
                    .DistinctBy(s => (s.Parameter, s.Rule, s.Cleared))
                    .Take(MostSinks),
            ],
            Out = [.. summary.Out.OrderBy(o => o.Key).SelectMany(o => o.Value.AllTaints().Select(taint => (o.Key, Linked(taint))))],
            Checked = [.. summary.Checked.OrderBy(c => c.Key).Select(c => (c.Key, c.Value))],
        };
        return linked with { Digest = DigestOf(linked, withSteps: true), Effect = DigestOf(linked, withSteps: false) };
    }

    /// <summary>One untrusted field makes an object untrusted; which fields another file reads is not known, so objects are not followed there.</summary>
    private bool IsFollowed(int parameter, Function function) =>
        parameter < 0 || parameter >= function.Parameters.Count || CarriesText(function.Parameters[parameter].Type);

    /// <summary>What lies in files and databases or comes from servers is handed about by half of any program.</summary>
    private static bool IsStored(Origin origin) => origin.Kind is "file" or "database" or "socket";

    private bool CarriesText(string? type) =>
        TypeNames.MayCarryText(type) || flow.HasPointers && type?.Contains('*', StringComparison.Ordinal) == false;

    private LinkedTaint Linked(Taint taint) =>
        taint.Origin.IsParameter
            ? new(taint.Origin.Parameter, "", "", taint.Origin.Lists, taint.Cleared, [])
            : new(Origin.NoParameter, taint.Origin.Kind, Note(taint), taint.Origin.Lists, taint.Cleared, Steps(taint.Trail));

    private string Note(Taint taint) =>
        IsElsewhere(taint) ? taint.Origin.Note : $"{taint.Origin.Note} in {path[(path.LastIndexOf('/') + 1)..]}";

    private static bool IsElsewhere(Taint taint)
    {
        var first = taint.Trail;
        while (first.Before is { } before)
        {
            first = before;
        }
        return first.Elsewhere is not null;
    }

    /// <summary>
    /// Null for what is not followed from file to file: slight weaknesses, and sizes, since only the callee knows how much room there is. Null for
    /// what does not hold, too.
    /// </summary>
    private LinkedSink? Linked(ParameterSink sink)
    {
        var taint = sink.Rule.Taint!;
        var pattern = Array.IndexOf(taint.Sinks, sink.Pattern);
        return
            (sink.Pattern.Severity ?? sink.Rule.Severity) < Severity.Medium
            || (taint.Family & Families.AllButSize) == 0
            || pattern < 0
            || sink.Parameter == Origin.Receiver
            || sink.Pattern.Deferred && !sink.IsSettled && !Conditions.Hold(sink.Pattern, sink.Site)
            ? null
            : new(sink.Parameter, sink.Rule.Id, pattern, Name(sink), sink.Cleared, Steps(sink.Trail));
    }

    private string Name(ParameterSink sink) => sink.IsSettled ? sink.SinkName : $"{sink.SinkName} in {path[(path.LastIndexOf('/') + 1)..]}";

    private static LinkedCheck? Linked(Check check, Function function)
    {
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            if (check.Path is Name name && name.Id == function.Parameters[i].Id)
            {
                return new LinkedCheck(i, check.Families, check.Holds, check.SameSource);
            }
        }
        return null;
    }

    /// <summary>The first and the last ones, in this file's name.</summary>
    private IReadOnlyList<FlowStep> Steps(Trail trail)
    {
        var steps = writer.Path(trail);
        if (steps.Count > MostSteps)
        {
            steps.RemoveRange(MostSteps / 2, steps.Count - MostSteps);
        }
        return [.. steps.Select(step => step with { File = step.File ?? path })];
    }

    private static string DigestOf(LinkedFunction f, bool withSteps)
    {
        var text = new StringBuilder();
        void Add(object? part) => text.Append(Convert.ToString(part, CultureInfo.InvariantCulture)).Append('\n');
        void AddTaint(LinkedTaint taint)
        {
            Add($"t {taint.Parameter} {taint.Kind} {taint.Note} {taint.Lists} {taint.Cleared}");
            AddSteps(taint.Steps);
        }
        void AddSteps(IReadOnlyList<FlowStep> steps)
        {
            foreach (var step in withSteps ? steps : [])
            {
                Add($"{step.File} {step.Place} {step.Note} {step.Snippet}");
            }
        }
        Add($"{f.File} {f.QualifiedName} {f.ClassName} {f.ReturnType} {f.ConstantKind} {f.Constant}");
        foreach (var parameter in f.Parameters)
        {
            Add($"p {parameter.Id} {parameter.Type} {parameter.Variadic}");
        }
        foreach (var taint in f.Returns)
        {
            AddTaint(taint);
        }
        foreach (var check in f.Checks)
        {
            Add(check);
        }
        foreach (var sink in f.Sinks)
        {
            Add($"s {sink.Parameter} {sink.Rule} {sink.Pattern} {sink.Name} {sink.Cleared}");
            AddSteps(sink.Steps);
        }
        foreach (var (parameter, taint) in f.Out)
        {
            Add(parameter);
            AddTaint(taint);
        }
        foreach (var (parameter, families) in f.Checked)
        {
            Add($"c {parameter} {families}");
        }
        return Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
