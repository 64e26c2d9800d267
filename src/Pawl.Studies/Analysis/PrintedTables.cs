using Pawl.Studies.Statistics;

namespace Pawl.Studies.Analysis;

/// <summary>The paper's own analyses, as printed and as they should have been.</summary>
internal static class PrintedTables
{
    internal static StudyTable Totals(Cohort cohort)
    {
        var rows = cohort.Strategies.Select(strategy =>
        {
            var chains = cohort.Controls.Where(c => c.Strategy == strategy).ToList();
            var rows = chains.SelectMany(c => c.Iterations).ToList();
            var (present, introduced) = (Sum(chains, c => c.Present), Sum(chains, c => c.Introduced));
            return (IReadOnlyList<Cell>)
                [
                    strategy,
                    chains.Count,
                    rows.Count,
                    rows.Sum(r => (double)r.Present),
                    rows.Sum(r => (double)r.Introduced),
                    rows.Sum(r => (double)r.Returned),
                    rows.Sum(r => (double)r.Fixed),
                    rows.Sum(r => (double)r.Critical),
                    rows.Sum(r => (double)r.High),
                    rows.Sum(r => (double)r.Medium),
                    rows.Sum(r => (double)r.Low),
                    rows.Sum(r => (double)r.CriticalIntroduced),
                    Leading(present),
                    Leading(introduced),
                ];
        });
        return new StudyTable(
            "totals",
            cohort.Name,
            "Totals by strategy",
            [
                "strategy",
                "chains",
                "samples",
                "present",
                "introduced",
                "returned",
                "fixed",
                "critical",
                "high",
                "medium",
                "low",
                "critical introduced",
                "leading type present",
                "leading type introduced",
            ],
            [.. rows],
            "Present: a finding counts in every sample that has it. Introduced: it counts once, where it came in. The paper prints 158 for features and 38 for security over 100 samples each."
        );
    }

    internal static IEnumerable<StudyTable> Categories(Cohort cohort, AnalysisOptions options)
    {
        var used = Enumerable.Range(0, Analysis.Categories.Count).Where(c => cohort.Controls.Any(chain => chain.Present[c] > 0)).ToList();
        var tables = new[] { false, true }
            .Select(introduced =>
                (
                    introduced,
                    cohort
                        .Strategies.Select(s =>
                            Sum(cohort.Controls.Where(c => c.Strategy == s), c => introduced ? c.Introduced : c.Present)
                        )
                        .ToList()
                )
            )
            .ToList();
        yield return new StudyTable(
            "categories",
            cohort.Name,
            "Types of weakness by strategy",
            ["counted", "type", .. cohort.Strategies],
            [
                .. from table in tables
                from category in used
                select (IReadOnlyList<Cell>)
                    [
                        table.introduced ? "introduced" : "present",
                        Analysis.Categories.Id(category),
                        .. table.Item2.Select(row => (Cell)(double)row[category]),
                    ],
            ],
            "The twelve types of the paper; docs/cwe-map.md says which CWE counts where."
        );
        var permuted = Permuted(cohort, options);
        yield return new StudyTable(
            "association",
            cohort.Name,
            "Do strategies differ in the types of weakness?",
            ["counted", "χ²", "df", "p as printed", "smallest expected", "p by permutation", "Cramér's V", "V without bias"],
            [
                .. tables.Select(
                    (table, t) =>
                    {
                        var test = ContingencyTable.Of([.. table.Item2.Select(row => row.Select(n => (double)n).ToArray())]);
                        double? p = test is null ? null : permuted[t];
                        return (IReadOnlyList<Cell>)
                            [
                                table.introduced ? "introduced" : "present",
                                test?.ChiSquared,
                                test?.Freedom,
                                test?.P,
                                test?.SmallestExpected,
                                p,
                                test?.V,
                                test?.BiasCorrectedV,
                            ];
                    }
                ),
            ],
            "As printed, every finding stands for itself. By permutation, strategies are dealt anew between the chains of one baseline, each with all its findings. The paper prints χ² = 172.4, df 33, V = 0.38."
        );
    }

