using Pawl.Analysis.Findings;

namespace Pawl.Analysis.Matching;

/// <summary>Which of the safeguards that have no partner are lost.</summary>
internal static class LostDefences
{
    internal static IReadOnlyList<Defence> Of(Delta delta)
    {
        if (delta.DefenceMatches.Gone.Count == 0)
        {
            return [];
        }
        var gone = delta.DefenceMatches.Gone.Select(i => delta.Before.Defences[i]).ToList();
        var functions = delta.Functions.Where(f => f.After is null).Select(f => f.Before!.Name).ToHashSet(StringComparer.Ordinal);
        var routes = delta.After.Routes.ToHashSet(StringComparer.Ordinal);
        var own = gone.Where(d => d.Via.Length == 0).Select(d => (d.Function, d.Kind)).ToHashSet();
        return
        [
            // With the function or route went what it protected; a helper's loss is told once, in the helper.
            .. gone.Where(d => !functions.Contains(d.Function) && (d.Route.Length == 0 || routes.Contains(d.Route)))
                .Where(d => d.Via.Length == 0 || !own.Contains((d.Via, d.Kind))),
        ];
    }
}
