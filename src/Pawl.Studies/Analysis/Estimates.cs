using Pawl.Studies.Statistics;

namespace Pawl.Studies.Analysis;

/// <summary>Numbers of one cohort whose intervals come from one bootstrap over baselines: asked for first, drawn together, then read.</summary>
internal sealed class Estimates(Cohort cohort, AnalysisOptions options)
{
    private readonly List<Func<Totals, double>> asked = [];
    private double[] values = [];
    private ClusterBootstrap.Interval?[] intervals = [];

    internal Cohort Cohort => cohort;
    internal AnalysisOptions Options => options;

    /// <summary>Asks for a number; where it cannot be formed it is not finite.</summary>
    internal Estimate Ask(Func<Totals, double> statistic)
    {
        asked.Add(statistic);
        return new Estimate(this, asked.Count - 1, logarithmic: false);
    }

    /// <summary>Asks for a ratio: bootstrapped as its logarithm.</summary>
    internal Estimate AskRatio(Func<Totals, double> ratio)
    {
        asked.Add(totals => Math.Log(ratio(totals)));
        return new Estimate(this, asked.Count - 1, logarithmic: true);
    }

    /// <summary>Asks for a number that drawing baselines anew biases: its interval is moved back by the bias of the draws.</summary>
    internal Estimate AskBiased(Func<Totals, double> statistic)
    {
        asked.Add(statistic);
        return new Estimate(this, asked.Count - 1, logarithmic: false, biased: true);
    }

    internal void Draw()
    {
        double[] All(int[] times)
        {
            var totals = cohort.Weighted(times);
            return [.. asked.Select(statistic => statistic(totals))];
        }
        values = All([.. Enumerable.Repeat(1, cohort.Baselines.Count)]);
        intervals = ClusterBootstrap.Of(cohort.Baselines.Count, options.Draws, options.Seed, All);
    }

    /// <summary>One number that was asked for.</summary>
    internal sealed class Estimate(Estimates of, int number, bool logarithmic, bool biased = false)
    {
        private ClusterBootstrap.Interval? Interval => of.intervals[number];

        /// <summary>Null where it cannot be formed.</summary>
        internal double? Value => double.IsFinite(of.values[number]) ? Scaled(of.values[number]) : null;
        internal double? Low => Value is null || Interval is null ? null : Scaled(Interval.Low - Bias(Interval));
        internal double? High => Value is null || Interval is null ? null : Scaled(Interval.High - Bias(Interval));

        /// <summary>Two-sided, from the bootstrap's error: a ratio against 1, a difference against 0.</summary>
        internal double? P =>
            Value is null || Interval is not { Error: > 0 } interval
                ? null
                : Coefficient.TwoSided(of.values[number] / interval.Error, of.Cohort.Baselines.Count - 1);

        /// <summary>Does the 90 % interval of a ratio lie within the bounds of no difference?</summary>
        internal bool? Equivalent =>
            Value is null || Interval is not { } interval
                ? null
                : Math.Abs(interval.Low90) < Math.Log(of.Options.Equivalence)
                    && Math.Abs(interval.High90) < Math.Log(of.Options.Equivalence);

        private double Bias(ClusterBootstrap.Interval interval) => biased ? interval.Mean - of.values[number] : 0;

        private double Scaled(double value) => logarithmic ? Math.Exp(value) : value;
    }
}
