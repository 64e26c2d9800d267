using MathNet.Numerics.LinearAlgebra;

namespace Pawl.Studies.Statistics;

/// <summary>A linear model with a random intercept for each cluster, by restricted maximum likelihood.</summary>
/// <param name="Freedoms">Satterthwaite's degrees of freedom of each coefficient.</param>
/// <param name="ClusterDeviation">Standard deviation between clusters.</param>
/// <param name="ResidualDeviation">Standard deviation within them.</param>
public sealed record MixedLinear(
    IReadOnlyList<Coefficient> Coefficients,
    IReadOnlyList<double> Freedoms,
    double ClusterDeviation,
    double ResidualDeviation,
    double RestrictedLogLikelihood
)
{
    /// <summary>Below this the logarithm of the ratio of deviations means none between clusters.</summary>
    private const double NoRatio = -11;

    /// <summary>Sums of one cluster: all that the likelihood needs of it.</summary>
    private sealed class Cluster(int width)
    {
        internal double Count { get; set; }
        internal double Outcomes { get; set; }
        internal Vector<double> Predictors { get; } = Vector<double>.Build.Dense(width);
    }

    /// <param name="Squares">What is left of the outcomes' squares.</param>
    /// <param name="LogDeterminants">Of the outcomes' covariance and of the coefficients' information together.</param>
    private sealed record State(Vector<double> Beta, Matrix<double> Inverse, double Squares, double LogDeterminants, double Freedom)
    {
        internal double Variance => Squares / Freedom;
        internal double LogLikelihood => -0.5 * ((Freedom * (1 + Math.Log(2 * Math.PI * Variance))) + LogDeterminants);
    }

    public static MixedLinear? Fit(Design design)
    {
        var cross = Symmetric.Zero(design.Width);
        var target = Vector<double>.Build.Dense(design.Width);
        var squares = 0.0;
        var clusters = Enumerable.Range(0, design.Clusters).Select(_ => new Cluster(design.Width)).ToArray();
        for (var i = 0; i < design.Rows; i++)
        {
            var row = design.Row(i);
            var (count, outcome, cluster) = (design.Count(i), design.Outcome(i), clusters[design.Cluster(i)]);
            Symmetric.AddOuter(cross, row, count);
            squares += design.SquaresAround(i, 0);
            cluster.Count += count;
            cluster.Outcomes += outcome;
            for (var j = 0; j < row.Length; j++)
            {
                target[j] += outcome * row[j];
                cluster.Predictors[j] += count * row[j];
            }
        }
        State? At(double logRatio) => Profile(design, cross, target, squares, clusters, Math.Exp(2 * logRatio));
        if (design.Observations <= design.Width || At(0) is null)
        {
            return null;
        }
        // The ratio of the two deviations, on a logarithmic scale; its likelihood has one top.
        var ratio = Maximiser.Golden(x => At(x)!.LogLikelihood, -12, 8);
        var best = At(ratio)!;
        var sigma = Math.Sqrt(best.Variance);
        double[] freedoms = ratio < NoRatio ? [.. Enumerable.Repeat(best.Freedom, design.Width)] : Satterthwaite(x => At(x)!, ratio, best);
        return new MixedLinear(
            [
                .. design.Terms.Select(
                    (term, i) => Coefficient.Of(term, best.Beta[i], Math.Sqrt(best.Inverse[i, i] * best.Variance), freedoms[i])
                ),
            ],
            freedoms,
            ratio < NoRatio ? 0 : Math.Exp(ratio) * sigma,
            sigma,
            best.LogLikelihood
        );
    }

    /// <summary>
    /// How surely each coefficient's variance is known, as degrees of freedom: from the likelihood's curvature in the two variances, here as
    /// the logarithms of their ratio and of the one within.
    /// </summary>
    private static double[] Satterthwaite(Func<double, State> at, double ratio, State best)
    {
        const double Step = 1e-2;
        var (up, down, up2, down2) = (at(ratio + Step), at(ratio - Step), at(ratio + (2 * Step)), at(ratio - (2 * Step)));
        double Slope(Func<State, double> of) => ((8 * (of(up) - of(down))) - (of(up2) - of(down2))) / (12 * Step);
        double Bend(Func<State, double> of) => ((16 * (of(up) + of(down))) - (of(up2) + of(down2)) - (30 * of(best))) / (12 * Step * Step);
        var variance = best.Variance;
        var (a, b, c) = (
            0.5 * (Bend(s => s.LogDeterminants) + (Bend(s => s.Squares) / variance)),
            -0.5 * Slope(s => s.Squares) / variance,
            0.5 * best.Freedom
        );
        var determinant = (a * c) - (b * b);
        return
        [
            .. Enumerable
                .Range(0, best.Beta.Count)
                .Select(j =>
                {
                    var (x, y) = (Slope(s => s.Inverse[j, j]), best.Inverse[j, j]);
                    var freedom = 2 * y * y * determinant / ((c * x * x) - (2 * b * x * y) + (a * y * y));
                    return double.IsFinite(freedom) && freedom > 0 ? Math.Min(freedom, best.Freedom) : best.Freedom;
                }),
        ];
    }

    /// <param name="ratio">Variance between clusters over the one within.</param>
    private static State? Profile(
        Design design,
        Matrix<double> cross,
        Vector<double> target,
        double squares,
        Cluster[] clusters,
        double ratio
    )
    {
        var (a, b, c, log) = (cross.Clone(), target.Clone(), squares, 0.0);
        foreach (var cluster in clusters.Where(k => k.Count > 0))
        {
            var share = ratio / (1 + (ratio * cluster.Count));
            Symmetric.AddOuter(a, cluster.Predictors.ToArray(), -share);
            b -= cluster.Predictors * (share * cluster.Outcomes);
            c -= share * cluster.Outcomes * cluster.Outcomes;
            log += Math.Log(1 + (ratio * cluster.Count));
        }
        if (Symmetric.Inverse(a) is not { } inverse)
        {
            return null;
        }
        var beta = inverse * b;
        return new State(beta, inverse, c - beta.DotProduct(b), log - Math.Log(inverse.Determinant()), design.Observations - design.Width);
    }
}
