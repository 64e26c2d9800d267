namespace Pawl.Analysis.Matching;

/// <summary>
/// Pairs the marks of two contents, one to one, in stages from the surest to the weakest: the same statement in the
/// same function; the same fingerprint; the same statement anywhere; the same function and similar tokens; the same
/// line, or the same stretch of changed lines and similar tokens. What one stage pairs, the next does not see.
/// Defences are also the same when only names of variables differ, and when one of a kindred kind stands in their place.
/// </summary>
internal sealed class Assignment(Mark[] before, Mark[] after, Lazy<LineMap> lines)
{
    private const double SimilarInFunction = 0.6;
    private const double SimilarInHunk = 0.5;

    /// <summary>More couples than this are not compared one by one: a content with so many unmatched marks is another content.</summary>
    private const long MaxCouples = 250_000;

    private readonly int[] partner = Filled(after.Length);
    private readonly bool[] taken = new bool[before.Length];
    private int leftBefore = before.Length;
    private int leftAfter = after.Length;

    internal Matches Run()
    {
        // Equal statements of one function have fingerprints by their order; a new one among them shifts the others'.
        SameKey(mark => (mark.Kind, mark.Context.Length == 0 ? "" : $"{mark.Context} {mark.Function}"));
        SameKey(mark => (mark.Kind, mark.Fingerprint));
        SameKey(mark => (mark.Kind, mark.Shape.Length == 0 ? "" : $"{mark.Shape} {mark.Function}"));
        SameKey(mark => (mark.Kind, mark.Context));
        Best((b, a) => b.Shape.Length > 0 && b.Shape == a.Shape && (b.IsAlone || a.IsAlone) ? 1 : 0);
        Best((b, a) => b.Function == a.Function ? Similar(b, a, SimilarInFunction) : 0);
        Best(
            (b, a) =>
                lines.Value.After(b.Line) == a.Line ? 1
                : !lines.Value.SameHunk(b.Line, a.Line) ? 0
                : b.Family.Length > 0 && b.Function == a.Function ? 0.1 + Similarity.Of(b.Snippet, a.Snippet)
                : Similar(b, a, SimilarInHunk)
        );
        var kept = new List<MatchedPair>(after.Length);
        for (var i = 0; i < after.Length; i++)
        {
            if (partner[i] >= 0)
            {
                kept.Add(new MatchedPair(partner[i], i));
            }
        }
        return new Matches(
            kept,
            [.. Enumerable.Range(0, before.Length).Where(i => !taken[i])],
            [.. Enumerable.Range(0, after.Length).Where(i => partner[i] < 0)]
        );
    }

    private static int[] Filled(int length)
    {
        var all = new int[length];
        Array.Fill(all, -1);
        return all;
    }

    private void Pair(int b, int a)
    {
        (partner[a], taken[b]) = (b, true);
        leftBefore--;
        leftAfter--;
    }

    /// <summary>Pairs what has the same key. Where one side has more of them, unmoved lines go first, then the order decides.</summary>
    private void SameKey(Func<Mark, (string, string)> key)
    {
        if (leftBefore == 0 || leftAfter == 0)
        {
            return;
        }
        var open = Enumerable
            .Range(0, before.Length)
            .Where(i => !taken[i])
            .GroupBy(i => key(before[i]))
            .ToDictionary(g => g.Key, g => g.ToList());
        var wanted = Enumerable.Range(0, after.Length).Where(i => partner[i] < 0).GroupBy(i => key(after[i]));
        foreach (var group in wanted.ToList())
        {
            if (group.Key.Item2.Length == 0 || !open.TryGetValue(group.Key, out var olds))
            {
                continue;
            }
            var news = group.ToList();
            if (olds.Count != news.Count)
            {
                Unmoved(olds, news);
            }
            for (var i = 0; i < Math.Min(olds.Count, news.Count); i++)
            {
                Pair(olds[i], news[i]);
            }
        }
    }

    private void Unmoved(List<int> olds, List<int> news)
    {
        foreach (var b in olds.ToList())
        {
            var line = lines.Value.After(before[b].Line);
            var at = line == 0 ? -1 : news.FindIndex(i => after[i].Line == line);
            if (at >= 0)
            {
                Pair(b, news[at]);
                news.RemoveAt(at);
                olds.Remove(b);
            }
        }
    }

    /// <summary>Pairs the best-scoring couples first; zero is no couple. Ties: the smaller indexes.</summary>
    private void Best(Func<Mark, Mark, double> score)
    {
        if (leftBefore == 0 || leftAfter == 0 || (long)leftBefore * leftAfter > MaxCouples)
        {
            return;
        }
        var couples = new List<(double Score, int Before, int After)>();
        for (var b = 0; b < before.Length; b++)
        {
            for (var a = 0; a < after.Length && !taken[b]; a++)
            {
                if (partner[a] < 0 && IsSameThing(before[b], after[a]) && score(before[b], after[a]) is > 0 and var points)
                {
                    couples.Add((points, b, a));
                }
            }
        }
        foreach (var (_, b, a) in couples.OrderByDescending(c => c.Score).ThenBy(c => c.Before).ThenBy(c => c.After))
        {
            if (!taken[b] && partner[a] < 0)
            {
                Pair(b, a);
            }
        }
    }

    /// <summary>A check that needs more conditions than before to refuse is another one.</summary>
    private static bool IsSameThing(Mark b, Mark a) =>
        (b.Kind == a.Kind || (b.Family.Length > 0 && b.Family == a.Family)) && a.Conditions <= b.Conditions;

    private static double Similar(Mark b, Mark a, double least)
    {
        var points = Similarity.Of(b.Snippet, a.Snippet);
        return points >= least ? points : 0;
    }
}
