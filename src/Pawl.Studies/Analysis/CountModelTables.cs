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

    /// <summary>Each chain for itself leaves nothing to sum: above this a fit takes minutes.</summary>
    private const int MostByChain = 20_000;

    private static readonly RandomEffects Sloping = new("iteration");

    internal static StudyTable Counts(Cohort cohort)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        var failed = new List<string>();
        var whole = cohort.Controls.Sum(c => c.Iterations.Count()) <= MostByChain;
        foreach (var (outcome, of) in Outcomes)
        {
            foreach (var interacting in new[] { false, true })
            {
                var design = DesignOf(cohort, of, interacting);
                var formula = interacting ? "iteration × strategy" : "iteration + strategy";
                Fixed("Poisson", GeneralisedLinear.FitPoisson(design));
                Fixed("negative binomial", GeneralisedLinear.FitNegativeBinomial(design));
                var poisson = MixedGeneralised.FitPoisson(design);
                Mixed("Poisson, random intercept", poisson);
                Mixed("negative binomial, random intercept", MixedGeneralised.FitNegativeBinomial(design, poisson, null));
                Mixed("negative binomial, random slope", MixedGeneralised.FitNegativeBinomial(design, Sloping));
                if (whole)
                {
                    var grouped = DesignOf(cohort, of, interacting, byChain: true);
                    Mixed(
                        "negative binomial, random slope, chains",
                        MixedGeneralised.FitNegativeBinomial(grouped, Sloping with { Groups = true })
                    );
                }

                void Fixed(string model, GeneralisedLinear? fit) =>
                    Add(model, fit?.Clustered, Finite(fit?.Theta), null, null, null, fit?.Dispersion);

                void Mixed(string model, MixedGeneralised? fit) =>
                    Add(
                        model,
                        fit?.Coefficients,
                        Finite(fit?.Theta),
                        fit?.ClusterDeviation,
                        model.Contains("slope", StringComparison.Ordinal) ? fit?.SlopeDeviation : null,
                        model.EndsWith("chains", StringComparison.Ordinal) ? fit?.GroupDeviation : null,
                        null
                    );

                void Add(
                    string model,
                    IReadOnlyList<Coefficient>? terms,
                    double? theta,
                    double? baselines,
                    double? slopes,
                    double? chains,
                    double? dispersion
                )
                {
                    if (terms is null)
                    {
                        failed.Add($"{model}, {outcome}, {formula}");
                        return;
                    }
                    rows.AddRange(
                        terms.Select(c =>
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
                                    theta,
                                    baselines,
                                    slopes,
                                    chains,
                                    dispersion,
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
            [
                "outcome",
                "model",
                "formula",
                "term",
                "rate ratio",
                "low",
                "high",
                "p",
                "θ",
                "SD between baselines",
                "SD of slopes",
                "SD between chains",
                "dispersion",
            ],
            rows,
            $"A rate ratio of 1.1 at 'iteration' is 10 % more with every iteration. Without random intercept, errors allow for baselines (sandwich, t). Reference: {RegressionTables.Reference(cohort)}. Random slope: each baseline has an intercept and a slope over iterations of its own, which may go together; chains: each chain has an intercept too{(whole ? "" : FormattableString.Invariant($" (left out: more than {MostByChain} samples)"))}. {Without(failed)}"
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
        Add(
            "worst severity: ordinal, random intercept",
            "odds ratio",
            MixedGeneralised.FitOrdinal(Severities(cohort))?.Coefficients,
            Math.Exp
        );
        Add("present: linear, random intercept", "difference", MixedLinear.Fit(present)?.Coefficients, x => x);
        Add("present, with complexity: Poisson", "rate ratio", GeneralisedLinear.FitPoisson(Mediated(cohort, false))?.Clustered, Math.Exp);
        Add("present per line of code: Poisson", "rate ratio", GeneralisedLinear.FitPoisson(Mediated(cohort, true))?.Clustered, Math.Exp);
        return new StudyTable(
            "other-models",
            cohort.Name,
            "Further models",
            ["model", "measure", "term", "estimate", "low", "high", "p"],
            rows,
            $"Complexity is a mediator: iterations add code and findings both, so the effect of the iteration is given with and without it. Worst severity: none, low, medium, high or critical in the sample; above 1 is worse. The linear model's p has Satterthwaite's degrees of freedom. {Without(failed)}"
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

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    /// <summary>Constant, iteration, strategies, their products if asked for, languages.</summary>
    private static Design DesignOf(Cohort cohort, Func<IterationRow, int> outcome, bool interacting, bool byChain = false)
    {
        var others = Others(cohort.Strategies, RegressionTables.Reference(cohort));
        var languages = cohort.Languages.Skip(1).ToList();
        var design = new Design([
            "constant",
            "iteration",
            .. others,
            .. interacting ? others.Select(o => $"iteration × {o}") : [],
            .. languages,
        ]);
        Fill(
            cohort,
            design,
            (chain, row, values) =>
            {
                (values[0], values[1]) = (1, row.Iteration);
                var at = Mark(values, 2, others, chain.Strategy, 1);
                at = interacting ? Mark(values, at, others, chain.Strategy, row.Iteration) : at;
                Mark(values, at, languages, chain.Language, 1);
                return (outcome(row), 0);
            },
            byChain ? (chain, _) => chain : (_, _) => 0
        );
        return design;
    }

    /// <summary>The worst severity of each sample as a level; levels that no sample has are passed over.</summary>
    private static Design Severities(Cohort cohort)
    {
        static int Worst(IterationRow row) =>
            row.Critical > 0 ? 4
            : row.High > 0 ? 3
            : row.Medium > 0 ? 2
            : row.Low > 0 ? 1
            : 0;
        var seen = cohort.Controls.SelectMany(c => c.Iterations).Select(Worst).Distinct().Order().ToList();
        var others = Others(cohort.Strategies, RegressionTables.Reference(cohort));
        var languages = cohort.Languages.Skip(1).ToList();
        var design = new Design(["iteration", .. others, .. languages]);
        Fill(
            cohort,
            design,
            (chain, row, values) =>
            {
                values[0] = row.Iteration;
                Mark(values, Mark(values, 1, others, chain.Strategy, 1), languages, chain.Language, 1);
                return (seen.IndexOf(Worst(row)), 0);
            },
            (_, level) => level
        );
        return design;
    }

    /// <summary>With the logarithm of complexity, or with that of the lines of code as exposure.</summary>
    private static Design Mediated(Cohort cohort, bool exposure)
    {
        var others = Others(cohort.Strategies, RegressionTables.Reference(cohort));
        var design = new Design(["constant", "iteration", .. others, .. exposure ? Array.Empty<string>() : ["log complexity"]]);
        Fill(
            cohort,
            design,
            (chain, row, values) =>
            {
                (values[0], values[1]) = (1, row.Iteration);
                var at = Mark(values, 2, others, chain.Strategy, 1);
                if (!exposure)
                {
                    values[at] = Math.Log(Math.Max(1, row.Cyclomatic));
                }
                return (row.Present, exposure ? Math.Log(Math.Max(1, row.Nloc)) : 0);
            },
            (_, _) => 0
        );
        return design;
    }

    /// <summary>Fills a row of predictors with one sample; says its outcome and its offset.</summary>
    private delegate (int Outcome, double Offset) Sample(StudyChain chain, IterationRow row, double[] values);

    /// <param name="groupOf">From the chain's number and the outcome.</param>
    private static void Fill(Cohort cohort, Design design, Sample sample, Func<int, int, int> groupOf)
    {
        var numbers = cohort.Baselines.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        var values = new double[design.Width];
        for (var c = 0; c < cohort.Controls.Count; c++)
        {
            var chain = cohort.Controls[c];
            foreach (var row in chain.Iterations)
            {
                var (outcome, offset) = sample(chain, row, values);
                design.Add(values, outcome, numbers[chain.Baseline], 1, offset, groupOf(c, outcome));
            }
        }
    }

    private static List<string> Others(List<string> names, string reference) => [.. names.Where(name => name != reference)];

    /// <summary>One field for each name: a value where it is the own one, nought elsewhere.</summary>
    /// <returns>The field behind them.</returns>
    private static int Mark(double[] values, int at, List<string> names, string own, double value)
    {
        foreach (var name in names)
        {
            values[at++] = name == own ? value : 0;
        }
        return at;
    }
}
