namespace Pawl.Analysis.Matching;

/// <summary>Longest rising subsequences: what kept its order.</summary>
internal static class Rising
{
    /// <returns>The positions of one whose values rise and that is as long as any.</returns>
    internal static List<int> Longest(int count, Func<int, int> valueOf)
    {
        var tails = new List<int>();
        var previous = new int[count];
        for (var i = 0; i < count; i++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = valueOf(tails[middle]) < valueOf(i) ? (middle + 1, high) : (low, middle);
            }
            previous[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }
        var result = new List<int>(tails.Count);
        for (var i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = previous[i])
        {
            result.Add(i);
        }
        result.Reverse();
        return result;
    }
}
