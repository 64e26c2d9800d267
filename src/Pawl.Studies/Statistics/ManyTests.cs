namespace Pawl.Studies.Statistics;

/// <summary>P-values for many tests at once.</summary>
public static class ManyTests
{
    /// <summary>For planned contrasts: the chance of any false alarm stays below the level.</summary>
    public static double[] Holm(IReadOnlyList<double> p)
    {
        var (order, adjusted, highest) = (Order(p), new double[p.Count], 0.0);
        for (var rank = 0; rank < order.Length; rank++)
        {
            highest = Math.Max(highest, Math.Min(1, p[order[rank]] * (p.Count - rank)));
            adjusted[order[rank]] = highest;
        }
        return adjusted;
    }

    /// <summary>For exploring: the share of false alarms among the alarms stays below the level.</summary>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p)
    {
        var (order, adjusted, lowest) = (Order(p), new double[p.Count], 1.0);
        for (var rank = order.Length - 1; rank >= 0; rank--)
        {
            lowest = Math.Min(lowest, p[order[rank]] * p.Count / (rank + 1));
            adjusted[order[rank]] = lowest;
        }
        return adjusted;
    }

    private static int[] Order(IReadOnlyList<double> p) => [.. Enumerable.Range(0, p.Count).OrderBy(i => p[i])];
}
