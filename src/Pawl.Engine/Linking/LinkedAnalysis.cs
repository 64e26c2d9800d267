using Pawl.Analysis;
using Pawl.Analysis.Linking;
using Pawl.Engine.Scan;

namespace Pawl.Engine.Linking;

/// <summary>
/// Analyses files again that call functions of other files, with what those do. Each round looks one file further; what a file is told
/// depends on the round before alone, so order and threads do not matter.
/// </summary>
internal static class LinkedAnalysis
{
    /// <summary>A value is followed through this many calls from file to file.</summary>
    private const int MostRounds = 3;

    /// <param name="files">Analysed with an outline; replaced by what the last round gives.</param>
    /// <param name="again">Analyses a file once more; null when it cannot be read any longer.</param>
    internal static async Task Run(
        IList<ScannedFile> files,
        int threads,
        Func<Analyser> analyser,
        Func<Analyser, ScannedFile, IReadOnlyDictionary<string, LinkedFunction>, ScannedFile?> again,
        CancellationToken cancel
    )
    {
        var told = new string[files.Count];
        Array.Fill(told, "");
        // The largest first, so that no worker is left with one at the end.
        int[] order = [.. Enumerable.Range(0, files.Count).OrderByDescending(at => files[at].Analysis.Lines)];
        for (var round = 0; round < MostRounds; round++)
        {
            var outlines = files
                .Where(f => f.Analysis.Outline is not null)
                .ToDictionary(f => f.Path, f => f.Analysis.Outline, StringComparer.Ordinal);
            var links = new Links(
                files.Where(f => outlines.ContainsKey(f.Path)).Select(f => (f.Path, RulesOf(f)!)),
                path => outlines.GetValueOrDefault(path)
            );
            var results = new ScannedFile?[files.Count];
            var next = -1;
            await AnalysisThreads.Run(
                threads,
                () =>
                {
                    using var own = analyser();
                    for (int turn; (turn = Interlocked.Increment(ref next)) < order.Length; )
                    {
                        var at = order[turn];
                        cancel.ThrowIfCancellationRequested();
                        if (files[at] is not { Analysis.Outline: { } outline } file || outline.Asks.Count == 0)
                        {
                            continue;
                        }
                        var found = links.Of(file.Path, RulesOf(file)!, outline);
                        var digest = string.Join(
                            ',',
                            found.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value.Digest)
                        );
                        if (digest != told[at] && (told[at].Length > 0 || Links.Matter(outline, found)))
                        {
                            told[at] = digest;
                            results[at] = again(own, file, found);
                        }
                    }
                }
            );
            var changed = false;
            for (var at = 0; at < results.Length; at++)
            {
                changed |= results[at] is not null;
                files[at] = results[at] ?? files[at];
            }
            if (!changed)
            {
                return;
            }
        }
    }

    private static string? RulesOf(ScannedFile file) => Analyser.Languages.FirstOrDefault(l => l.Name == file.Analysis.Language)?.Rules;
}
