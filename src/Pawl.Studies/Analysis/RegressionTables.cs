using Pawl.Studies.Statistics;

namespace Pawl.Studies.Analysis;

/// <summary>Correlation and regression of findings on complexity: the paper's Table V, plain and with errors that allow for baselines.</summary>
internal static class RegressionTables
{
    internal static Func<StudyTable> Correlation(Estimates e)
    {
        var between = e.Ask(t => Measures.All.First(m => m.Name == "correlation-complexity").Of(t, e.Cohort));
        return () =>
        {
            var samples = e.Cohort.Controls.SelectMany(c => c.Iterations).Select(r => ((double)r.Cyclomatic, (double)r.Present));
            var changes = e.Cohort.Controls.SelectMany(c =>
                c.Rows.Zip(c.Rows.Skip(1), (a, b) => ((double)(b.Cyclomatic - a.Cyclomatic), (double)(b.Present - a.Present)))
            );
            var (plain, within) = (Pearson(samples), Pearson(changes));
            return new StudyTable(
                "correlation",
                e.Cohort.Name,
                "Complexity and findings",
                ["what", "r", "low", "high", "p"],
                [
                    ["samples, as printed", plain?.R, plain?.Low, plain?.High, plain?.P],
                    ["samples, interval over baselines", between.Value, between.Low, between.High, between.P],
                    ["changes within chains", within?.R, within?.Low, within?.High, within?.P],
                ],
                "The paper prints r = 0.64. Both grow with the iteration; changes from one iteration to the next are free of that."
            );
        };
    }

    internal static StudyTable Regression(Cohort cohort, AnalysisOptions options)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        var notes = "Outcome: findings present. ";
        foreach (var standardised in new[] { true, false })
        {
            var design = DesignOf(cohort, standardised);
            if (LeastSquares.Fit(design) is not { } fit || WildClusterBootstrap.Of(design, options.Draws, options.Seed) is not { } wild)
            {
                notes = "A predictor does not vary or is a combination of the others: nothing is estimated. ";
                continue;
            }
            // The same on both scales.
            notes =
                "Outcome: findings present. "
                + FormattableString.Invariant(
                    $"R² = {fit.RSquared:0.###}, F({fit.ModelFreedom:0}, {fit.ResidualFreedom:0}) = {fit.F:0.##}, p = {fit.P:0.###}. "
                );
            foreach (var (plain, clustered, p) in fit.Plain.Zip(fit.Clustered, wild))
            {
                rows.Add([
                    standardised ? "standardised" : "raw",
                    plain.Term,
                    plain.Estimate,
                    plain.Error,
                    plain.Statistic,
                    plain.P,
                    clustered.Error,
                    clustered.Low,
                    clustered.High,
                    clustered.P,
                    p,
                ]);
            }
        }
        return new StudyTable(
            "regression",
            cohort.Name,
            "The paper's regression",
            ["scale", "term", "β", "SE", "t", "p as printed", "SE by baseline", "low", "high", "p by baseline", "p by wild bootstrap"],
            rows,
            notes
                + $"Reference: {Reference(cohort)}. The paper prints β = 0.64 for complexity, 0.31 efficiency, 0.38 feature, -0.17 security, 0.28 iteration, and treats 400 samples as independent; the right half does not. Wild bootstrap: the signs of whole baselines' residuals are turned, which holds with few baselines too."
        );
    }

    /// <summary>The strategy that others are compared with: the paper's, or the first.</summary>
    internal static string Reference(Cohort cohort) => cohort.Strategies.Contains("ambiguous") ? "ambiguous" : cohort.Strategies[0];

    private static Design DesignOf(Cohort cohort, bool standardised)
    {
        var others = cohort.Strategies.Where(s => s != Reference(cohort)).ToList();
        var design = new Design(["constant", "complexity", .. others, "iteration"]);
        var rows = cohort.Controls.SelectMany(c => c.Iterations.Select(r => (Chain: c, Row: r))).ToList();
        var (y, x, t) = (
            Scale.Of(rows.Select(r => (double)r.Row.Present), standardised),
            Scale.Of(rows.Select(r => (double)r.Row.Cyclomatic), standardised),
            Scale.Of(rows.Select(r => (double)r.Row.Iteration), standardised)
        );
        var numbers = cohort.Baselines.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        var values = new double[design.Width];
        foreach (var (chain, row) in rows)
        {
            (values[0], values[1], values[^1]) = (1, x.Apply(row.Cyclomatic), t.Apply(row.Iteration));
            for (var i = 0; i < others.Count; i++)
            {
                values[i + 2] = chain.Strategy == others[i] ? 1 : 0;
            }
            design.Add(values, y.Apply(row.Present), numbers[chain.Baseline]);
        }
        return design;
    }

    private static (double R, double P, double Low, double High)? Pearson(IEnumerable<(double X, double Y)> pairs)
    {
        double n = 0,
            x = 0,
            y = 0,
            xx = 0,
            yy = 0,
            xy = 0;
        foreach (var (a, b) in pairs)
        {
            (n, x, y, xx, yy, xy) = (n + 1, x + a, y + b, xx + (a * a), yy + (b * b), xy + (a * b));
        }
        return TwoGroups.Pearson(n, x, y, xx, yy, xy);
    }

    private readonly record struct Scale(double Mean, double Deviation)
    {
        internal static Scale Of(IEnumerable<double> values, bool standardised)
        {
            if (!standardised)
            {
                return new Scale(0, 1);
            }
            double n = 0,
                sum = 0,
                squares = 0;
            foreach (var value in values)
            {
                (n, sum, squares) = (n + 1, sum + value, squares + (value * value));
            }
            var deviation = Math.Sqrt(Math.Max(0, squares - (sum * sum / n)) / (n - 1));
            return new Scale(sum / n, deviation > 0 ? deviation : 1);
        }

        internal double Apply(double value) => (value - Mean) / Deviation;
    }
}
