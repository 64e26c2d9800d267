using Pawl.Studies.Statistics;

namespace Pawl.Studies.Analysis;

/// <summary>Regressions made for counts: what the analysis should rest on.</summary>
internal static class CountModelTables
{
    private static readonly (string Name, Func<IterationRow, int> Of)[] Outcomes =
    [
        ("present", r => r.Present),
        ("introduced", r => r.Introduced),
        ("critical present", r => r.Critical),
    ];

    internal static StudyTable Counts(Cohort cohort)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        var failed = new List<string>();
        foreach (var (outcome, of) in Outcomes)
        {
            foreach (var interacting in new[] { false, true })
            {
                var design = DesignOf(cohort, of, interacting);
                var formula = interacting ? "iteration × strategy" : "iteration + strategy";
                Add("Poisson", GeneralisedLinear.FitPoisson(design) is { } p ? (p.Clustered, null, null, p.Dispersion) : null);
                Add(
                    "negative binomial",
                    GeneralisedLinear.FitNegativeBinomial(design) is { } n ? (n.Clustered, n.Theta, null, n.Dispersion) : null
                );
                Add(
                    "Poisson, random intercept",
                    MixedGeneralised.FitPoisson(design) is { } m ? (m.Coefficients, null, m.ClusterDeviation, null) : null
                );
                Add(
                    "negative binomial, random intercept",
                    MixedGeneralised.FitNegativeBinomial(design) is { } x ? (x.Coefficients, x.Theta, x.ClusterDeviation, null) : null
                );

                void Add(string model, (IReadOnlyList<Coefficient> Terms, double? Theta, double? Deviation, double? Dispersion)? fit)
                {
                    if (fit is not { } found)
                    {
                        failed.Add($"{model}, {outcome}, {formula}");
                        return;
                    }
                    rows.AddRange(
                        found.Terms.Select(c =>
                            (IReadOnlyList<Cell>)
                                [
                                    outcome,
                                    model,
                                    formula,
                                    c.Term,
                                    Math.Exp(c.Estimate),
                                    Math.Exp(c.Low),
                                    Math.Exp(c.High),
                                    c.P,
                                    found.Theta,
                                    found.Deviation,
                                    found.Dispersion,
                                ]
                        )
                    );
                }
            }
        }
        return new StudyTable(
            "count-models",
            cohort.Name,
            "Rate ratios by models for counts",
            ["outcome", "model", "formula", "term", "rate ratio", "low", "high", "p", "θ", "SD between baselines", "dispersion"],
            rows,
            $"A rate ratio of 1.1 at 'iteration' is 10 % more with every iteration. Without random intercept, errors allow for baselines (sandwich, t). Reference: {RegressionTables.Reference(cohort)}. {Without(failed)}"
        );
    }

    /// <summary>Yes-or-no outcome, linear mixed model, complexity in the model, lines of code as exposure.</summary>
    internal static StudyTable Others(Cohort cohort)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        var failed = new List<string>();
        var critical = DesignOf(cohort, r => r.Critical > 0 ? 1 : 0, interacting: false);
        var present = DesignOf(cohort, r => r.Present, interacting: false);
        Add("has a critical one: logistic", "odds ratio", GeneralisedLinear.FitLogistic(critical)?.Clustered, Math.Exp);
        Add("has a critical one: logistic, random intercept", "odds ratio", MixedGeneralised.FitLogistic(critical)?.Coefficients, Math.Exp);
        Add("present: linear, random intercept", "difference", MixedLinear.Fit(present)?.Coefficients, x => x);
        Add("present, with complexity: Poisson", "rate ratio", GeneralisedLinear.FitPoisson(Mediated(cohort, false))?.Clustered, Math.Exp);
        Add("present per line of code: Poisson", "rate ratio", GeneralisedLinear.FitPoisson(Mediated(cohort, true))?.Clustered, Math.Exp);
        return new StudyTable(
            "other-models",
            cohort.Name,
            "Further models",
            ["model", "measure", "term", "estimate", "low", "high", "p"],
            rows,
            $"Complexity is a mediator: iterations add code and findings both, so the effect of the iteration is given with and without it. {Without(failed)}"
        );

        void Add(string model, string measure, IReadOnlyList<Coefficient>? terms, Func<double, double> scale)
        {
            if (terms is null)
            {
                failed.Add(model);
                return;
            }
            rows.AddRange(
                terms.Select(c => (IReadOnlyList<Cell>)[model, measure, c.Term, scale(c.Estimate), scale(c.Low), scale(c.High), c.P])
            );
        }
    }

    private static string Without(List<string> failed) =>
        failed.Count == 0 ? "" : $"Not estimable from these records: {string.Join("; ", failed)}.";

    /// <summary>Constant, iteration, strategies, their products if asked for, languages; equal rows are counted, not repeated.</summary>
    private static Design DesignOf(Cohort cohort, Func<IterationRow, int> outcome, bool interacting)
    {
        var others = cohort.Strategies.Where(s => s != RegressionTables.Reference(cohort)).ToList();
        var languages = cohort.Languages.Skip(1).ToList();
        var design = new Design([
            "constant",
            "iteration",
            .. others,
            .. interacting ? others.Select(o => $"iteration × {o}") : [],
            .. languages,
        ]);
        var counts = new Dictionary<(string Baseline, string Strategy, string Language, int Iteration, int Count), int>();
        foreach (var chain in cohort.Controls)
        {
            foreach (var row in chain.Iterations)
            {
                var key = (chain.Baseline, chain.Strategy, chain.Language, row.Iteration, outcome(row));
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }
        var numbers = cohort.Baselines.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        var sorted = counts
            .OrderBy(p => numbers[p.Key.Baseline])
            .ThenBy(p => p.Key.Strategy, StringComparer.Ordinal)
            .ThenBy(p => p.Key.Language, StringComparer.Ordinal)
            .ThenBy(p => p.Key.Iteration)
            .ThenBy(p => p.Key.Count);
        foreach (var (key, times) in sorted)
        {
            var dummies = others.Select(o => o == key.Strategy ? 1.0 : 0).ToList();
            design.Add(
                [
                    1,
                    key.Iteration,
                    .. dummies,
                    .. interacting ? dummies.Select(d => d * key.Iteration) : [],
                    .. languages.Select(l => l == key.Language ? 1.0 : 0),
                ],
                key.Count,
                numbers[key.Baseline],
                times
            );
        }
        return design;
    }

    private static Design Mediated(Cohort cohort, bool exposure)
    {
        var others = cohort.Strategies.Where(s => s != RegressionTables.Reference(cohort)).ToList();
        var design = new Design(["constant", "iteration", .. others, .. exposure ? Array.Empty<string>() : ["log complexity"]]);
        var numbers = cohort.Baselines.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        var values = new double[design.Width];
        foreach (var chain in cohort.Controls)
        {
            foreach (var row in chain.Iterations)
            {
                (values[0], values[1]) = (1, row.Iteration);
                for (var i = 0; i < others.Count; i++)
                {
                    values[i + 2] = chain.Strategy == others[i] ? 1 : 0;
                }
                if (!exposure)
                {
                    values[^1] = Math.Log(Math.Max(1, row.Cyclomatic));
                }
                design.Add(values, row.Present, numbers[chain.Baseline], 1, exposure ? Math.Log(Math.Max(1, row.Nloc)) : 0);
            }
        }
        return design;
    }
}
