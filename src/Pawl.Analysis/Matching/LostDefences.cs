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
        // With the function or route went what it protected.
        var routes = delta.After.Routes.ToHashSet(StringComparer.Ordinal);
        gone.RemoveAll(d => functions.Contains(d.Function) || d.Route.Length > 0 && !routes.Contains(d.Route));
        var own = gone.Where(d => d.Via.Length == 0).Select(d => (d.Function, d.Kind)).ToHashSet();
        var covered = delta.Before.Defences.Where(d => d.Via.Length > 0).ToLookup(d => (d.Place, d.Kind));
        var lost = gone.ToHashSet();
        // What covers many is lost with the last that it covered; a helper's loss is told once, in the helper.
        return
        [
            .. gone.Where(d =>
                d.Via.Length == 0
                    ? covered[(d.Place, d.Kind)].All(lost.Contains)
                    : !own.Contains((d.Via, d.Kind)) && !(IsOwnGone(d) && covered[(d.Place, d.Kind)].All(lost.Contains))
            ),
        ];

        bool IsOwnGone(Defence cover) => gone.Exists(d => d.Via.Length == 0 && d.Place == cover.Place && d.Kind == cover.Kind);
    }
}
