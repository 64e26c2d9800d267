namespace Pawl.Studies.Analysis;

/// <summary>What happens from iteration to iteration.</summary>
internal static class TrendTables
{
    private const int All = -1;
    private static readonly (string Name, Field Field)[] Shown =
    [
        ("findings present", Field.Present),
        ("findings introduced", Field.Introduced),
        ("critical present", Field.Critical),
        ("defences lost", Field.DefencesLost),
        ("cyclomatic complexity", Field.Cyclomatic),
        ("lines of code", Field.Nloc),
    ];

    internal static Func<StudyTable> Trend(Estimates e)
    {
        var cohort = e.Cohort;
        var asked =
            from arm in Enumerable.Range(0, cohort.Arms.Count)
            from shown in Shown
            from strategy in Enumerable.Range(All, cohort.Strategies.Count + 1)
            from iteration in Enumerable.Range(0, cohort.Iterations + 1)
            where strategy == All || arm == 0
            select (
                arm,
                shown,
                strategy,
                iteration,
                Estimate: e.Ask(t => t.Mean(shown.Field, arm, strategy == All ? null : strategy, iteration, iteration))
            );
        var list = asked.ToList();
        return () =>
            new StudyTable(
                "trend",
                cohort.Name,
                "Means per sample from iteration to iteration",
                ["arm", "what", "strategy", "iteration", "mean", "low", "high"],
                [
                    .. list.Where(a => a.Estimate.Value is not null)
                        .Select(a =>
                            (IReadOnlyList<Cell>)
                                [
                                    cohort.Arms[a.arm],
                                    a.shown.Name,
                                    StrategyName(cohort, a.strategy),
                                    a.iteration,
                                    a.Estimate.Value,
                                    a.Estimate.Low,
                                    a.Estimate.High,
                                ]
                        ),
                ],
                "Intervals at 95 % by bootstrap over baselines. Iteration 0 is the baseline."
            );
    }

    /// <summary>The three windows that the paper prints, and the rate of growth.</summary>
    internal static Func<StudyTable> Windows(Estimates e)
    {
        var cohort = e.Cohort;
        var asked =
            from shown in Shown.Take(3)
            from strategy in Enumerable.Range(All, cohort.Strategies.Count + 1)
            let s = strategy == All ? (int?)null : strategy
            select (
                shown,
                strategy,
                Early: e.Ask(t => t.Mean(shown.Field, 0, s, 1, 2)),
                Middle: e.Ask(t => t.Mean(shown.Field, 0, s, 3, 7)),
                Late: e.Ask(t => t.Mean(shown.Field, 0, s, 8, 10)),
                Growth: e.AskRatio(t => t.Mean(shown.Field, 0, s, t.Iterations, t.Iterations) / t.Mean(shown.Field, 0, s, 1, 1))
            );
        var list = asked.ToList();
        return () =>
            new StudyTable(
                "windows",
                cohort.Name,
                "Means per sample in the paper's three windows",
                ["what", "strategy", "iterations 1-2", "iterations 3-7", "iterations 8-10", "last over first", "low", "high", "p"],
                [
                    .. list.Select(a =>
                        (IReadOnlyList<Cell>)
                            [
                                a.shown.Name,
                                StrategyName(cohort, a.strategy),
                                a.Early.Value,
                                a.Middle.Value,
                                a.Late.Value,
                                a.Growth.Value,
                                a.Growth.Low,
                                a.Growth.High,
                                a.Growth.P,
                            ]
                    ),
                ],
                "The paper prints 2.1, 4.7 and 6.2 and does not say whether findings are counted when present or when introduced: both are here."
            );
    }

    internal static Func<StudyTable> CriticalChange(Estimates e)
    {
        (string Name, string Measure)[] definitions =
        [
            ("iteration 5 against iteration 1", "critical-5-over-1"),
            ("gathered through 5 against 1", "critical-through-5-over-1"),
            ("mean of 4-5 against mean of 1-2", "critical-4-5-over-1-2"),
            ("chains with one at 5 against 1", "with-critical-5-over-1"),
        ];
        var list = definitions
            .Select(d => (d.Name, Estimate: e.AskRatio(t => Measures.All.First(m => m.Name == d.Measure).Of(t, e.Cohort))))
            .ToList();
        return () =>
        {
            var known = list.Where(d => d.Estimate.Value is not null).ToList();
            var nearest = known.Count == 0 ? null : known.MinBy(d => Math.Abs(d.Estimate.Value!.Value - 1.376)).Name;
            return new StudyTable(
                "critical-change",
                e.Cohort.Name,
                "Four definitions of the 37.6 %",
                ["definition", "change %", "low %", "high %", "p", "nearest to 37.6 %"],
                [
                    .. list.Select(d =>
                        (IReadOnlyList<Cell>)
                            [
                                d.Name,
                                Percent(d.Estimate.Value),
                                Percent(d.Estimate.Low),
                                Percent(d.Estimate.High),
                                d.Estimate.P,
                                d.Name == nearest ? "nearest" : "",
                            ]
                    ),
                ],
                "The paper does not define its number. Iteration 0 has no findings by design, so nothing is divided by it."
            );
        };
    }

    private static double? Percent(double? ratio) => (ratio - 1) * 100;

    internal static string StrategyName(Cohort cohort, int strategy) => strategy == All ? "all" : cohort.Strategies[strategy];
}
