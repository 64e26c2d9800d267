using MathNet.Numerics.Distributions;

namespace Pawl.Studies.Statistics;

/// <summary>
/// How often a design sees a trend that is there, by simulation: counts that vary more than Poisson's, baselines with levels
/// and slopes of their own, and a test that allows for it (each baseline's slope, Student's t between baselines).
/// </summary>
/// <param name="Chains">Of each baseline: strategies times replicates.</param>
/// <param name="Mean">Expected findings at iteration 1.</param>
/// <param name="Ratio">Expected findings at the last iteration over those at the first.</param>
/// <param name="Theta">Variance is μ + μ²/θ.</param>
public sealed record Power(int Baselines, int Chains, int Iterations, double Mean, double Ratio, double Theta)
{
    /// <summary>Standard deviation of the baselines' levels, on the scale of logarithms.</summary>
    public double LevelDeviation { get; init; } = 0.3;

    /// <summary>Standard deviation of the baselines' slopes for one iteration, on the scale of logarithms.</summary>
    public double SlopeDeviation { get; init; } = 0.05;

    /// <summary>Share of simulated studies that see the trend at 5 %.</summary>
    public double Simulate(int runs, ulong seed)
    {
        var seen = new bool[runs];
        var limit = StudentT.InvCDF(0, 1, Baselines - 1, 0.975);
        Parallel.For(0, runs, run => seen[run] = Math.Abs(Statistic(new Seeded(seed, (ulong)run + 1))) > limit);
        return seen.Count(s => s) / (double)runs;
    }

    private double Statistic(Seeded seeded)
    {
        var slopes = new double[Baselines];
        var middle = (Iterations - 1) / 2.0;
        var squares = Enumerable.Range(0, Iterations).Sum(i => (i - middle) * (i - middle));
        for (var baseline = 0; baseline < Baselines; baseline++)
        {
            var level = Math.Log(Mean) + (LevelDeviation * seeded.Normal());
            var slope = (Math.Log(Ratio) / (Iterations - 1)) + (SlopeDeviation * seeded.Normal());
            for (var iteration = 0; iteration < Iterations; iteration++)
            {
                // The sum over the chains, which is negative-binomial itself.
                var mean = Chains * Math.Exp(level + (slope * iteration));
                var sum = seeded.NegativeBinomial(mean, Chains * Theta);
                slopes[baseline] += (iteration - middle) * Math.Log(((double)sum / Chains) + 0.5) / squares;
            }
        }
        var middleSlope = slopes.Average();
        var deviation = Math.Sqrt(slopes.Sum(s => (s - middleSlope) * (s - middleSlope)) / (Baselines - 1));
        return middleSlope / (deviation / Math.Sqrt(Baselines));
    }
}
