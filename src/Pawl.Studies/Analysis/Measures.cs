using MathNet.Numerics.LinearAlgebra;
using Pawl.Studies.Statistics;

namespace Pawl.Studies.Analysis;

/// <summary>The numbers that claims can be about, all over the control arm.</summary>
internal static class Measures
{
    private const int Control = 0;
    private const double Even = 1.0 / 12;

    internal static IReadOnlyList<Measure> All { get; } =
    [
        Ratio("critical-5-over-1", (t, _) => Over(t, Field.Critical, (5, 5), (1, 1))),
        Ratio(
            "critical-through-5-over-1",
            (t, _) =>
                t.Sum(Field.CriticalIntroduced, Control, null, 1, 5) / t.Sum(Field.CriticalIntroduced, Control, null, 1, 1) * Reached(t, 5)
        ),
        Ratio("critical-4-5-over-1-2", (t, _) => Over(t, Field.Critical, (4, 5), (1, 2))),
        Ratio("with-critical-5-over-1", (t, _) => Over(t, Field.WithCritical, (5, 5), (1, 1))),
        Plain("present-1-2", 0, (t, _) => t.Mean(Field.Present, Control, null, 1, 2) * Reached(t, 2)),
        Ratio("present-3-7-over-1-2", (t, _) => Over(t, Field.Present, (3, 7), (1, 2))),
        Ratio("present-8-10-over-1-2", (t, _) => Over(t, Field.Present, (8, 10), (1, 2))),
        Ratio("introduced-3-7-over-1-2", (t, _) => Over(t, Field.Introduced, (3, 7), (1, 2))),
        Ratio("introduced-8-10-over-1-2", (t, _) => Over(t, Field.Introduced, (8, 10), (1, 2))),
        Ratio("present-last-over-first", (t, _) => Over(t, Field.Present, (t.Iterations, t.Iterations), (1, 1))),
        Ratio("introduced-feature-over-security", (t, g) => Of(t, g, "feature", Field.Introduced) / Of(t, g, "security", Field.Introduced)),
        Ratio("critical-efficiency-over-others", (t, g) => OverOthers(t, g, "efficiency", Field.CriticalIntroduced)),
        Ratio("introduced-feature-over-others", (t, g) => OverOthers(t, g, "feature", Field.Introduced)),
        Plain("introduced-security", 0, (t, g) => Of(t, g, "security", Field.Introduced)),
        Plain("net-security-late", 0, (t, g) => Of(t, g, "security", Field.Introduced, 4) - Of(t, g, "security", Field.Fixed, 4)),
        Plain("share-efficiency-memory", Even, (t, g) => Share(t, g, "efficiency", "memory-safety")),
        Plain("share-feature-concurrency", Even, (t, g) => Share(t, g, "feature", "concurrency")),
        Plain("share-security-cryptography", Even, (t, g) => Share(t, g, "security", "cryptographic-implementation")),
        Plain("correlation-complexity", 0, (t, _) => Correlation(t)),
        Plain("beta-complexity", 0, (t, g) => Slopes(t, g).Complexity),
        Plain("beta-iteration", 0, (t, g) => Slopes(t, g).Iteration),
        Plain("cramers-v", 0, (t, g) => V(t, g)) with
        {
            IsBiased = true,
        },
        Plain("worse-at-10", 0, (t, _) => t.Chain(ChainField.WorseAt10, Control, null) / t.Chain(ChainField.KnownAt10, Control, null)),
    ];

    private static Measure Ratio(string name, Func<Totals, Cohort, double> of) => new(name, 1, true, of);

    private static Measure Plain(string name, double none, Func<Totals, Cohort, double> of) => new(name, none, false, of);

    /// <summary>Per sample, later iterations over earlier ones; not a number when the records do not reach so far.</summary>
    private static double Over(Totals totals, Field field, (int From, int To) later, (int From, int To) earlier) =>
        totals.Mean(field, Control, null, later.From, later.To)
        / totals.Mean(field, Control, null, earlier.From, earlier.To)
        * Reached(totals, later.To);

    /// <summary>1, or not a number when there are no samples of that iteration.</summary>
    private static double Reached(Totals totals, int iteration) =>
        totals.Sum(Field.Samples, Control, null, iteration, iteration) > 0 ? 1 : double.NaN;

