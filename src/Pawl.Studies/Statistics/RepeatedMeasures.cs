using MathNet.Numerics;

namespace Pawl.Studies.Statistics;

/// <summary>Repeated-measures analysis of variance with one factor within subjects.</summary>
/// <param name="SumOfSquares">Of the factor.</param>
/// <param name="ErrorSumOfSquares">Of factor × subjects.</param>
/// <param name="SubjectSumOfSquares">Between subjects.</param>
/// <param name="Epsilon">Greenhouse and Geisser's: how far from spherical the covariances are; both degrees of freedom shrink by it.</param>
/// <param name="HuynhFeldt">The less cautious correction, at most 1.</param>
public sealed record RepeatedMeasures(
    int Subjects,
    int Levels,
    double SumOfSquares,
    double ErrorSumOfSquares,
    double SubjectSumOfSquares,
    double F,
    double P,
    double Epsilon,
    double CorrectedP,
    double HuynhFeldt
)
{
    public double Freedom => Levels - 1;
    public double ErrorFreedom => (Levels - 1.0) * (Subjects - 1);

    /// <summary>Share of the whole variation, between subjects included.</summary>
    public double EtaSquared => SumOfSquares / (SumOfSquares + ErrorSumOfSquares + SubjectSumOfSquares);

    /// <summary>Share of what is left when differences between subjects are taken out.</summary>
    public double PartialEtaSquared => SumOfSquares / (SumOfSquares + ErrorSumOfSquares);

    /// <summary>Comparable between designs; with a single factor within subjects it is the same number as η².</summary>
    public double GeneralisedEtaSquared => EtaSquared;

    /// <param name="values">One row for each subject, one column for each level.</param>
    /// <returns>Null when there are fewer than two of either, or nothing varies.</returns>
    public static RepeatedMeasures? Fit(IReadOnlyList<double[]> values)
    {
        var (subjects, levels) = (values.Count, values.Count == 0 ? 0 : values[0].Length);
        if (subjects < 2 || levels < 2)
        {
            return null;
        }
        var means = new double[levels];
        foreach (var row in values)
        {
            for (var j = 0; j < levels; j++)
            {
                means[j] += row[j] / subjects;
            }
        }
        var grand = means.Average();
        var factor = subjects * means.Sum(m => (m - grand) * (m - grand));
        var between = levels * values.Sum(row => (row.Average() - grand) * (row.Average() - grand));
        var covariance = DoublyCentred(values, means);
        var trace = Enumerable.Range(0, levels).Sum(j => covariance[j, j]);
        var error = trace * (subjects - 1);
        if (!(error > 0))
        {
            return null;
        }
        var squares = covariance.Cast<double>().Sum(c => c * c);
        var epsilon = trace * trace / ((levels - 1) * squares);
        var (freedom, errorFreedom) = (levels - 1.0, (levels - 1.0) * (subjects - 1));
        var f = factor / freedom / (error / errorFreedom);
        var wide = ((subjects * freedom * epsilon) - 2) / (freedom * (subjects - 1 - (freedom * epsilon)));
        return new RepeatedMeasures(
            subjects,
            levels,
            factor,
            error,
            between,
            f,
            Above(f, freedom, errorFreedom),
            epsilon,
            Above(f, freedom * epsilon, errorFreedom * epsilon),
            wide is > 0 and < 1 ? wide : 1
        );
    }

    /// <summary>P(F &gt; f), to its last digit however small.</summary>
    internal static double Above(double f, double freedom, double errorFreedom) =>
        double.IsNaN(f)
            ? double.NaN
            : SpecialFunctions.BetaRegularized(errorFreedom / 2, freedom / 2, errorFreedom / (errorFreedom + (freedom * f)));

    /// <summary>Covariances of the levels after each subject's own mean is taken off.</summary>
    private static double[,] DoublyCentred(IReadOnlyList<double[]> values, double[] means)
    {
        var levels = means.Length;
        var (sums, grand, rest) = (new double[levels, levels], means.Average(), new double[levels]);
        foreach (var row in values)
        {
            var own = row.Average();
            for (var j = 0; j < levels; j++)
            {
                rest[j] = row[j] - own - means[j] + grand;
            }
            for (var i = 0; i < levels; i++)
            {
                for (var j = 0; j < levels; j++)
                {
                    sums[i, j] += rest[i] * rest[j] / (values.Count - 1);
                }
            }
        }
        return sums;
    }
}
