using Pawl.Analysis;
using Pawl.Analysis.Linking;
using Pawl.Engine.Audit;
using Pawl.Engine.Git;
using Pawl.Engine.Linking;

namespace Pawl.Engine.Gate;

/// <summary>
/// What other files tell of a changed one, before a range and after it: each side with the files that it had then. For one thread.
/// </summary>
/// <param name="before">Blobs by path where the range began.</param>
/// <param name="after">Blobs by path at its end.</param>
internal sealed class LinkedGate(
    IReadOnlyDictionary<string, ObjectId> before,
    IReadOnlyDictionary<string, ObjectId> after,
    BlobReader blobs,
    AnalysisWorker worker,
    CancellationToken cancel
)
{
    // A change that reaches more of its repository than this is told of the rest what its own files tell.
    private const int MostFiles = 400;
    private const long MostBytes = 8 << 20;

    private readonly Dictionary<(string Path, ObjectId Blob), Outline?> outlines = [];
    private Links? linksBefore;
    private Links? linksAfter;
    private int files;
    private long bytes;

    internal static async Task<Dictionary<string, ObjectId>> FilesOf(GitRepository repository, ObjectId commit, CancellationToken cancel)
    {
        Dictionary<string, ObjectId> found = new(StringComparer.Ordinal);
        try
        {
            await foreach (var entry in TreeListing.Read(repository, commit, null, cancel))
            {
                if (entry.IsFile)
                {
                    found[entry.Path] = entry.Id;
                }
            }
        }
        catch (GitException)
        {
            // A folder is missing: what its files would tell is not told, and the gate names what is missing of the changed ones.
        }
        return found;
    }

    internal AnalysedContent Before(string path, ObjectId blob, AnalysedContent analysed, byte[] content) =>
        Told(linksBefore ??= LinksOf(before), path, blob, analysed, content);

    internal AnalysedContent After(string path, ObjectId blob, AnalysedContent analysed, byte[] content) =>
        Told(linksAfter ??= LinksOf(after), path, blob, analysed, content);

    private Links LinksOf(IReadOnlyDictionary<string, ObjectId> side) =>
        new(
            side.Keys.Where(path => Neighbours.RulesOf(path) is not null).Select(path => (path, Neighbours.RulesOf(path)!)),
            path => OutlineOf(path, side[path])
        );

    private AnalysedContent Told(Links links, string path, ObjectId blob, AnalysedContent analysed, byte[] content)
    {
        if (blob.IsZero || analysed.Analysis.Language is null || Neighbours.RulesOf(path) is not { } rules)
        {
            return analysed;
        }
        if (!outlines.TryGetValue((path, blob), out var outline))
        {
            outlines[(path, blob)] = outline = worker.Analyse(path, content, Neighbours.Nobody).Outline;
        }
        if (outline is not { Asks.Count: > 0 })
        {
            return analysed;
        }
        var found = links.Of(path, rules, outline);
        return Links.Matter(outline, found) ? analysed with { Analysis = worker.Analyse(path, content, found) } : analysed;
    }

    private Outline? OutlineOf(string path, ObjectId blob)
    {
        if (outlines.TryGetValue((path, blob), out var known))
        {
            return known;
        }
        if (files++ >= MostFiles || bytes >= MostBytes || Read(blob) is not { } content)
        {
            return outlines[(path, blob)] = null;
        }
        bytes += content.Length;
        return outlines[(path, blob)] = worker.Analyse(path, content, Neighbours.Nobody).Outline;
    }

    private byte[]? Read(ObjectId blob)
    {
        var read = blobs.ReadMany([blob], cancel).ToBlockingEnumerable(cancel).First();
        return read.State == BlobState.Read ? read.Bytes : null;
    }
}
