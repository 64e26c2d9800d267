using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Pawl.Studies.Statistics;

/// <summary>How far two groups of counts lie apart. Groups are given as value → how often.</summary>
public static class TwoGroups
{
    /// <summary>
    /// Cliff's δ: how much more often a value of the first group is above one of the second than below, with the interval by
    /// the consistent variance. Null for a group of fewer than two.
    /// </summary>
    public static (double Delta, double Low, double High)? Cliff(
        IReadOnlyDictionary<int, long> first,
        IReadOnlyDictionary<int, long> second
    )
    {
        double n = first.Values.Sum();
        double m = second.Values.Sum();
        if (n < 2 || m < 2)
        {
            return null;
        }
        var (rows, columns) = (Dominances(first, second, m), Dominances(second, first, n));
        var delta = first.Sum(pair => pair.Value * rows[pair.Key]) / n;
        var ofRows = first.Sum(pair => pair.Value * Square(rows[pair.Key] - delta));
        var ofColumns = second.Sum(pair => pair.Value * Square(-columns[pair.Key] - delta));
        var ties = first.Sum(pair => (double)pair.Value * second.GetValueOrDefault(pair.Key));
        // Each pair's dominance is 1, 0 or -1: the sum of squared differences from δ follows from the ties.
        var ofPairs = (n * m) - ties - (n * m * delta * delta);
        var variance = ((m * m * ofRows) + (n * n * ofColumns) - ofPairs) / (n * m * (n - 1) * (m - 1));
        var t = StudentT.InvCDF(0, 1, n + m - 2, 0.975);
        var error = Math.Sqrt(Math.Max(0, variance));
        var half = t * error * Math.Sqrt(Square(1 - (delta * delta)) + (t * t * variance));
        var middle = delta - (delta * delta * delta);
        var scale = 1 - (delta * delta) + (t * t * variance);
        return scale > 0 ? (delta, (middle - half) / scale, (middle + half) / scale) : (delta, delta, delta);
    }

    /// <summary>Standardised difference of means, first minus second, corrected for small groups.</summary>
    public static double? Hedges(IReadOnlyDictionary<int, long> first, IReadOnlyDictionary<int, long> second)
    {
        var (n, mean, squares) = Moments(first);
        var (m, other, otherSquares) = Moments(second);
        var freedom = n + m - 2;
        var pooled = Math.Sqrt((squares + otherSquares) / freedom);
        if (n < 2 || m < 2 || !(pooled > 0))
        {
            return null;
        }
        var logarithm = SpecialFunctions.GammaLn(freedom / 2) - SpecialFunctions.GammaLn((freedom - 1) / 2);
        return (mean - other) / pooled * Math.Exp(logarithm) / Math.Sqrt(freedom / 2);
    }

    /// <summary>Pearson's r from sums, with Fisher's interval; null when one of the two does not vary.</summary>
    public static (double R, double P, double Low, double High)? Pearson(double n, double x, double y, double xx, double yy, double xy)
    {
        var (sx, sy) = ((n * xx) - (x * x), (n * yy) - (y * y));
        if (n < 4 || !(sx > 0) || !(sy > 0))
        {
            return null;
        }
        var r = Math.Clamp(((n * xy) - (x * y)) / Math.Sqrt(sx * sy), -1, 1);
        var t = r * Math.Sqrt((n - 2) / (1 - (r * r)));
        var (z, half) = (Math.Atanh(r), Normal.InvCDF(0, 1, 0.975) / Math.Sqrt(n - 3));
        return (r, Coefficient.TwoSided(t, n - 2), Math.Tanh(z - half), Math.Tanh(z + half));
    }

    /// <summary>For each value of one group: the mean dominance over the other group.</summary>
    private static Dictionary<int, double> Dominances(
        IReadOnlyDictionary<int, long> group,
        IReadOnlyDictionary<int, long> other,
        double size
    ) => group.Keys.ToDictionary(value => value, value => other.Sum(pair => (double)pair.Value * Math.Sign(value - pair.Key)) / size);

    private static (double Count, double Mean, double Squares) Moments(IReadOnlyDictionary<int, long> group)
    {
        double n = group.Values.Sum();
        var mean = group.Sum(pair => (double)pair.Key * pair.Value) / n;
        return (n, mean, group.Sum(pair => pair.Value * Square(pair.Key - mean)));
    }

    private static double Square(double x) => x * x;
}
