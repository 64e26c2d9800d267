using MathNet.Numerics.LinearAlgebra;

namespace Pawl.Studies.Statistics;

/// <summary>
/// Tests of least squares for few clusters: under the hypothesis that a coefficient is nought, whole clusters' residuals turn their sign, and
/// t by clusters is formed anew. All ways of turning are tried where there are no more of them than draws. It works on sums of clusters.
/// </summary>
public static class WildClusterBootstrap
{
    /// <summary>One cluster under one hypothesis.</summary>
    /// <param name="Scores">Of the residuals.</param>
    /// <param name="Own">The scores' part in the coefficient.</param>
    /// <param name="Cross">How the coefficient's scores move with all coefficients.</param>
    private sealed record Part(double[] Scores, double Own, double[] Cross);

    /// <returns>Two-sided p of each term; null when nothing can be estimated.</returns>
    public static IReadOnlyList<double>? Of(Design design, int draws, ulong seed)
    {
        var width = design.Width;
        var crosses = Enumerable.Range(0, design.Clusters).Select(_ => Symmetric.Zero(width)).ToList();
        var targets = crosses.ConvertAll(_ => Vector<double>.Build.Dense(width));
        for (var i = 0; i < design.Rows; i++)
        {
            var row = design.Row(i);
            var cluster = design.Cluster(i);
            Symmetric.AddOuter(crosses[cluster], row, design.Count(i));
            for (var j = 0; j < width; j++)
            {
                targets[cluster][j] += design.Outcome(i) * row[j];
            }
        }
        var cross = crosses.Aggregate(Symmetric.Zero(width), (sum, own) => sum + own);
        if (design.Clusters < 2 || Symmetric.Inverse(cross) is not { } bread)
        {
            return null;
        }
        var target = targets.Aggregate((sum, own) => sum + own);
        return
        [
            .. Enumerable.Range(0, width).Select(term => P(Parts(crosses, targets, cross, target, bread, term), bread, term, draws, seed)),
        ];
    }

    private static Part[] Parts(
        List<Matrix<double>> crosses,
        List<Vector<double>> targets,
        Matrix<double> cross,
        Vector<double> target,
        Matrix<double> bread,
        int term
    )
    {
        var row = bread.Row(term);
        var beta = bread * target;
        // The best coefficients with that one nought.
        var held = beta - (row * (beta[term] / bread[term, term]));
        return
        [
            .. crosses.Select(
                (own, g) =>
                {
                    var scores = targets[g] - (own * held);
                    return new Part(scores.ToArray(), row.DotProduct(scores), (own * row).ToArray());
                }
            ),
        ];
    }

    private static double P(Part[] parts, Matrix<double> bread, int term, int draws, ulong seed)
    {
        var inverse = bread.ToRowArrays();
        var all = parts.Length < 30 && 1L << parts.Length <= Math.Max(draws, 4096);
        var observed = Statistic(parts, inverse, term, _ => 1);
        var reached = new bool[all ? 1 << parts.Length : draws];
        Parallel.For(
            0,
            reached.Length,
            draw =>
            {
                var seeded = new Seeded(seed, (ulong)draw + 1);
                var signs = Array.ConvertAll(parts, _ => all ? 0 : seeded.Below(2));
                var t = Statistic(parts, inverse, term, g => (all ? (draw >> g) & 1 : signs[g]) == 0 ? 1 : -1);
                reached[draw] = t >= observed * (1 - 1e-9);
            }
        );
        return all ? reached.Count(r => r) / (double)reached.Length : (1.0 + reached.Count(r => r)) / (reached.Length + 1);
    }

    /// <summary>The absolute value of t, but for a factor that is the same in all draws.</summary>
    private static double Statistic(Part[] parts, double[][] bread, int term, Func<int, int> sign)
    {
        var sums = new double[bread.Length];
        for (var g = 0; g < parts.Length; g++)
        {
            for (var j = 0; j < sums.Length; j++)
            {
                sums[j] += sign(g) * parts[g].Scores[j];
            }
        }
        var moved = Array.ConvertAll(bread, row => Dot(row, sums));
        var squares = 0.0;
        for (var g = 0; g < parts.Length; g++)
        {
            var score = (sign(g) * parts[g].Own) - Dot(parts[g].Cross, moved);
            squares += score * score;
        }
        return Math.Abs(moved[term]) / Math.Sqrt(squares);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
