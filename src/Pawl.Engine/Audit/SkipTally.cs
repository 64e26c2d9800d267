using Pawl.Engine.Analysers;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit;

/// <summary>What could not be looked at, by path and reason.</summary>
internal sealed class SkipTally(ContentTable contents)
{
    private readonly Dictionary<(int Path, string Reason, string Analyser), Skip> skips = [];
    private readonly Dictionary<Content, List<Analysis.Gap>> known = [];

    internal void Add(Content content, Analysis.Gap gap)
    {
        if (!known.TryGetValue(content, out var gaps))
        {
            known[content] = gaps = [];
        }
        if (gaps.Exists(g => g.Reason == gap.Reason && AnalyserOf(g) == AnalyserOf(gap)))
        {
            return;
        }
        gaps.Add(gap);
        var key = (content.Path, gap.Reason, AnalyserOf(gap));
        skips[key] = new Skip(content.Blob, gap, skips.TryGetValue(key, out var before) ? before.Contents + 1 : 1);
    }

    private static string AnalyserOf(Analysis.Gap gap) => gap.Reason == Witnesses.GapReason ? Witnesses.AnalyserOf(gap.Detail) : "";

    /// <summary>The same content under another name: what is not known of one is not known of the other.</summary>
    internal void Share(Content before, Content after)
    {
        foreach (var gap in known.GetValueOrDefault(before) ?? [])
        {
            Add(after, gap);
        }
    }

    internal IReadOnlyList<SkippedEntry> Entries(IEnumerable<SkippedEntry> more) =>
        [
            .. skips
                .Select(pair => new SkippedEntry(
                    contents.PathOf(pair.Key.Path),
                    contents.BlobOf(pair.Value.Blob).ToString(),
                    pair.Key.Reason,
                    pair.Value.Gap.Detail,
                    pair.Value.Gap.Whole,
                    pair.Value.Contents
                ))
                .Concat(more)
                .OrderBy(s => s.Path, StringComparer.Ordinal)
                .ThenBy(s => s.Reason, StringComparer.Ordinal)
                .ThenBy(s => s.Detail, StringComparer.Ordinal),
        ];

    private readonly record struct Skip(int Blob, Analysis.Gap Gap, int Contents);
}
