namespace Pawl.Studies.Statistics;

/// <summary>
/// A Poisson, negative-binomial or logistic model with a random intercept for each cluster, by maximum likelihood with
/// Laplace's approximation of each cluster's integral.
/// </summary>
/// <param name="ClusterDeviation">Standard deviation of the intercepts on the scale of the linear predictor.</param>
/// <param name="Theta">The negative binomial's; infinite otherwise.</param>
public sealed record MixedGeneralised(IReadOnlyList<Coefficient> Coefficients, double ClusterDeviation, double Theta, double LogLikelihood)
{
    /// <summary>More distinct rows than this are not fitted: hours are no answer.</summary>
    public const int MostRows = 250_000;

    public static MixedGeneralised? FitPoisson(Design design) => Fit(design, _ => new Family.Poisson(), null);

    public static MixedGeneralised? FitLogistic(Design design) => Fit(design, _ => new Family.Binary(), null);

    public static MixedGeneralised? FitNegativeBinomial(Design design) => Fit(design, theta => new Family.NegativeBinomial(theta), 1);

    /// <param name="theta">Where the search for θ begins; null for a family without one.</param>
    private static MixedGeneralised? Fit(Design design, Func<double, Family> family, double? theta)
    {
        if (
            design.Rows > MostRows
            || design.Clusters < 2
            || GeneralisedLinear.Scored(design, theta is null ? family(1) : new Family.Poisson(), null) is not { } fixedOnly
        )
        {
            return null;
        }
        var rows = RowsOf(design);
        double[] start = theta is { } t ? [.. fixedOnly, Math.Log(0.5), Math.Log(t)] : [.. fixedOnly, Math.Log(0.5)];
        double Likelihood(double[] at)
        {
            var own = family(theta is null ? 1 : Math.Exp(Math.Clamp(at[^1], -20, 20)));
            var parts = new double[design.Clusters];
            Parallel.For(
                0,
                parts.Length,
                k => parts[k] = rows[k].Length == 0 ? 0 : Integral(design, rows[k], own, at, Math.Exp(at[design.Width]))
            );
            return parts.Sum();
        }
        if (Maximiser.Newton(Likelihood, start) is not { } top)
        {
            return null;
        }
        return new MixedGeneralised(
            LeastSquares.Coefficients(design.Terms, top.At, top.Variance, double.PositiveInfinity),
            Math.Exp(top.At[design.Width]),
            theta is null ? double.PositiveInfinity : Math.Exp(top.At[^1]),
            top.Value
        );
    }

    private static int[][] RowsOf(Design design)
    {
        var rows = Enumerable.Range(0, design.Clusters).Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < design.Rows; i++)
        {
            rows[design.Cluster(i)].Add(i);
        }
        return Array.ConvertAll(rows, r => r.ToArray());
    }

    /// <summary>Laplace's logarithm of one cluster's likelihood. The mode is searched anew from nought: the value must not depend on what was asked before.</summary>
    private static double Integral(Design design, int[] rows, Family family, double[] at, double deviation)
    {
        var etas = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            etas[i] = design.Linear(rows[i], at.AsSpan(0, design.Width));
        }
        var precision = 1 / (deviation * deviation);
        var u = 0.0;
        var curvature = precision;
        for (var round = 0; round < 100; round++)
        {
            var slope = -u * precision;
            curvature = precision;
            for (var i = 0; i < rows.Length; i++)
            {
                var (weight, y) = (design.Frequency(rows[i]), design.Outcome(rows[i]));
                slope += weight * family.Slope(y, etas[i] + u);
                curvature += weight * family.Curvature(y, etas[i] + u);
            }
            var step = Math.Clamp(slope / curvature, -2, 2);
            u += step;
            if (Math.Abs(step) < 1e-10)
            {
                break;
            }
        }
        var sum = -u * u * precision / 2;
        for (var i = 0; i < rows.Length; i++)
        {
            sum += design.Frequency(rows[i]) * family.LogLikelihood(design.Outcome(rows[i]), etas[i] + u);
        }
        return sum - Math.Log(deviation) - (Math.Log(curvature) / 2);
    }
}
