using MathNet.Numerics.LinearAlgebra;

namespace Pawl.Studies.Statistics;

/// <summary>Ordinary least squares.</summary>
/// <param name="Plain">As if every row stood for itself.</param>
/// <param name="Clustered">With errors that allow for clusters (CR1), Student's t with one degree of freedom less than there are clusters.</param>
public sealed record LeastSquares(
    IReadOnlyList<Coefficient> Plain,
    IReadOnlyList<Coefficient> Clustered,
    double RSquared,
    double AdjustedRSquared,
    double F,
    double ModelFreedom,
    double ResidualFreedom,
    double P
)
{
    /// <summary>Null when a predictor is a combination of the others, or there are no more rows than terms.</summary>
    /// <param name="design">Its first term is the constant; it has no offsets.</param>
    public static LeastSquares? Fit(Design design)
    {
        var (cross, target) = (Symmetric.Zero(design.Width), Vector<double>.Build.Dense(design.Width));
        var (sum, n) = (0.0, design.Observations);
        for (var i = 0; i < design.Rows; i++)
        {
            var row = design.Row(i);
            var (count, outcome) = (design.Count(i), design.Outcome(i));
            Symmetric.AddOuter(cross, row, count);
            sum += outcome;
            for (var j = 0; j < row.Length; j++)
            {
                target[j] += outcome * row[j];
            }
        }
        var freedom = n - design.Width;
        if (freedom <= 0 || Symmetric.Inverse(cross) is not { } bread)
        {
            return null;
        }
        var beta = (bread * target).ToArray();
        var (total, rest) = (0.0, 0.0);
        var scores = new double[design.Clusters, design.Width];
        for (var i = 0; i < design.Rows; i++)
        {
            var row = design.Row(i);
            var fitted = design.Linear(i, beta);
            rest += design.SquaresAround(i, fitted);
            total += design.SquaresAround(i, sum / n);
            var residuals = design.Outcome(i) - (design.Count(i) * fitted);
            for (var j = 0; j < row.Length; j++)
            {
                scores[design.Cluster(i), j] += residuals * row[j];
            }
        }
        var clusters = design.Clusters;
        var robust = Sandwich(bread, scores, (double)clusters / (clusters - 1) * (n - 1) / freedom);
        var (explained, model) = (1 - (rest / total), design.Width - 1.0);
        var f = explained / model / ((1 - explained) / freedom);
        return new LeastSquares(
            Coefficients(design.Terms, beta, bread * (rest / freedom), freedom),
            Coefficients(design.Terms, beta, robust, clusters - 1),
            explained,
            1 - ((1 - explained) * (n - 1) / freedom),
            f,
            model,
            freedom,
            RepeatedMeasures.Above(f, model, freedom)
        );
    }

    /// <summary>The variance that allows for clusters: bread, the scores' sums within clusters, bread.</summary>
    internal static Matrix<double> Sandwich(Matrix<double> bread, double[,] scores, double scale)
    {
        var sums = Matrix<double>.Build.DenseOfArray(scores);
        return bread * sums.TransposeThisAndMultiply(sums) * bread * scale;
    }

    internal static IReadOnlyList<Coefficient> Coefficients(
        IReadOnlyList<string> terms,
        IReadOnlyList<double> beta,
        Matrix<double> variance,
        double freedom
    ) => [.. terms.Select((term, i) => Coefficient.Of(term, beta[i], Math.Sqrt(variance[i, i]), freedom))];
}
