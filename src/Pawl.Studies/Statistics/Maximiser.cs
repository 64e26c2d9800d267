using MathNet.Numerics.LinearAlgebra;

namespace Pawl.Studies.Statistics;

/// <summary>Tops of smooth functions that have one.</summary>
internal static class Maximiser
{
    private const int Rounds = 100;

    /// <summary>Golden section, then parabola-free: good to the root of the arithmetic.</summary>
    internal static double Golden(Func<double, double> function, double low, double high)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var (x, y) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
        var (fx, fy) = (function(x), function(y));
        while (high - low > 1e-9)
        {
            if (fx > fy)
            {
                (high, y, fy) = (y, x, fx);
                x = high - (ratio * (high - low));
                fx = function(x);
            }
            else
            {
                (low, x, fx) = (x, y, fy);
                y = low + (ratio * (high - low));
                fy = function(y);
            }
        }
        return (low + high) / 2;
    }

    /// <summary>Newton's method, damped until every step climbs; second derivatives are differences of the first.</summary>
    /// <param name="function">The value and its gradient; the value need not be there when it is not asked for.</param>
    /// <returns>The top and the inverse of the curvature there, which is the variance when the function is a log-likelihood; null when there is no top.</returns>
    internal static (double[] At, double Value, Matrix<double> Variance)? Newton(
        Func<double[], bool, (double Value, double[] Slope)> function,
        double[] start
    )
    {
        var (at, damping) = (start, 0.0);
        var (value, gradient) = function(start, true);
        for (var round = 0; round < Rounds; round++)
        {
            var (slope, curvature) = (Vector<double>.Build.Dense(gradient), Curvature(function, at));
            var moved = false;
            while (!moved)
            {
                var damped = curvature.Clone();
                for (var i = 0; i < at.Length; i++)
                {
                    damped[i, i] += damping * (Math.Abs(curvature[i, i]) + 1e-3);
                }
                if (Symmetric.Inverse(damped) is { } inverse)
                {
                    var step = inverse * slope;
                    if (step.DotProduct(slope) < 1e-10)
                    {
                        return Symmetric.Inverse(curvature) is { } variance ? (at, value, variance) : null;
                    }
                    var next = at.Zip(step, (x, s) => x + s).ToArray();
                    var (reached, slopes) = function(next, true);
                    if (reached > value)
                    {
                        (at, value, gradient, moved) = (next, reached, slopes, true);
                        damping = damping < 1e-4 ? 0 : damping / 10;
                        continue;
                    }
                    if (step.DotProduct(slope) < 1e-7)
                    {
                        return Symmetric.Inverse(curvature) is { } variance ? (at, value, variance) : null;
                    }
                }
                damping = damping == 0 ? 1e-3 : damping * 10;
                if (damping > 1e8)
                {
                    return null;
                }
            }
        }
        return null;
    }

    /// <summary>The matrix of second derivatives with its sign turned.</summary>
    private static Matrix<double> Curvature(Func<double[], bool, (double Value, double[] Slope)> function, double[] at)
    {
        const double Step = 1e-4;
        var size = at.Length;
        var rows = new double[size][];
        for (var i = 0; i < size; i++)
        {
            var (up, down) = (Moved(i, 1), Moved(i, -1));
            rows[i] = [.. Enumerable.Range(0, size).Select(j => (down[j] - up[j]) / (2 * Step))];
        }
        return Matrix<double>.Build.Dense(size, size, (i, j) => (rows[i][j] + rows[j][i]) / 2);

        double[] Moved(int i, int steps)
        {
            var x = (double[])at.Clone();
            x[i] += steps * Step;
            return function(x, false).Slope;
        }
    }
}
