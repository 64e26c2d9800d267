namespace Pawl.Engine.Audit;

/// <summary>Introduced weaknesses by class and by one other thing, with the exposure of that thing.</summary>
internal sealed class ExposureTally(AuditOptions options)
{
    private readonly SortedDictionary<string, StepSums> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Cwe, string Key), int> cells = [];

    internal void Step(StepOutcome step, string key)
    {
        if (!columns.TryGetValue(key, out var sums))
        {
            columns.Add(key, sums = new StepSums());
        }
        sums.Add(step);
        foreach (var finding in step.Introduced)
        {
            cells[(finding.Cwe, key)] = cells.GetValueOrDefault((finding.Cwe, key)) + 1;
        }
    }

    /// <param name="byExposure">Columns with the most changed lines first; else by name.</param>
    internal WeaknessTable Result(bool byExposure)
    {
        var all = columns.Select(pair => Column(pair.Key, pair.Value));
        return new WeaknessTable(
            [.. byExposure ? all.OrderByDescending(c => c.ChangedLines).ThenBy(c => c.Key, StringComparer.Ordinal) : all],
            [
                .. cells
                    .OrderBy(cell => cell.Key.Cwe)
                    .ThenBy(cell => cell.Key.Key, StringComparer.Ordinal)
                    .Select(cell => new WeaknessCell(cell.Key.Cwe, cell.Key.Key, cell.Value, RateOf(cell.Value, columns[cell.Key.Key]))),
            ]
        );
    }

    private ExposureColumn Column(string key, StepSums sums) =>
        new(
            key,
            sums.Commits,
            sums.ChangedLines,
            sums.Introduced,
            sums.Returned,
            sums.Fixed,
            sums.DefencesLost,
            RateOf(sums.Introduced, sums)
        );

    private Rate RateOf(int count, StepSums exposure) =>
        Statistics.RatePerThousand(
            count,
            exposure.ChangedLines,
            exposure.Commits < options.MinimumIterations || exposure.ChangedLines < options.MinimumChangedLines
        );
}
