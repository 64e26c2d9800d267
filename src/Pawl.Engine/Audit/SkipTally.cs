using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit;

/// <summary>What could not be looked at, by path and reason.</summary>
internal sealed class SkipTally(ContentTable contents)
{
    private readonly Dictionary<(int Path, string Reason), Skip> skips = [];
    private readonly HashSet<(Content, string)> counted = [];

    internal void Add(Content content, Analysis.Gap gap)
    {
        if (!counted.Add((content, gap.Reason)))
        {
            return;
        }
        var key = (content.Path, gap.Reason);
        skips[key] = new Skip(content.Blob, gap, skips.TryGetValue(key, out var before) ? before.Contents + 1 : 1);
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
                .ThenBy(s => s.Reason, StringComparer.Ordinal),
        ];

    private readonly record struct Skip(int Blob, Analysis.Gap Gap, int Contents);
}
