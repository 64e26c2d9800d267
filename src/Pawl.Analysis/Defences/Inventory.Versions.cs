using Pawl.Analysis.Flow.Versions;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Defences;

/// <summary>Functions that are what they were in the version before have the defences that they had there.</summary>
internal sealed partial class Inventory
{
    private void Function(Function function)
    {
        thrown.Clear();
        if (parts?.PlaceOf(function) is not { Part: { } part } place)
        {
            Look(function);
            return;
        }
        if (part.InventoryOf(place.Function) is { } kept && kept.Asked.All(IsThere) && kept.Known == Known(function, kept.Asked))
        {
            Again(kept, function, part.Start);
            return;
        }
        var before = (Found: found.Count, Refusals: refusals.Count, Logs: logs.Count);
        checks.TakeAsked();
        Look(function);
        var own = found.Skip(before.Found).ToList();
        if (own.Exists(d => parts.PlaceOf(d.Checker).Part is null))
        {
            return;
        }
        var asked = checks.TakeAsked().Select(a => (a.Name, a.Helper is null ? default : parts.PlaceOf(a.Helper))).ToArray();
        part.Keep(
            place.Function,
            new KeptInventory(
                Known(function, asked),
                asked,
                [.. own.Select(d => KeptDefence.Of(d, place, parts.PlaceOf(d.Checker)))],
                [.. refusals.Skip(before.Refusals).Select(s => s.Moved(-part.Start))],
                [.. logs.Skip(before.Logs).Select(l => l.Span.Moved(-part.Start))]
            )
        );
    }

    private bool IsThere((string Name, Place Helper) asked) =>
        checks.Named(asked.Name) is { } helper ? parts!.PlaceOf(helper) == asked.Helper : asked.Helper.Part is null;

    private void Again(KeptInventory kept, Function function, int start)
    {
        found.AddRange(kept.Found.Select(d => d.Present()));
        refusals.AddRange(kept.Refusals.Select(s => s.Moved(start)));
        logs.AddRange(kept.Logs.Select(s => (s.Moved(start), function)));
    }

    /// <summary>Digest of what the flow of values tells of the function and its helpers, annotations before them included.</summary>
    private ulong Known(Function function, IReadOnlyList<(string Name, Place Helper)> asked)
    {
        var reader = new FormReader(0);
        Known(function, reader);
        foreach (var (_, helper) in asked)
        {
            if (helper.Part is { } part)
            {
                Known(part.Functions[helper.Function], reader);
            }
        }
        return reader.Digest;
    }

    private void Known(Function function, FormReader reader)
    {
        var first = function.Span.Start;
        foreach (var annotation in function.Annotations)
        {
            first = Math.Min(first, annotation.Span.Start);
        }
        foreach (var at in Within(new Span(first, function.Span.End)))
        {
            reader.Text(known[at].Kind);
            reader.Number(known[at].Span.Start - function.Span.Start);
            reader.Number(known[at].Span.End - function.Span.Start);
        }
    }
}
