using MathNet.Numerics.Distributions;

namespace Pawl.Studies.Statistics;

/// <summary>One estimated number with what it rests on.</summary>
/// <param name="Error">Its standard error.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
public sealed record Coefficient(string Term, double Estimate, double Error, double Statistic, double P, double Low, double High)
{
    /// <summary>Student's t with more degrees of freedom is the normal distribution to five digits, and its search for quantiles fails.</summary>
    private const double Many = 1e5;

    /// <param name="freedom">Degrees of freedom of Student's t; infinity means the normal distribution, and without any there is no error.</param>
    internal static Coefficient Of(string term, double estimate, double error, double freedom)
    {
        if (!(freedom > 0))
        {
            return new Coefficient(term, estimate, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        }
        var statistic = estimate / error;
        var half = Quantile(freedom) * error;
        return new Coefficient(term, estimate, error, statistic, TwoSided(statistic, freedom), estimate - half, estimate + half);
    }

    /// <summary>With less than half a degree of freedom an interval has no end that means anything.</summary>
    private static double Quantile(double freedom) =>
        freedom > Many ? Normal.InvCDF(0, 1, 0.975)
        : freedom < 0.5 ? double.PositiveInfinity
        : StudentT.InvCDF(0, 1, freedom, 0.975);

    internal static double TwoSided(double statistic, double freedom) =>
        freedom > Many ? 2 * Normal.CDF(0, 1, -Math.Abs(statistic)) : 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(statistic));
}
