using Pawl.Analysis.Matching;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>Finds the functions that must be followed again whatever the functions that they call do: those with another text, or with other things around them.</summary>
internal static class ChangedParts
{
    internal static HashSet<Part> Between(PartList before, PartList after)
    {
        HashSet<Part> fresh = [.. after.All.Where(part => !before.Has(part))];
        // Names of what is no function, and of functions that came or went: calls find others by them.
        HashSet<string> around = new(StringComparer.Ordinal);
        // Names that may have another meaning, by way of what functions return as well.
        HashSet<string> names = new(StringComparer.Ordinal);
        // Of these, those of what is no function: what holds for a class hangs on them alone.
        HashSet<string> values = new(StringComparer.Ordinal);
        List<Part> gone = [.. before.All.Where(part => !after.Has(part))];
        foreach (var part in gone.Concat(fresh))
        {
            names.UnionWith(part.Defines);
            if (!part.IsFunction)
            {
                around.UnionWith(part.Defines);
                values.UnionWith(part.Defines);
            }
        }
        around.UnionWith(ComeOrGone(gone, fresh));
        around.UnionWith(after.Assigned.Except(before.Assigned));
        around.UnionWith(before.Assigned.Except(after.Assigned));
        foreach (var part in Moved(before, after))
        {
            fresh.Add(part);
            around.UnionWith(part.Defines);
        }
        names.UnionWith(around);
        Reach(after, fresh, names, values, around);
        return [.. after.All.Where(part => fresh.Contains(part) || part.Mentions.Overlaps(around))];
    }

    /// <summary>Simple names of functions that one version has more often than the other.</summary>
    private static IEnumerable<string> ComeOrGone(IEnumerable<Part> gone, IEnumerable<Part> fresh)
    {
        Dictionary<string, int> more = new(StringComparer.Ordinal);
        foreach (var name in fresh.SelectMany(part => part.Names))
        {
            more[name] = more.GetValueOrDefault(name) + 1;
        }
        foreach (var name in gone.SelectMany(part => part.Names))
        {
            more[name] = more.GetValueOrDefault(name) - 1;
        }
        return more.Where(m => m.Value != 0).Select(m => m.Key[(m.Key.LastIndexOf('.') + 1)..]);
    }

    /// <summary>Adds to <paramref name="around"/> what is given a value, outside functions, out of anything that may have changed. What a field holds is compared when a function that mentions it begins.</summary>
    private static void Reach(PartList after, HashSet<Part> fresh, HashSet<string> names, HashSet<string> values, HashSet<string> around)
    {
        HashSet<Part> reached = [.. fresh];
        while (names.Count > 0)
        {
            HashSet<string> more = new(StringComparer.Ordinal);
            HashSet<string> moreValues = new(StringComparer.Ordinal);
            foreach (var part in after.All)
            {
                if (!reached.Contains(part) && part.Mentions.Overlaps(part.IsHead ? values : names))
                {
                    reached.Add(part);
                    more.UnionWith(part.Defines);
                    if (!part.IsFunction)
                    {
                        moreValues.UnionWith(part.Defines);
                    }
                    if (!part.IsFunction && !(part.IsField && after.HasOnlyFields))
                    {
                        around.UnionWith(part.Defines);
                    }
                }
            }
            (names, values) = (more, moreValues);
        }
    }

    /// <summary>The first of several functions with one name is the one that is called by it: as few as possible of those that changed their order.</summary>
    private static IEnumerable<Part> Moved(PartList before, PartList after)
    {
        for (var i = 0; i < before.All.Count; i++)
        {
            before.All[i].Order = i;
        }
        List<Part> both = [.. after.All.Where(before.Has)];
        var inOrder = Rising.Longest(both.Count, i => both[i].Order).ToHashSet();
        return both.Where((_, i) => !inOrder.Contains(i));
    }
}