    /// <summary>Per sample of a strategy; not a number when the study has no such strategy.</summary>
    private static double Of(Totals totals, Cohort cohort, string strategy, Field field, int from = 1) =>
        cohort.Strategies.IndexOf(strategy) is var s and >= 0 ? totals.Mean(field, Control, s, from, totals.Iterations) : double.NaN;

    private static double OverOthers(Totals totals, Cohort cohort, string strategy, Field field)
    {
        var own = Of(totals, cohort, strategy, field);
        var s = cohort.Strategies.IndexOf(strategy);
        var others = Enumerable.Range(0, cohort.Strategies.Count).Where(other => other != s).ToList();
        var (sum, samples) = (
            others.Sum(o => totals.Sum(field, Control, o, 1, totals.Iterations)),
            others.Sum(o => totals.Sum(Field.Samples, Control, o, 1, totals.Iterations))
        );
        return own / (sum / samples);
    }

    private static double Share(Totals totals, Cohort cohort, string strategy, string category)
    {
        var (s, c) = (cohort.Strategies.IndexOf(strategy), Categories.Of(category));
        if (s < 0)
        {
            return double.NaN;
        }
        return totals.Category(Control, s, c, introduced: true)
            / Enumerable.Range(0, Categories.Count).Sum(other => totals.Category(Control, s, other, introduced: true));
    }

    private static double Correlation(Totals totals)
    {
        double Sum(Field field) => totals.Sum(field, Control, null, 1, totals.Iterations);
        var n = Sum(Field.Samples);
        var (x, y) = (Sum(Field.Cyclomatic), Sum(Field.Present));
        return ((n * Sum(Field.Cross)) - (x * y))
            / Math.Sqrt(((n * Sum(Field.CyclomaticSquares)) - (x * x)) * ((n * Sum(Field.PresentSquares)) - (y * y)));
    }

    private static double V(Totals totals, Cohort cohort)
    {
        var table = cohort.Strategies.Select(
            (_, s) => Enumerable.Range(0, Categories.Count).Select(c => totals.Category(Control, s, c, introduced: true)).ToArray()
        );
        return ContingencyTable.Of([.. table])?.BiasCorrectedV ?? double.NaN;
    }

    /// <summary>Standardised slopes of the paper's regression (findings on complexity, strategy and iteration), from sums alone.</summary>
    private static (double Complexity, double Iteration) Slopes(Totals totals, Cohort cohort)
    {
        var strategies = cohort.Strategies.Count;
        var width = strategies + 2;
        var (cross, target) = (Matrix<double>.Build.Dense(width, width), Vector<double>.Build.Dense(width));
        double n = 0,
            y = 0,
            yy = 0,
            x = 0,
            xx = 0,
            t = 0,
            tt = 0;
        for (var s = 0; s < strategies; s++)
        {
            for (var i = 1; i <= totals.Iterations; i++)
            {
                double Sum(Field field) => totals.Sum(field, Control, s, i, i);
                var (samples, complexity, present) = (Sum(Field.Samples), Sum(Field.Cyclomatic), Sum(Field.Present));
                // The first strategy is the reference: its place holds the constant.
                double[] row = [1, .. Enumerable.Range(1, strategies - 1).Select(o => o == s ? 1.0 : 0), i];
                for (var a = 0; a < row.Length; a++)
                {
                    var into = a == row.Length - 1 ? width - 1 : a;
                    for (var b = 0; b < row.Length; b++)
                    {
                        cross[into, b == row.Length - 1 ? width - 1 : b] += row[a] * row[b] * samples;
                    }
                    cross[into, width - 2] += row[a] * complexity;
                    cross[width - 2, into] += row[a] * complexity;
                    target[into] += row[a] * present;
                }
                cross[width - 2, width - 2] += Sum(Field.CyclomaticSquares);
                target[width - 2] += Sum(Field.Cross);
                (n, y, yy) = (n + samples, y + present, yy + Sum(Field.PresentSquares));
                (x, xx, t, tt) = (x + complexity, xx + Sum(Field.CyclomaticSquares), t + (i * samples), tt + ((double)i * i * samples));
            }
        }
        if (Symmetric.Inverse(cross) is not { } inverse)
        {
            return (double.NaN, double.NaN);
        }
        var beta = inverse * target;
        double Deviation(double sum, double squares) => Math.Sqrt((squares - (sum * sum / n)) / (n - 1));
        var outcome = Deviation(y, yy);
        return (beta[width - 2] * Deviation(x, xx) / outcome, beta[width - 1] * Deviation(t, tt) / outcome);
    }
}
