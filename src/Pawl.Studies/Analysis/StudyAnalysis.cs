using Pawl.Studies.Records;

namespace Pawl.Studies.Analysis;

/// <summary>
/// Records → tables: a pure step. The order of files and lines, the number of threads and the time make no difference.
/// </summary>
public sealed record StudyAnalysis(
    long Records,
    int Chains,
    IReadOnlyList<string> Torn,
    AnalysisOptions Options,
    StudyFacts Facts,
    IReadOnlyList<StudyTable> Tables
)
{
    /// <param name="progress">Told what is being done.</param>
    public static StudyAnalysis Of(IReadOnlyList<string> paths, AnalysisOptions options, Action<string>? progress, CancellationToken cancel)
    {
        var data = DataReader.Read(paths, read => progress?.Invoke($"{read} records read"), cancel);
        var tables = new List<StudyTable> { Overview(data) };
        if (data.Samples.Count > 0)
        {
            tables.Add(SampleTable.Of(data));
        }
        foreach (
            var chains in data.Chains.Where(c => c.Iterations.Any()).GroupBy(c => c.Cohort).OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            progress?.Invoke($"{chains.Key}: sums");
            var cohort = new Cohort(chains.Key, [.. chains], options.Control);
            foreach (var table in TablesOf(cohort, data, options))
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Invoke($"{cohort.Name}: {table.Id}");
                tables.Add(table);
            }
        }
        return new StudyAnalysis(data.Records, data.Chains.Count, data.Torn, options, StudyFacts.Of(data, paths, cancel), tables);
    }

    private static IEnumerable<StudyTable> TablesOf(Cohort cohort, StudyData data, AnalysisOptions options)
    {
        var estimates = new Estimates(cohort, options);
        Func<StudyTable>[] first = [ClaimTables.Claims(estimates), TrendTables.CriticalChange(estimates), TrendTables.Windows(estimates)];
        Func<StudyTable>[] later =
        [
            RegressionTables.Correlation(estimates),
            ContrastTables.Strategies(estimates),
            ContrastTables.Arms(estimates),
            ChainTables.Worse(estimates),
            TrendTables.Trend(estimates),
        ];
        estimates.Draw();
        foreach (var table in first)
        {
            yield return table();
        }
        yield return PrintedTables.Totals(cohort);
        yield return PrintedTables.Anova(cohort);
        yield return PrintedTables.Tukey(cohort);
        yield return RegressionTables.Regression(cohort, options);
        foreach (var table in PrintedTables.Categories(cohort, options))
        {
            yield return table;
        }
        foreach (var table in later)
        {
            yield return table();
        }
        yield return CountModelTables.Counts(cohort);
        yield return CountModelTables.Others(cohort);
        foreach (var table in ChainTables.FirstCritical(cohort))
        {
            yield return table;
        }
        yield return QualityTables.Complexity(cohort);
        yield return QualityTables.Weaknesses(cohort, data);
        yield return SensitivityTable.Of(cohort, data, options);
        yield return QualityTables.Outcomes(cohort);
        yield return QualityTables.Tools(cohort, data);
        if (options.PowerRuns > 0)
        {
            yield return QualityTables.Power(cohort, options);
        }
    }

    private static StudyTable Overview(StudyData data)
    {
        var rows =
            from chain in data.Chains
            group chain by (chain.Study, chain.Cohort, chain.Arm) into cell
            orderby cell.Key.Study, cell.Key.Cohort, cell.Key.Arm
            let last = cell.Max(c => c.Rows[^1].Iteration)
            select (IReadOnlyList<Cell>)
                [
                    cell.Key.Study,
                    cell.Key.Cohort,
                    cell.Key.Arm,
                    cell.Select(c => c.Baseline).Distinct().Count(),
                    cell.Select(c => c.Strategy).Distinct().Count(),
                    cell.Select(c => c.Replicate).Distinct().Count(),
                    cell.Count(),
                    cell.Sum(c => (double)c.Iterations.Count()),
                    last,
                    cell.Count(c => c.Iterations.Count() < last),
                    cell.Sum(c => (double)c.TokensIn),
                    cell.Sum(c => (double)c.TokensOut),
                    (double)cell.Sum(c => c.Cost),
                ];
        return new StudyTable(
            "overview",
            "",
            "What was analysed",
            [
                "study",
                "model and context",
                "arm",
                "baselines",
                "strategies",
                "replicates",
                "chains",
                "iterations",
                "last iteration",
                "chains cut short",
                "tokens in",
                "tokens out",
                "cost",
            ],
            [.. rows],
            data.Chains.Count == 0 || data.Chains.Any(c => !c.Cohort.EndsWith(", scripted", StringComparison.Ordinal))
                ? "Each model in each context is analysed by itself."
                : "All chains were written by the scripted iterator, which is no model: this is a check of the pipeline, and says nothing about any model."
        );
    }
}
