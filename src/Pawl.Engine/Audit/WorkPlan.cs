using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit;

/// <summary>
/// Cuts a history's steps into pieces for workers. A piece holds steps of one file with its renames, in order, so that
/// successive contents meet in one worker; long files are cut so that no worker is left with all of one.
/// </summary>
internal static class WorkPlan
{
    private const int PieceSteps = 120;

    /// <summary>For each path the number of the file that it is a name of: renames and copies join names.</summary>
    internal static int[] Families(IReadOnlyList<HistoryStep> steps, ContentTable contents)
    {
        var parent = Enumerable.Range(0, contents.Paths).ToArray();
        foreach (var step in steps)
        {
            foreach (var before in step.Before)
            {
                Join(parent, before.Path, step.After.Path);
            }
        }
        return [.. parent.Select((_, path) => Root(parent, path))];
    }

    /// <returns>Indexes of steps.</returns>
    internal static List<int[]> Pieces(IReadOnlyList<HistoryStep> steps, int[] families)
    {
        var members = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < steps.Count; i++)
        {
            var family = families[steps[i].After.Path];
            if (!members.TryGetValue(family, out var list))
            {
                members.Add(family, list = []);
            }
            list.Add(i);
        }
        return [.. members.Values.SelectMany(list => list.Chunk(PieceSteps))];
    }

    private static int Root(int[] parent, int path)
    {
        while (parent[path] != path)
        {
            path = parent[path] = parent[parent[path]];
        }
        return path;
    }

    private static void Join(int[] parent, int a, int b)
    {
        var (x, y) = (Root(parent, a), Root(parent, b));
        parent[Math.Max(x, y)] = Math.Min(x, y);
    }
}
