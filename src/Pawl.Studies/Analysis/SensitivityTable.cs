using Pawl.Studies.Statistics;

namespace Pawl.Studies.Analysis;

/// <summary>Whether the main numbers come out otherwise when something is counted in another way.</summary>
internal static class SensitivityTable
{
    internal const string Id = "sensitivity";

    internal static StudyTable Of(Cohort cohort, StudyData data, AnalysisOptions options)
    {
        var arm = cohort.Arms[0];
        var tools = data.ToolNames;
        var own = Blocks(data, cohort.Name, arm);
        var ways = CountedWays
            .Names.Select((name, way) => (Name: name, Way: way))
            .Concat(
                tools
                    .Select((tool, i) => (Name: $"{tool} alone", Way: CountedWays.FirstTool + i))
                    .OrderBy(w => w.Name, StringComparer.Ordinal)
            )
            .Where(w => Sum(own, null, w.Way, 1, cohort.Iterations).Samples > 0)
            .ToList();
        if (ways.Count(w => w.Way >= CountedWays.FirstTool) < 2)
        {
            // With one analyser these say the same as the first row.
            ways = [.. ways.Where(w => w.Way is not (CountedWays.Agreed or CountedWays.WorstWord) && w.Way < CountedWays.FirstTool)];
        }
        var rows = Rows(own, ways, cohort.Iterations, options).ToList();
        foreach (var other in Contexts(cohort, data))
        {
            rows.AddRange(
                Rows(Blocks(data, other.Cohort, arm), [($"context: {other.Context}", CountedWays.All)], cohort.Iterations, options)
            );
        }
        var (late, last) = Late(cohort.Iterations);
        return new StudyTable(
            Id,
            cohort.Name,
            "The same, counted in other ways",
            [
                "counted",
                "samples",
                "early",
                "late",
                "late over early",
                "low",
                "high",
                "introduced",
                "critical",
                "critical at 5 over 1",
                "critical low",
                "critical high",
            ],
            rows,
            FormattableString.Invariant(
                $"Arm {arm}. Early: findings present per sample at iterations 1-2; late: at {late}-{last}; introduced and critical: per sample after the baseline. Severity is the rule's but in the rows that say otherwise; without a vector it is the rule's there too. An analyser's own row has the samples that it looked at wholly and the severities that it names itself. Intervals by bootstrap over baselines."
            )
        );
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(
        List<CountedWays> blocks,
        List<(string Name, int Way)> ways,
        int iterations,
        AnalysisOptions options
    )
    {
        var (late, last) = Late(iterations);
        double[] Numbers(int[]? times) =>
            [
                .. ways.SelectMany(w =>
                    (double[])
                        [
                            Math.Log(Mean(blocks, times, w.Way, late, last) / Mean(blocks, times, w.Way, 1, 2)),
                            Math.Log(Critical(blocks, times, w.Way, 5, 5) / Critical(blocks, times, w.Way, 1, 1)),
                        ]
                ),
            ];
        var values = Numbers(null);
        var intervals = ClusterBootstrap.Of(blocks.Count, options.Draws, options.Seed, Numbers);
        for (var i = 0; i < ways.Count; i++)
        {
            var (name, way) = ways[i];
            var all = Sum(blocks, null, way, 1, iterations);
            yield return
            [
                name,
                all.Samples,
                Mean(blocks, null, way, 1, 2),
                Mean(blocks, null, way, late, last),
                .. Ratio(2 * i),
                (double)all.Introduced / all.Samples,
                Critical(blocks, null, way, 1, iterations),
                .. Ratio((2 * i) + 1),
            ];
        }

        IEnumerable<Cell> Ratio(int at) =>
            double.IsFinite(values[at])
                ?
                [
                    Math.Exp(values[at]),
                    intervals[at] is { } low ? Math.Exp(low.Low) : default(Cell),
                    intervals[at] is { } high ? Math.Exp(high.High) : default(Cell),
                ]
                : [default(Cell), default(Cell), default(Cell)];
    }

    /// <summary>The last three iterations, as the paper's 8-10 are.</summary>
    private static (int From, int To) Late(int iterations) => (Math.Max(Math.Min(3, iterations), iterations - 2), iterations);

    private static double Mean(List<CountedWays> blocks, int[]? times, int way, int from, int to)
    {
        var sum = Sum(blocks, times, way, from, to);
        return (double)sum.Present / sum.Samples;
    }

    private static double Critical(List<CountedWays> blocks, int[]? times, int way, int from, int to)
    {
        var sum = Sum(blocks, times, way, from, to);
        return (double)sum.Critical / sum.Samples;
    }

    /// <param name="times">How often each baseline counts; null for once.</param>
    private static CountedWays.Sums Sum(List<CountedWays> blocks, int[]? times, int way, int from, int to)
    {
        var all = default(CountedWays.Sums);
        for (var b = 0; b < blocks.Count; b++)
        {
            var count = times?[b] ?? 1;
            for (var i = from; count > 0 && i <= Math.Min(to, blocks[b].Iterations); i++)
            {
                var one = blocks[b].At(i, way);
                all.Samples += count * one.Samples;
                all.Present += count * one.Present;
                all.Introduced += count * one.Introduced;
                all.Critical += count * one.Critical;
            }
        }
        return all;
    }

    private static List<CountedWays> Blocks(StudyData data, string cohort, string arm) =>
        [
            .. data
                .Ways.Where(w => w.Key.Cohort == cohort && w.Key.Arm == arm)
                .OrderBy(w => w.Key.Baseline, StringComparer.Ordinal)
                .Select(w => w.Value),
        ];

    /// <summary>The same model in other contexts.</summary>
    private static IEnumerable<(string Cohort, string Context)> Contexts(Cohort cohort, StudyData data)
    {
        var own = cohort.Chains[0];
        return data
            .Chains.Where(c => c.Model == own.Model && c.Source == own.Source && c.Context != own.Context)
            .Select(c => (c.Cohort, c.Context))
            .Distinct()
            .OrderBy(c => c.Context, StringComparer.Ordinal);
    }
}
