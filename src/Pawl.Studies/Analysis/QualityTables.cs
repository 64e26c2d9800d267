using Pawl.Engine.Weaknesses;
using Pawl.Studies.Records;
using Pawl.Studies.Statistics;

namespace Pawl.Studies.Analysis;

/// <summary>What the numbers rest on: how many there are, what failed, which tool said what, what a study of this size can see.</summary>
internal static class QualityTables
{
    private static readonly string[] Statuses = ["ok", "compile error", "refusal", "truncated", "empty"];

    internal static StudyTable Outcomes(Cohort cohort)
    {
        var rows =
            from arm in cohort.Arms
            from strategy in cohort.Strategies
            let chains = cohort.Chains.Where(c => c.Arm == arm && c.Strategy == strategy).ToList()
            where chains.Count > 0
            let all = chains.SelectMany(c => c.Iterations).ToList()
            let tested = all.Where(r => r.TestsTotal > 0).ToList()
            select (IReadOnlyList<Cell>)
                [
                    arm,
                    strategy,
                    chains.Count,
                    all.Count,
                    .. Statuses.Select((_, status) => (Cell)(double)all.Count(r => (int)r.Status == status)),
                    tested.Count,
                    tested.Count == 0 ? default(Cell) : (double)tested.Count(r => r.TestsPassed == r.TestsTotal) / tested.Count,
                    Mean(all.Select(r => (double)r.Present)),
                    Mean(all.Where(r => r.Status == IterationStatus.Ok).Select(r => (double)r.Present)),
                    all.Count(r => r.HasGaps),
                    all.Count(r => r.Reviewed),
                ];
        return new StudyTable(
            "outcomes",
            cohort.Name,
            "What became of the iterations",
            [
                "arm",
                "strategy",
                "chains",
                "iterations",
                .. Statuses,
                "tested",
                "all tests pass",
                "mean findings",
                "mean findings, ok only",
                "with gaps",
                "reviewed",
            ],
            [.. rows],
            "What does not compile, refuses, breaks off or is empty stays in the chain and is counted; 'ok only' leaves it out."
        );
    }

    internal static StudyTable Tools(Cohort cohort, StudyData data) =>
        new(
            "tools",
            cohort.Name,
            "What each analyser found",
            ["arm", "strategy", "tool", "samples looked at", "present", "introduced", "critical", "named by another too"],
            [
                .. data
                    .Tools.Where(t => t.Cohort == cohort.Name)
                    .OrderBy(t => cohort.Arms.IndexOf(t.Arm))
                    .Select(t =>
                        (IReadOnlyList<Cell>)
                            [t.Arm, t.Strategy, t.Tool, t.Sums.Looked, t.Sums.Present, t.Sums.Introduced, t.Sums.Critical, t.Sums.Agreed]
                    ),
            ],
            "The other tables count each weakness once, however many analysers name it: the same lines and CWEs that mean the same. Severities here are the analyser's own."
        );

    /// <summary>Exploratory: which weaknesses come in unevenly.</summary>
    internal static StudyTable Weaknesses(Cohort cohort, StudyData data)
    {
        var samples = cohort.Strategies.ConvertAll(s => (double)cohort.Controls.Where(c => c.Strategy == s).Sum(c => c.Iterations.Count()));
        var all = samples.Sum();
        var byCwe = data
            .Weaknesses.Where(w => w.Cohort == cohort.Name && w.Arm == cohort.Arms[0])
            .GroupBy(w => w.Cwe)
            .Select(g =>
                (Cwe: g.Key, Counts: cohort.Strategies.ConvertAll(s => (double)g.Where(w => w.Strategy == s).Sum(w => w.Introduced)))
            )
            .Select(w =>
            {
                var n = w.Counts.Sum();
                var chi = w
                    .Counts.Zip(samples, (count, exposed) => exposed == 0 ? 0 : Square(count - (n * exposed / all)) / (n * exposed / all))
                    .Sum();
                return (w.Cwe, w.Counts, P: samples.Count < 2 ? 1 : ContingencyTable.Above(chi, samples.Count - 1));
            })
            .ToList();
        var adjusted = ManyTests.BenjaminiHochberg([.. byCwe.Select(w => w.P)]);
        return new StudyTable(
            "weaknesses",
            cohort.Name,
            "Weaknesses introduced, by strategy",
            ["CWE", "name", .. cohort.Strategies, "p", "q (Benjamini–Hochberg)"],
            [
                .. byCwe.Select(
                    (w, i) =>
                        (IReadOnlyList<Cell>)
                            [
                                CweCategories.Id(w.Cwe),
                                CweCategories.BuiltIn.NameOf(w.Cwe),
                                .. w.Counts.Select(c => (Cell)c),
                                w.P,
                                adjusted[i],
                            ]
                ),
            ],
            "To explore, not to conclude: p says whether strategies introduce the weakness at different rates, with findings as independent; q is adjusted for looking at many."
        );
    }

