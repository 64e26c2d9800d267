namespace Pawl.Engine.Audit;

/// <summary>Intervals at 95 %, exact where an exact one is customary.</summary>
public static class Statistics
{
    private const double Tail = 0.025;
    private const double Z = 1.9599639845400545;

    /// <summary>Garwood's exact interval of a Poisson mean after one count.</summary>
    public static (double Low, double High) Poisson(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var width = 10 * (Math.Sqrt(count) + 2);
        var low = count == 0 ? 0 : Solve(mean => AtLeast(count, mean) - Tail, Math.Max(0, count - width), count);
        return (low, Solve(mean => Tail - AtMost(count, mean), count, count + width));
    }

    /// <summary>Events per 1,000 units of exposure.</summary>
    public static Rate RatePerThousand(int count, long exposure, bool hidden)
    {
        if (exposure <= 0)
        {
            return new Rate(0, 0, 0, Hidden: true);
        }
        var (low, high) = Poisson(count);
        var unit = 1000.0 / exposure;
        return hidden ? new Rate(0, 0, 0, Hidden: true) : new Rate(count * unit, low * unit, high * unit, Hidden: false);
    }

    /// <summary>Wilson's score interval of a share.</summary>
    public static Interval Share(int part, int all)
    {
        if (all == 0)
        {
            return new Interval(0, 0, 1);
        }
        var (share, square) = ((double)part / all, Z * Z / all);
        var middle = (share + (square / 2)) / (1 + square);
        var half = Z / (1 + square) * Math.Sqrt((share * (1 - share) / all) + (square / (4 * all)));
        return new Interval(share, part == 0 ? 0 : Math.Max(0, middle - half), part == all ? 1 : Math.Min(1, middle + half));
    }

    /// <summary>
    /// Mean of values that come in clusters, with the interval that allows for it: linearised variance between the
    /// clusters, Student's t with one degree of freedom less than there are clusters. No interval for a single cluster.
    /// </summary>
    public static (double Mean, double? Low, double? High) ClusteredMean(IReadOnlyCollection<(int Cluster, double Value)> values)
    {
        var mean = values.Average(v => v.Value);
        var sums = new SortedDictionary<int, double>();
        foreach (var (cluster, value) in values)
        {
            sums[cluster] = sums.GetValueOrDefault(cluster) + value - mean;
        }
        if (sums.Count < 2)
        {
            return (mean, null, null);
        }
        var scale = (double)sums.Count / (sums.Count - 1);
        var error = Math.Sqrt(scale * sums.Values.Sum(s => s * s)) / values.Count;
        var half = StudentQuantile(sums.Count - 1) * error;
        return (mean, mean - half, mean + half);
    }

    /// <summary>Student's t below which 97.5 % lie.</summary>
    internal static double StudentQuantile(int freedom) =>
        freedom > 20_000 ? Z : Solve(t => StudentMiddle(t, freedom) - (1 - (2 * Tail)), 0, 13);

    /// <summary>P(|T| &lt; t) by the finite series for whole degrees of freedom.</summary>
    private static double StudentMiddle(double t, int freedom)
    {
        var angle = Math.Atan(t / Math.Sqrt(freedom));
        var (sin, cos) = Math.SinCos(angle);
        var odd = freedom % 2 == 1;
        var (sum, term) = (0.0, odd ? cos : 1.0);
        for (var i = odd ? 3 : 2; i <= freedom; i += 2)
        {
            sum += term;
            term *= cos * cos * (i - 1) / i;
        }
        return odd ? (angle + (sin * sum)) * 2 / Math.PI : sin * sum;
    }

    /// <summary>P(X ≥ count), for a mean up to the count.</summary>
    private static double AtLeast(int count, double mean)
    {
        var (sum, term) = (0.0, Probability(count, mean));
        for (var i = count; term > sum * 1e-17; i++)
        {
            sum += term;
            term *= mean / (i + 1);
        }
        return sum;
    }

    /// <summary>P(X ≤ count), for a mean from the count up.</summary>
    private static double AtMost(int count, double mean)
    {
        var (sum, term) = (0.0, Probability(count, mean));
        for (var i = count; i >= 0 && term > sum * 1e-17; i--)
        {
            sum += term;
            term *= i / mean;
        }
        return sum;
    }

    private static double Probability(int count, double mean) =>
        mean <= 0 ? (count == 0 ? 1 : 0) : Math.Exp((count * Math.Log(mean)) - mean - LogFactorial(count));

    private static double LogFactorial(int n)
    {
        if (n < 20)
        {
            var product = 1.0;
            for (var i = 2; i <= n; i++)
            {
                product *= i;
            }
            return Math.Log(product);
        }
        // Stirling's series; the first term left out is below 1e-15 from 20 on.
        var (x, square) = (n + 1.0, (n + 1.0) * (n + 1.0));
        var series = ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (1.0 / 1680 / square)) / square)) / square)) / x;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series;
    }

    /// <summary>Where a rising function crosses zero.</summary>
    private static double Solve(Func<double, double> rising, double low, double high)
    {
        for (var i = 0; i < 200 && high - low > 1e-14 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = rising(middle) < 0 ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }
}
