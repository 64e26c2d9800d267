using Pawl.Engine.Analysers;
using Pawl.Engine.Audit;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;

namespace Pawl.Engine.Gate;

/// <summary>
/// What outside analysers say of the files that a range changes, before and after it: what they said before is no new weakness.
/// They are asked about these files only, and about each content once.
/// </summary>
internal sealed class OutsideGate
{
    private readonly Side before;
    private readonly Side after;

    private OutsideGate(AnalysersReport before, AnalysersReport after)
    {
        (this.before, this.after) = (new Side(before), new Side(after));
        // What went wrong before the range went wrong as well: then what is new cannot be told.
        Uses =
        [
            .. after.Uses.Select(use => use with { Trouble = use.Trouble ?? before.Uses.FirstOrDefault(u => u.Id == use.Id)?.Trouble }),
        ];
    }

    internal static OutsideGate Nobody { get; } = new(AnalysersReport.None, AnalysersReport.None);

    /// <summary>How far each came with the contents after the range.</summary>
    internal IReadOnlyList<AnalyserUse> Uses { get; }

    internal static async Task<OutsideGate> Ask(
        GitRepository repository,
        IReadOnlyList<TreeChange> changes,
        IReadOnlyList<InstalledAnalyser> analysers,
        (ContentCache Cache, int? Seconds) means,
        CancellationToken cancel
    )
    {
        if (analysers.Count == 0)
        {
            return Nobody;
        }
        await using var blobs = new BlobReader(repository, 1, Analysis.Analyser.MostBytes);
        var old = await Contents(blobs, changes.Select(c => (c.Before.Path, c.Before.Blob)), cancel);
        var now = await Contents(blobs, changes.Select(c => (c.Path, c.Blob)), cancel);
        return new OutsideGate(
            await Analysers.Analysers.Run(analysers, old, means.Cache, means.Seconds, cancel),
            await Analysers.Analysers.Run(analysers, now, means.Cache, means.Seconds, cancel)
        );
    }

    internal AnalysedContent Before(string path, AnalysedContent analysed, byte[] bytes) => before.Join(path, analysed, bytes);

    internal AnalysedContent After(string path, AnalysedContent analysed, byte[] bytes) => after.Join(path, analysed, bytes);

    private static async Task<List<SourceContent>> Contents(
        BlobReader blobs,
        IEnumerable<(string Path, ObjectId Blob)> files,
        CancellationToken cancel
    )
    {
        List<SourceContent> contents = [];
        foreach (var (path, blob) in files.DistinctBy(file => file.Path).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            // What cannot be read is a gap of the gate's already.
            if (!blob.IsZero && await blobs.Read(blob, cancel) is { State: BlobState.Read, Bytes.Length: > 0 } content)
            {
                contents.Add(new SourceContent(path, content.Bytes));
            }
        }
        return contents;
    }

    /// <summary>The answers for one side of the range, by path.</summary>
    private sealed class Side(AnalysersReport report)
    {
        private readonly ILookup<string, OutsideFinding> findings = report.Findings.ToLookup(f => f.Path, StringComparer.Ordinal);
        private readonly ILookup<string, AnalyserGap> gaps = report.Gaps.ToLookup(g => g.Path, StringComparer.Ordinal);

        internal AnalysedContent Join(string path, AnalysedContent analysed, byte[] bytes) =>
            findings.Contains(path) || gaps.Contains(path)
                ? analysed with
                {
                    Analysis = Witnesses.Join(analysed.Analysis, bytes, findings[path], gaps[path]),
                }
                : analysed;
    }
}