    internal static StudyTable Complexity(Cohort cohort)
    {
        var samples = cohort.Controls.SelectMany(c => c.Iterations).OrderBy(r => r.Cyclomatic).ToList();
        var bins = Math.Min(10, samples.Count);
        var rows =
            from bin in Enumerable.Range(0, bins)
            let own = samples.GetRange(
                (int)((long)samples.Count * bin / bins),
                (int)(((long)samples.Count * (bin + 1) / bins) - ((long)samples.Count * bin / bins))
            )
            let mean = own.Average(r => r.Present)
            let error = own.Count < 2 ? double.NaN : Math.Sqrt(own.Sum(r => Square(r.Present - mean)) / (own.Count - 1.0) / own.Count)
            select (IReadOnlyList<Cell>)
                [
                    bin + 1,
                    own.Count,
                    own[0].Cyclomatic,
                    own[^1].Cyclomatic,
                    own.Average(r => r.Cyclomatic),
                    mean,
                    mean - (1.96 * error),
                    mean + (1.96 * error),
                ];
        return new StudyTable(
            "complexity",
            cohort.Name,
            "Findings by complexity",
            ["tenth", "samples", "least complex", "most complex", "mean complexity", "mean findings", "low", "high"],
            [.. rows],
            "Samples in tenths by cyclomatic complexity; intervals as if samples were independent."
        );
    }

    internal static StudyTable Power(Cohort cohort, AnalysisOptions options)
    {
        var first = cohort.Controls.Select(c => c.At(1)).OfType<IterationRow>().Select(r => (double)r.Present).ToList();
        var mean = Math.Max(0.1, first.Count == 0 ? 1 : first.Average());
        var chains = Math.Max(1, (int)Math.Round((double)cohort.Controls.Count / cohort.Baselines.Count));
        var designs = new[] { (cohort.Baselines.Count, chains), (10, 4), (10, 12), (20, 4), (30, 12) }.Distinct();
        var rows =
            from design in designs
            where design.Item1 > 1
            from ratio in new[] { 1, 1.2, 1.376, 2, 2.952 }
            let power = new Power(design.Item1, design.Item2, Math.Max(2, cohort.Iterations), mean, ratio, 2).Simulate(
                options.PowerRuns,
                options.Seed
            )
            select (IReadOnlyList<Cell>)
                [design.Item1, design.Item2, ratio, power, 1.96 * Math.Sqrt(power * (1 - power) / options.PowerRuns)];
        return new StudyTable(
            "power",
            cohort.Name,
            "What a study of a given size can see",
            ["baselines", "chains for each", "rate ratio last to first", "power", "±"],
            [.. rows],
            FormattableString.Invariant(
                $"Simulated: negative-binomial counts (θ = 2) from {mean:0.##} findings at iteration 1, baselines with levels (SD 0.3) and slopes (SD 0.05) of their own, Student's t between the baselines' slopes at 5 %. A ratio of 1 shows the rate of false alarms."
            )
        );
    }

    private static double? Mean(IEnumerable<double> values)
    {
        var list = values.ToList();
        return list.Count == 0 ? null : list.Average();
    }

    private static double Square(double x) => x * x;
}
