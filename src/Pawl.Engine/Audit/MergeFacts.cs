using Pawl.Analysis.Matching;

namespace Pawl.Engine.Audit;

/// <summary>What a merge itself did to a file, beyond joining what its parents bring.</summary>
/// <param name="Added">Lines that no parent has.</param>
/// <param name="Removed">Lines that the first two parents have in common and the result lacks.</param>
internal readonly record struct MergeFacts(int Added, int Removed)
{
    /// <summary>Nothing was added or taken away by hand.</summary>
    internal bool IsJoined => Added == 0 && Removed == 0;

    internal static MergeFacts Of(IReadOnlyList<LineTable> parents, LineTable after)
    {
        var maps = parents.Select(p => LineDiff.Exact(p, after)).ToList();
        var kept = new bool[after.Count];
        foreach (var map in maps)
        {
            var own = map.Kept();
            for (var i = 0; i < kept.Length; i++)
            {
                kept[i] |= own[i];
            }
        }
        var between = LineDiff.Exact(parents[0], parents[1]);
        var removed = 0;
        for (var line = 1; line <= parents[0].Count; line++)
        {
            var other = between.After(line);
            removed += other > 0 && maps[0].After(line) == 0 && maps[1].After(other) == 0 ? 1 : 0;
        }
        return new MergeFacts(kept.Count(k => !k), removed);
    }
}
