using Pawl.Engine.Cache;

namespace Pawl.Engine.Analysers;

/// <summary>
/// Runs outside analysers over contents, side by side. Each sees copies of the files in a folder of its own; what it found
/// in one content is kept and not asked again. Whatever it was given and did not look at is a gap.
/// </summary>
public static class Analysers
{
    /// <param name="analysers">From <see cref="AnalyserSearch.Find"/>.</param>
    /// <param name="contents">Any files; each analyser takes those of its languages.</param>
    /// <param name="seconds">Most that one analyser may take; null: what its definition says.</param>
    public static async Task<AnalysersReport> Run(
        IReadOnlyList<InstalledAnalyser> analysers,
        IReadOnlyList<SourceContent> contents,
        ContentCache cache,
        int? seconds,
        CancellationToken cancel
    )
    {
        using var places = new SemaphoreSlim(Environment.ProcessorCount);
        var outcomes = await Task.WhenAll(
            analysers
                .OrderBy(analyser => analyser.Id, StringComparer.Ordinal)
                .Select(async analyser =>
                {
                    await places.WaitAsync(cancel);
                    try
                    {
                        return await new AnalyserRun(analyser, cache, seconds ?? analyser.Definition.Seconds).Run(contents, cancel);
                    }
                    finally
                    {
                        places.Release();
                    }
                })
        );
        return new AnalysersReport(
            [.. outcomes.Select(outcome => outcome.Use)],
            Sorted(outcomes.SelectMany(outcome => outcome.Findings)),
            [
                .. outcomes
                    .SelectMany(outcome => outcome.Gaps)
                    .Distinct()
                    .OrderBy(gap => gap.Path, StringComparer.Ordinal)
                    .ThenBy(gap => gap.Analyser, StringComparer.Ordinal)
                    .ThenBy(gap => gap.Detail, StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>Results that somebody's own run wrote, of a build for example; paths in it are relative to a folder.</summary>
    /// <exception cref="UserError">The file cannot be read.</exception>
    public static AnalysersReport Read(string sarif, string root, IReadOnlyList<SourceContent> contents) =>
        SarifImport.Read(sarif, root, contents);

    internal static IReadOnlyList<OutsideFinding> Sorted(IEnumerable<OutsideFinding> findings) =>
        [
            .. findings
                .OrderBy(f => f.Path, StringComparer.Ordinal)
                .ThenBy(f => f.StartLine)
                .ThenBy(f => f.StartColumn)
                .ThenBy(f => f.Analyser, StringComparer.Ordinal)
                .ThenBy(f => f.Rule, StringComparer.Ordinal)
                .ThenBy(f => f.EndLine)
                .ThenBy(f => f.EndColumn)
                .ThenBy(f => f.Message, StringComparer.Ordinal)
                .DistinctBy(f => (f.Path, f.StartLine, f.StartColumn, f.EndLine, f.EndColumn, f.Analyser, f.Rule, f.Message)),
        ];
}