    internal static StudyTable Anova(Cohort cohort)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        var whole = cohort.Controls.Where(c => c.Iterations.Count() == cohort.Iterations).ToList();
        var byChain = whole.ConvertAll(Counts);
        var byBaseline = whole.GroupBy(c => c.Baseline).Select(b => Means([.. b.Select(Counts)])).ToList();
        foreach (var (unit, values) in new[] { ("chain", byChain), ("baseline", byBaseline) })
        {
            if (RepeatedMeasures.Fit(values) is { } fit)
            {
                rows.Add([
                    $"repeated measures, by {unit}",
                    fit.Subjects,
                    fit.SumOfSquares,
                    fit.Freedom,
                    fit.ErrorSumOfSquares,
                    fit.ErrorFreedom,
                    fit.F,
                    fit.P,
                    fit.Epsilon,
                    fit.CorrectedP,
                    fit.EtaSquared,
                    fit.PartialEtaSquared,
                    fit.GeneralisedEtaSquared,
                ]);
            }
        }
        if (OneWayOf(cohort) is { } one)
        {
            var eta = one.EtaSquared;
            rows.Add([
                "one-way, every sample for itself",
                one.Freedom + one.ErrorFreedom + 1,
                one.SumOfSquares,
                one.Freedom,
                one.ErrorSumOfSquares,
                one.ErrorFreedom,
                one.F,
                one.P,
                default,
                default,
                eta,
                eta,
                eta,
            ]);
        }
        var published = OneWay.EtaSquaredOf(1842.3, 1286.5);
        rows.Add(["the paper's Table IV", default, 1842.3, 9, 1286.5, 90, 14.32, default, default, default, published, published, default]);
        return new StudyTable(
            "anova",
            cohort.Name,
            "Does the number of findings change with the iteration?",
            [
                "analysis",
                "units",
                "SS",
                "df",
                "error SS",
                "error df",
                "F",
                "p",
                "ε (GG)",
                "p corrected",
                "η²",
                "partial η²",
                "generalised η²",
            ],
            rows,
            "Findings present, chains with all iterations. The paper's sums of squares give η² = 0.589, not the 0.42 of its text; 40 chains leave 351 error degrees of freedom and 10 baselines 81: 90 fits neither."
        );
    }

    internal static StudyTable Tukey(Cohort cohort)
    {
        var fit = OneWayOf(cohort);
        return new StudyTable(
            "tukey",
            cohort.Name,
            "Tukey's differences between iterations",
            ["earlier", "later", "difference", "low", "high", "p adjusted"],
            fit is null
                ? []
                : [.. fit.Differences.Select(d => (IReadOnlyList<Cell>)[d.First + 1, d.Second + 1, d.Estimate, d.Low, d.High, d.P])],
            "As the paper has it: every sample stands for itself, so intervals are too wide or too narrow as chains differ or resemble each other. The paper finds 1-3 different from 8-10, and neighbours not."
        );
    }

    private static OneWay? OneWayOf(Cohort cohort)
    {
        var cohorts = Enumerable
            .Range(1, cohort.Iterations)
            .Select(i => cohort.Controls.Select(c => c.At(i)).OfType<IterationRow>().ToList())
            .Select(rows => ((double)rows.Count, rows.Sum(r => (double)r.Present), rows.Sum(r => (double)r.Present * r.Present)))
            .ToList();
        return cohorts.Any(g => g.Item1 == 0) ? null : OneWay.Fit(cohorts);
    }

    /// <summary>Of findings present, and of those introduced.</summary>
    private static double[] Permuted(Cohort cohort, AnalysisOptions options)
    {
        var units = cohort.Controls.Select(c => new Permutation.Unit(
            cohort.Baselines.IndexOf(c.Baseline),
            cohort.Strategies.IndexOf(c.Strategy),
            [.. c.Present, .. c.Introduced]
        ));
        return Permutation.ChiSquared([.. units], cohort.Strategies.Count, 2, options.Draws, options.Seed);
    }

    private static double[] Counts(StudyChain chain) => [.. chain.Iterations.Select(r => (double)r.Present)];

    private static double[] Means(IReadOnlyList<double[]> rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Average(row => row[i]))];

    private static int[] Sum(IEnumerable<StudyChain> chains, Func<StudyChain, int[]> counts)
    {
        var sums = new int[Analysis.Categories.Count];
        foreach (var chain in chains)
        {
            var own = counts(chain);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += own[i];
            }
        }
        return sums;
    }

    private static string Leading(int[] counts)
    {
        var (all, most) = (counts.Sum(), counts.Max());
        return all == 0
            ? ""
            : FormattableString.Invariant($"{Analysis.Categories.Id(Array.IndexOf(counts, most))} {100.0 * most / all:0.0} %");
    }
}
