using Pawl.Engine.Audit;
using Pawl.Studies.Statistics;

namespace Pawl.Studies.Analysis;

/// <summary>Whole chains: how many end worse than they began, and when the first critical finding comes.</summary>
internal static class ChainTables
{
    internal static Func<StudyTable> Worse(Estimates e)
    {
        var cohort = e.Cohort;
        (string Name, ChainField Worse, ChainField Known)[] points =
        [
            ("worse at 3", ChainField.WorseAt3, ChainField.KnownAt3),
            ("worse at 5", ChainField.WorseAt5, ChainField.KnownAt5),
            ("worse at 10", ChainField.WorseAt10, ChainField.KnownAt10),
            ("worse at the end", ChainField.Worse, ChainField.Compared),
            ("latent: no more findings, but defences lost", ChainField.Latent, ChainField.Compared),
        ];
        var list = (
            from arm in Enumerable.Range(0, cohort.Arms.Count)
            from strategy in Enumerable.Range(-1, cohort.Strategies.Count + 1)
            from point in points
            let s = strategy < 0 ? (int?)null : strategy
            select (
                arm,
                strategy,
                point.Name,
                Part: e.Ask(t => t.Chain(point.Worse, arm, s)),
                Known: e.Ask(t => t.Chain(point.Known, arm, s)),
                Share: e.Ask(t => t.Chain(point.Worse, arm, s) / t.Chain(point.Known, arm, s))
            )
        ).ToList();
        return () =>
            new StudyTable(
                "worse",
                cohort.Name,
                "Chains that are worse than their baseline",
                ["arm", "strategy", "what", "chains", "of", "share", "low", "high", "low by baseline", "high by baseline"],
                [
                    .. list.Where(x => x.Known.Value > 0)
                        .Select(x =>
                        {
                            var wilson = Engine.Audit.Statistics.Share((int)x.Part.Value!.Value, (int)x.Known.Value!.Value);
                            return (IReadOnlyList<Cell>)
                                [
                                    cohort.Arms[x.arm],
                                    TrendTables.StrategyName(cohort, x.strategy),
                                    x.Name,
                                    x.Part.Value,
                                    x.Known.Value,
                                    x.Share.Value,
                                    wilson.Low,
                                    wilson.High,
                                    x.Share.Low,
                                    x.Share.High,
                                ];
                        }),
                ],
                "Worse: more findings than the baseline. First interval Wilson's, as if chains were independent; second by bootstrap over baselines."
            );
    }

    internal static IEnumerable<StudyTable> FirstCritical(Cohort cohort)
    {
        var lives = cohort
            .Chains.Where(c => c.Iterations.Any() && c.Start is not { Critical: > 0 })
            .Select(c => (Chain: c, First: c.Iterations.Where(r => r.Critical > 0).Select(r => r.Iteration).FirstOrDefault()))
            .Select(x => (x.Chain, Life: new Survival.Life(x.First > 0 ? x.First : x.Chain.Rows[^1].Iteration, x.First > 0, 0)))
            .ToList();
        var controls = lives.Where(l => l.Chain.Arm == cohort.Arms[0]).ToList();
        var curves =
            from kind in new[] { "strategy", "arm" }
            from name in kind == "strategy" ? cohort.Strategies : cohort.Arms
            let own = (kind == "strategy" ? controls.Where(l => l.Chain.Strategy == name) : lives.Where(l => l.Chain.Arm == name)).ToList()
            where own.Count > 0
            from step in Survival.Curve([.. own.Select(l => l.Life)])
            select (IReadOnlyList<Cell>)[kind, name, step.Time, step.AtRisk, step.Events, step.Share, step.Error, step.Low, step.High];
        yield return new StudyTable(
            "survival",
            cohort.Name,
            "Chains without a critical finding",
            ["by", "name", "iteration", "at risk", "events", "share without", "SE", "low", "high"],
            [.. curves],
            $"Kaplan and Meier, Greenwood's error, log-log interval. {cohort.Chains.Count(c => c.Start is { Critical: > 0 })} chains whose baseline has a critical finding already are left out. Strategies: control arm."
        );
        yield return new StudyTable(
            "log-rank",
            cohort.Name,
            "Do the curves differ?",
            ["between", "χ²", "df", "p"],
            [
                Test("strategies", [.. controls.Select(l => l.Life with { Group = cohort.Strategies.IndexOf(l.Chain.Strategy) })]),
                Test("arms", [.. lives.Select(l => l.Life with { Group = cohort.Arms.IndexOf(l.Chain.Arm) })]),
            ],
            "Log-rank test. Chains of one baseline are taken as independent."
        );
    }

    private static IReadOnlyList<Cell> Test(string between, IReadOnlyCollection<Survival.Life> lives) =>
        Survival.LogRank(lives) is { } test ? [between, test.ChiSquared, test.Freedom, test.P] : [between, default, default, default];
}
