using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Pawl.Studies.Statistics;

/// <summary>
/// The distribution of the range of equally many normal means over their estimated standard error. Both integrals run over
/// the whole line and vanish fast at its ends, where the trapezoid rule is as exact as the arithmetic.
/// </summary>
internal static class StudentizedRange
{
    private const int Outer = 160;
    private const double InnerStep = 0.125;
    private static readonly (double Z, double Density, double Below)[] Points = InnerPoints();

    /// <summary>P(Q &gt; q).</summary>
    internal static double Above(double q, int means, double freedom)
    {
        if (q <= 0)
        {
            return 1;
        }
        // In t = log s, where s is the estimated error over the true one.
        var (low, high) = (Math.Max(-30 / Math.Min(freedom, 30), -8 / Math.Sqrt(freedom) * 2.5), Math.Min(2.2, 14 / Math.Sqrt(freedom)));
        low = Math.Min(low, -8 / Math.Sqrt(2 * freedom));
        var constant = (freedom / 2 * Math.Log(freedom / 2)) - SpecialFunctions.GammaLn(freedom / 2) + Math.Log(2);
        var (sum, step) = (0.0, (high - low) / Outer);
        for (var i = 0; i <= Outer; i++)
        {
            var t = low + (i * step);
            var density = Math.Exp(constant + (freedom * t) - (freedom * Math.Exp(2 * t) / 2));
            if (density > 1e-18)
            {
                sum += density * step * RangeAbove(q * Math.Exp(t), means);
            }
        }
        return Math.Clamp(sum, 0, 1);
    }

    /// <summary>The q below which a share of all ranges lies.</summary>
    internal static double Quantile(double share, int means, double freedom)
    {
        var (low, high) = (0.0, 1.0);
        while (Above(high, means, freedom) > 1 - share)
        {
            (low, high) = (high, high * 2);
        }
        for (var i = 0; i < 60 && high - low > 1e-12 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Above(middle, means, freedom) > 1 - share ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    /// <summary>P(range of standard normals &gt; w).</summary>
    private static double RangeAbove(double w, int means)
    {
        var sum = 0.0;
        for (var i = 0; i < Points.Length; i++)
        {
            var (z, density, below) = Points[i];
            var between = below - Normal.CDF(0, 1, z - w);
            // The largest at z, another further down than w: taken directly, so that small tails keep their digits.
            sum += density * (Math.Pow(below, means - 1) - Math.Pow(between, means - 1));
        }
        return means * sum * InnerStep;
    }

    private static (double Z, double Density, double Below)[] InnerPoints() =>
        [
            .. Enumerable
                .Range(0, (int)(17 / InnerStep) + 1)
                .Select(i => -8.5 + (i * InnerStep))
                .Select(z => (z, Normal.PDF(0, 1, z), Normal.CDF(0, 1, z))),
        ];
}
