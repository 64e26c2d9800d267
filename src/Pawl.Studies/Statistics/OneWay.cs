namespace Pawl.Studies.Statistics;

/// <summary>One-way analysis of variance with Tukey's honest significant differences, as if every value stood for itself.</summary>
public sealed record OneWay(
    double SumOfSquares,
    double ErrorSumOfSquares,
    double Freedom,
    double ErrorFreedom,
    double F,
    double P,
    IReadOnlyList<OneWay.Difference> Differences
)
{
    /// <summary>Of one pair of groups, second minus first, with the interval and p-value that hold for all pairs together.</summary>
    public sealed record Difference(int First, int Second, double Estimate, double Low, double High, double P);

    public double EtaSquared => EtaSquaredOf(SumOfSquares, ErrorSumOfSquares);

    /// <summary>What a table's sums of squares say.</summary>
    public static double EtaSquaredOf(double effect, double error) => effect / (effect + error);

    /// <param name="groups">Number of values, their sum and their sum of squares, group by group; none empty.</param>
    public static OneWay? Fit(IReadOnlyList<(double Count, double Sum, double Squares)> groups)
    {
        var n = groups.Sum(g => g.Count);
        var (freedom, errorFreedom) = (groups.Count - 1.0, n - groups.Count);
        if (freedom < 1 || errorFreedom < 1)
        {
            return null;
        }
        var mean = groups.Sum(g => g.Sum) / n;
        var effect = groups.Sum(g => g.Count * ((g.Sum / g.Count) - mean) * ((g.Sum / g.Count) - mean));
        var error = groups.Sum(g => g.Squares - (g.Sum * g.Sum / g.Count));
        if (!(error > 0))
        {
            return null;
        }
        var variance = error / errorFreedom;
        var quantile = StudentizedRange.Quantile(0.95, groups.Count, errorFreedom);
        var differences =
            from i in Enumerable.Range(0, groups.Count)
            from j in Enumerable.Range(i + 1, groups.Count - i - 1)
            let estimate = (groups[j].Sum / groups[j].Count) - (groups[i].Sum / groups[i].Count)
            let unit = Math.Sqrt(variance / 2 * ((1 / groups[i].Count) + (1 / groups[j].Count)))
            select new Difference(
                i,
                j,
                estimate,
                estimate - (quantile * unit),
                estimate + (quantile * unit),
                StudentizedRange.Above(Math.Abs(estimate) / unit, groups.Count, errorFreedom)
            );
        var f = effect / freedom / variance;
        return new OneWay(effect, error, freedom, errorFreedom, f, RepeatedMeasures.Above(f, freedom, errorFreedom), [.. differences]);
    }
}
