namespace Pawl.Studies.Statistics;

/// <summary>Intervals by drawing whole clusters with replacement: what hangs together is drawn together.</summary>
public static class ClusterBootstrap
{
    /// <param name="Low">Lower end of the 95 % percentile interval.</param>
    /// <param name="Error">Standard deviation over the draws.</param>
    /// <param name="Undefined">Share of draws in which the number could not be formed.</param>
    public sealed record Interval(double Low, double High, double Error, double Undefined)
    {
        /// <summary>Over the draws; away from the number itself where drawing anew biases it.</summary>
        public double Mean { get; init; }

        /// <summary>Narrower: both one-sided tests of equivalence at 5 %.</summary>
        public double Low90 { get; init; }
        public double High90 { get; init; }
    }

    /// <param name="statistics">Numbers from how often each cluster counts; NaN where one cannot be formed.</param>
    /// <returns>One interval for each number; null where fewer than two clusters or hardly any draws give one.</returns>
    public static Interval?[] Of(int clusters, int draws, ulong seed, Func<int[], double[]> statistics)
    {
        var width = statistics([.. Enumerable.Repeat(1, clusters)]).Length;
        if (clusters < 2)
        {
            return new Interval?[width];
        }
        var all = new double[draws][];
        Parallel.For(
            0,
            draws,
            draw =>
            {
                var (seeded, times) = (new Seeded(seed, (ulong)draw + 1), new int[clusters]);
                for (var i = 0; i < clusters; i++)
                {
                    times[seeded.Below(clusters)]++;
                }
                all[draw] = statistics(times);
            }
        );
        return
        [
            .. Enumerable.Range(0, width).Select(i => Summary([.. all.Select(values => values[i]).Where(double.IsFinite).Order()], draws)),
        ];
    }

    private static Interval? Summary(double[] sorted, int draws)
    {
        if (sorted.Length < draws / 2 || sorted.Length < 2)
        {
            return null;
        }
        var mean = sorted.Average();
        var error = Math.Sqrt(sorted.Sum(x => (x - mean) * (x - mean)) / (sorted.Length - 1));
        return new Interval(
            Quantiles.OfSorted(sorted, 0.025),
            Quantiles.OfSorted(sorted, 0.975),
            error,
            1 - ((double)sorted.Length / draws)
        )
        {
            Mean = mean,
            Low90 = Quantiles.OfSorted(sorted, 0.05),
            High90 = Quantiles.OfSorted(sorted, 0.95),
        };
    }
}
