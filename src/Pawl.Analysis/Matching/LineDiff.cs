namespace Pawl.Analysis.Matching;

/// <summary>
/// Lines of one content against another's: equal ends first, then lines that occur once on both sides as anchors
/// (patience), then Myers' shortest script in what is left between them, up to a limit.
/// </summary>
public static class LineDiff
{
    /// <summary>Longest edit script that is looked for between two anchors; above it the stretch counts as replaced.</summary>
    private const int MaxEdits = 400;

    /// <summary>Bytes as they are.</summary>
    public static LineMap Exact(LineTable before, LineTable after) => Compare(before.Exact, after.Exact);

    /// <summary>White space left out.</summary>
    public static LineMap Loose(LineTable before, LineTable after) => Compare(before.Loose, after.Loose);

    private static LineMap Compare(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after)
    {
        var map = new int[before.Length];
        Array.Fill(map, -1);
        var open = new Stack<(int A, int AEnd, int B, int BEnd)>();
        open.Push((0, before.Length, 0, after.Length));
        while (open.TryPop(out var part))
        {
            var (a, aEnd, b, bEnd) = part;
            while (a < aEnd && b < bEnd && before[a] == after[b])
            {
                map[a++] = b++;
            }
            while (a < aEnd && b < bEnd && before[aEnd - 1] == after[bEnd - 1])
            {
                map[--aEnd] = --bEnd;
            }
            if (a == aEnd || b == bEnd)
            {
                continue;
            }
            var anchors = Anchors(before, after, (a, aEnd, b, bEnd));
            if (anchors.Count == 0)
            {
                Shortest(before[a..aEnd], after[b..bEnd], map.AsSpan(a, aEnd - a), b);
                continue;
            }
            foreach (var (x, y) in anchors)
            {
                map[x] = y;
                open.Push((a, x, b, y));
                (a, b) = (x + 1, y + 1);
            }
            open.Push((a, aEnd, b, bEnd));
        }
        return new LineMap(map, after.Length);
    }

    /// <summary>Lines that occur once on each side, the longest run of them that is in the same order on both.</summary>
    private static List<(int A, int B)> Anchors(
        ReadOnlySpan<ulong> before,
        ReadOnlySpan<ulong> after,
        (int A, int AEnd, int B, int BEnd) part
    )
    {
        var seen = new Dictionary<ulong, (int A, int B, bool Unique)>(part.AEnd - part.A);
        for (var i = part.A; i < part.AEnd; i++)
        {
            seen[before[i]] = (i, -1, !seen.ContainsKey(before[i]));
        }
        for (var i = part.B; i < part.BEnd; i++)
        {
            if (seen.TryGetValue(after[i], out var place))
            {
                seen[after[i]] = (place.A, i, place.Unique && place.B < 0);
            }
        }
        var pairs = new List<(int A, int B)>();
        for (var i = part.A; i < part.AEnd; i++)
        {
            if (seen[before[i]] is { Unique: true, B: >= 0 } place)
            {
                pairs.Add((place.A, place.B));
            }
        }
        return [.. Rising.Longest(pairs.Count, i => pairs[i].B).Select(i => pairs[i])];
    }

    /// <summary>Myers' greedy algorithm with its trace kept; leaves everything unmapped when the limit is passed.</summary>
    private static void Shortest(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<int> map, int offset)
    {
        var limit = Math.Min(a.Length + b.Length, MaxEdits);
        var ends = new int[(2 * limit) + 3];
        var trace = new List<int[]>();
        for (var d = 0; d <= limit; d++)
        {
            trace.Add(ends[(limit + 1 - d)..(limit + 2 + d)]);
            for (var k = -d; k <= d; k += 2)
            {
                var down = k == -d || (k != d && ends[limit + k] < ends[limit + 2 + k]);
                var x = down ? ends[limit + 2 + k] : ends[limit + k] + 1;
                while (x < a.Length && x - k < b.Length && a[x] == b[x - k])
                {
                    x++;
                }
                ends[limit + 1 + k] = x;
                if (k == a.Length - b.Length && x >= a.Length)
                {
                    WalkBack(trace, d, (a.Length, b.Length), map, offset);
                    return;
                }
            }
        }
    }

    private static void WalkBack(List<int[]> trace, int edits, (int X, int Y) end, Span<int> map, int offset)
    {
        var (x, y) = end;
        for (var d = edits; d > 0; d--)
        {
            // trace[d] holds the ends as they were before round d, for diagonals -d..d.
            var ends = trace[d];
            var k = x - y;
            var down = k == -d || (k != d && ends[k - 1 + d] < ends[k + 1 + d]);
            var from = down ? k + 1 : k - 1;
            var start = ends[from + d];
            var (midX, midY) = down ? (start, start - k) : (start + 1, start + 1 - k);
            while (x > midX && y > midY)
            {
                map[--x] = --y + offset;
            }
            (x, y) = (start, start - from);
        }
        while (x > 0 && y > 0)
        {
            map[--x] = --y + offset;
        }
    }
}
