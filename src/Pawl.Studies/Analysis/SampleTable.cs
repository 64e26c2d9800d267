namespace Pawl.Studies.Analysis;

/// <summary>Samples that nothing came after, as the results of a benchmark are: what works, what has findings, how the judges agree.</summary>
internal static class SampleTable
{
    internal static StudyTable Of(StudyData data) =>
        new(
            "samples",
            "",
            "Single samples",
            [
                "model and context",
                "strategy",
                "samples",
                "tested",
                "working",
                "findings per sample",
                "with a finding",
                "low",
                "high",
                "judged insecure by others",
                "of these with a finding",
                "of the others with a finding",
            ],
            [
                .. data
                    .Samples.OrderBy(s => s.Key.Cohort, StringComparer.Ordinal)
                    .ThenBy(s => s.Key.Strategy, StringComparer.Ordinal)
                    .Select(s => Row(s.Key.Cohort, s.Key.Strategy, s.Value)),
            ],
            "Findings are Pawl's; others are the analysers and the benchmark's own tests beside it. Working: share of those tested. The last two columns: how often Pawl names a weakness, whichever it is, where another judge does, and where none does. Wilson's intervals, as if samples were independent; several of one task are not."
        );

    private static IReadOnlyList<Cell> Row(string cohort, string strategy, SampleSums sums)
    {
        var share = Engine.Audit.Statistics.Share((int)sums.Ours, (int)sums.Samples);
        return
        [
            cohort,
            strategy,
            sums.Samples,
            sums.Tested,
            (double)sums.Working / sums.Tested,
            (double)sums.Findings / sums.Samples,
            share.Value,
            share.Low,
            share.High,
            sums.Others,
            (double)sums.Both / sums.Others,
            (double)(sums.Ours - sums.Both) / (sums.Samples - sums.Others),
        ];
    }
}
