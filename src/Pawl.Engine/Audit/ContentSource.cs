using Pawl.Analysis;
using Pawl.Analysis.Matching;
using Pawl.Engine.Audit.Outside;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit;

/// <summary>Analyses of contents, out of the cache or made. For one thread.</summary>
/// <param name="outside">Says more about contents; null: nobody does.</param>
internal sealed class ContentSource(
    ContentTable contents,
    AnalysisTools tools,
    ContentCache cache,
    AnalysisWorker worker,
    OutsideVersions? outside = null
)
{
    /// <summary>Larger contents are not even read.</summary>
    internal const long SizeLimit = 1 << 20;

    internal AnalysedContent Analyse(Content content, BlobContent blob)
    {
        var lines = blob.State == BlobState.Read ? LineTable.Of(blob.Bytes) : LineTable.Empty;
        var analysis = Known(content) ?? Made(content, blob);
        return new AnalysedContent(outside?.Join(content, analysis, blob.Bytes) ?? analysis, lines);
    }

    /// <summary>The whole analysis when the cache has it and nobody else says anything about the content.</summary>
    internal FileAnalysis? Undisputed(Content content) => outside?.Says(content) == true ? null : Known(content);

    /// <summary>The analysis when the cache has it.</summary>
    private FileAnalysis? Known(Content content)
    {
        try
        {
            return cache.Get(Key(content)) is { } bytes ? AnalysisCodec.Read(bytes) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private FileAnalysis Made(Content content, BlobContent blob)
    {
        if (Unreadable(blob) is { } gap)
        {
            return FileAnalysis.NotAnalysed(null, gap);
        }
        var analysis = worker.Analyse(contents.PathOf(content.Path), blob.Bytes);
        // A failure is no fact about the content: the next run tries again.
        if (!analysis.Gaps.Any(g => g.Reason == "rule-failed"))
        {
            cache.Put(Key(content), AnalysisCodec.Write(analysis));
        }
        return analysis;
    }

    private CacheKey Key(Content content) =>
        CacheKey.Of(
            "analysis",
            AnalysisCodec.Version,
            tools.Version(contents.PathOf(content.Path))!,
            contents.BlobOf(content.Blob).ToString()
        );

    private static Analysis.Gap? Unreadable(BlobContent blob) =>
        blob.State switch
        {
            BlobState.Read => null,
            BlobState.TooLarge => new Analysis.Gap("too-large", $"{blob.Size} bytes; the limit is {SizeLimit}", Whole: true),
            BlobState.Missing => new Analysis.Gap("missing-object", "the repository does not have this content", Whole: true),
            _ => new Analysis.Gap("unreadable", "git cannot read this object", Whole: true),
        };
}
