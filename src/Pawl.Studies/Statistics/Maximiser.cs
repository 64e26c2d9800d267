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

    /// <summary>
    /// Newton's method with derivatives from differences, damped until every step climbs.
    /// </summary>
    /// <returns>The top and the inverse of the curvature there, which is the variance when the function is a log-likelihood; null when there is no top.</returns>
    internal static (double[] At, double Value, Matrix<double> Variance)? Newton(Func<double[], double> function, double[] start)
    {
        var (at, value, damping) = (start, function(start), 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var (slope, curvature) = Derivatives(function, at, value);
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
                    var reached = function(next);
                    if (reached > value)
                    {
                        (at, value, moved) = (next, reached, true);
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

    /// <summary>The gradient, and the matrix of second derivatives with its sign turned.</summary>
    private static (Vector<double> Slope, Matrix<double> Curvature) Derivatives(Func<double[], double> function, double[] at, double value)
    {
        const double Step = 1e-3;
        var size = at.Length;
        var (slope, curvature) = (Vector<double>.Build.Dense(size), Symmetric.Zero(size));
        double Moved(int i, double di, int j, double dj)
        {
            var x = (double[])at.Clone();
            x[i] += di * Step;
            x[j] += dj * Step;
            return function(x);
        }
        for (var i = 0; i < size; i++)
        {
            var (up, down, up2, down2) = (Moved(i, 1, i, 0), Moved(i, -1, i, 0), Moved(i, 2, i, 0), Moved(i, -2, i, 0));
            slope[i] = ((8 * (up - down)) - (up2 - down2)) / (12 * Step);
            curvature[i, i] = -((16 * (up + down)) - (up2 + down2) - (30 * value)) / (12 * Step * Step);
            for (var j = 0; j < i; j++)
            {
                var mixed = Moved(i, 1, j, 1) - Moved(i, 1, j, -1) - Moved(i, -1, j, 1) + Moved(i, -1, j, -1);
                curvature[i, j] = curvature[j, i] = -mixed / (4 * Step * Step);
            }
        }
        return (slope, curvature);
    }
}
