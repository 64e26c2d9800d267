using MathNet.Numerics.LinearAlgebra;

namespace Pawl.Studies.Statistics;

/// <summary>A linear model with a random intercept for each cluster, by restricted maximum likelihood.</summary>
/// <param name="ClusterDeviation">Standard deviation between clusters.</param>
/// <param name="ResidualDeviation">Standard deviation within them.</param>
public sealed record MixedLinear(
    IReadOnlyList<Coefficient> Coefficients,
    double ClusterDeviation,
    double ResidualDeviation,
    double RestrictedLogLikelihood
)
{
    /// <summary>Sums of one cluster: all that the likelihood needs of it.</summary>
    private sealed class Cluster(int width)
    {
        internal double Count { get; set; }
        internal double Outcomes { get; set; }
        internal Vector<double> Predictors { get; } = Vector<double>.Build.Dense(width);
    }

    private sealed record State(Vector<double> Beta, Matrix<double> Inverse, double Variance, double LogLikelihood);

    public static MixedLinear? Fit(Design design)
    {
        var cross = Symmetric.Zero(design.Width);
        var target = Vector<double>.Build.Dense(design.Width);
        var squares = 0.0;
        var clusters = Enumerable.Range(0, design.Clusters).Select(_ => new Cluster(design.Width)).ToArray();
        for (var i = 0; i < design.Rows; i++)
        {
            var row = design.Row(i);
            var (weight, y, cluster) = (design.Frequency(i), design.Outcome(i), clusters[design.Cluster(i)]);
            Symmetric.AddOuter(cross, row, weight);
            squares += weight * y * y;
            cluster.Count += weight;
            cluster.Outcomes += weight * y;
            for (var j = 0; j < row.Length; j++)
            {
                target[j] += weight * y * row[j];
                cluster.Predictors[j] += weight * row[j];
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
        return new MixedLinear(
            LeastSquares.Coefficients(design.Terms, best.Beta.ToArray(), best.Inverse * best.Variance, Math.Max(1, design.Clusters - 1)),
            ratio < -11 ? 0 : Math.Exp(ratio) * sigma,
            sigma,
            best.LogLikelihood
        );
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
        var freedom = design.Observations - design.Width;
        var variance = (c - beta.DotProduct(b)) / freedom;
        var likelihood = -0.5 * ((freedom * (1 + Math.Log(2 * Math.PI * variance))) + log - Math.Log(inverse.Determinant()));
        return new State(beta, inverse, variance, likelihood);
    }
}
