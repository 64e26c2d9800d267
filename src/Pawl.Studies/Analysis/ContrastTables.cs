using Pawl.Studies.Statistics;

namespace Pawl.Studies.Analysis;

/// <summary>Strategies against each other, and guarded arms against the one without guards.</summary>
internal static class ContrastTables
{
    internal static Func<StudyTable> Strategies(Estimates e)
    {
        var cohort = e.Cohort;
        var list = (
            from a in Enumerable.Range(0, cohort.Strategies.Count)
            from b in Enumerable.Range(a + 1, cohort.Strategies.Count - a - 1)
            select (
                A: cohort.Strategies[a],
                B: cohort.Strategies[b],
                Ratio: e.AskRatio(t => t.Mean(Field.Introduced, 0, a, 1, t.Iterations) / t.Mean(Field.Introduced, 0, b, 1, t.Iterations))
            )
        ).ToList();
        return () =>
        {
            var adjusted = Adjusted([.. list.Select(x => x.Ratio.P)]);
            return new StudyTable(
                "strategies",
                cohort.Name,
                "Strategies against each other",
                [
                    "first",
                    "second",
                    "rate ratio",
                    "low",
                    "high",
                    "p",
                    "p (Holm)",
                    "no difference",
                    "Cliff's δ",
                    "δ low",
                    "δ high",
                    "Hedges' g",
                ],
                [
                    .. list.Select(
                        (x, i) =>
                        {
                            var (one, other) = (Histogram(cohort, x.A), Histogram(cohort, x.B));
                            var cliff = TwoGroups.Cliff(one, other);
                            return (IReadOnlyList<Cell>)
                                [
                                    x.A,
                                    x.B,
                                    x.Ratio.Value,
                                    x.Ratio.Low,
                                    x.Ratio.High,
                                    x.Ratio.P,
                                    adjusted[i],
                                    x.Ratio.Equivalent is { } same ? (same ? "yes" : "not shown") : null,
                                    cliff?.Delta,
                                    cliff?.Low,
                                    cliff?.High,
                                    TwoGroups.Hedges(one, other),
                                ];
                        }
                    ),
                ],
                FormattableString.Invariant(
                    $"Rate ratio: findings introduced per sample, bootstrap over baselines. 'No difference' needs the 90 % interval within {1 / e.Options.Equivalence:0.##} to {e.Options.Equivalence:0.##}. δ and g: findings present in all samples of the control arm, samples as independent."
                )
            );
        };
    }

    internal static Func<StudyTable> Arms(Estimates e)
    {
        var cohort = e.Cohort;
        var list = new List<(string Arm, string What, string Measure, Estimates.Estimate Own, Estimates.Estimate Contrast)>();
        for (var arm = 1; arm < cohort.Arms.Count; arm++)
        {
            var a = arm;
            Rate("findings introduced per iteration", Field.Introduced);
            Rate("critical introduced per iteration", Field.CriticalIntroduced);
            Rate("defences lost per iteration", Field.DefencesLost);
            Rate("findings present per sample", Field.Present);
            Share("chains worse at the end", ChainField.Worse, ChainField.Compared);
            Share("chains with latent degradation", ChainField.Latent, ChainField.Compared);
            Share("complete at the end", ChainField.Complete, ChainField.Tested);

            void Rate(string what, Field field) =>
                list.Add(
                    (
                        cohort.Arms[a],
                        what,
                        "rate ratio",
                        e.Ask(t => t.Mean(field, a, null, 1, t.Iterations)),
                        e.AskRatio(t => t.Mean(field, a, null, 1, t.Iterations) / t.Mean(field, 0, null, 1, t.Iterations))
                    )
                );

            void Share(string what, ChainField part, ChainField all) =>
                list.Add(
                    (
                        cohort.Arms[a],
                        what,
                        "difference of shares",
                        e.Ask(t => t.Chain(part, a, null) / t.Chain(all, a, null)),
                        e.Ask(t => (t.Chain(part, a, null) / t.Chain(all, a, null)) - (t.Chain(part, 0, null) / t.Chain(all, 0, null)))
                    )
                );
        }
        return () =>
        {
            var shown = list.Where(x => x.Own.Value is not null).ToList();
            var adjusted = Adjusted([.. shown.Select(x => x.Contrast.P)]);
            return new StudyTable(
                "arms",
                cohort.Name,
                $"Guarded arms against '{cohort.Arms[0]}'",
                ["arm", "what", "in the arm", "measure", "contrast", "low", "high", "p", "p (Holm)"],
                [
                    .. shown.Select(
                        (x, i) =>
                            (IReadOnlyList<Cell>)
                                [
                                    x.Arm,
                                    x.What,
                                    x.Own.Value,
                                    x.Measure,
                                    x.Contrast.Value,
                                    x.Contrast.Low,
                                    x.Contrast.High,
                                    x.Contrast.P,
                                    adjusted[i],
                                ]
                    ),
                ],
                "Below 1 or below 0 is less than without guards. Security and completion belong together: a guard that blocks everything introduces nothing. Complete: all tests pass and all asked-for features are there."
            );
        };
    }

    /// <summary>Holm's adjustment over those that there are.</summary>
    private static double?[] Adjusted(IReadOnlyList<double?> p)
    {
        var known = Enumerable.Range(0, p.Count).Where(i => p[i] is not null).ToList();
        var adjusted = ManyTests.Holm([.. known.Select(i => p[i]!.Value)]);
        var all = new double?[p.Count];
        for (var i = 0; i < known.Count; i++)
        {
            all[known[i]] = adjusted[i];
        }
        return all;
    }

    private static Dictionary<int, long> Histogram(Cohort cohort, string strategy)
    {
        var counts = new Dictionary<int, long>();
        foreach (var row in cohort.Controls.Where(c => c.Strategy == strategy).SelectMany(c => c.Iterations))
        {
            counts[row.Present] = counts.GetValueOrDefault(row.Present) + 1;
        }
        return counts;
    }
}
