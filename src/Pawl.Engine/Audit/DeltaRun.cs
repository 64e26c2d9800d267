using System.Collections.Concurrent;
using Pawl.Engine.Audit.Outside;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit;

/// <summary>Makes all deltas of a history, and the analyses of the present files, on all cores.</summary>
internal sealed class DeltaRun(
    History history,
    AnalysisTools tools,
    ContentCache cache,
    BlobReader blobs,
    HeadFiles head,
    AuditOptions options,
    IProgress<AuditProgress>? progress,
    OutsideVersions? outside = null
)
{
    private const int HeadPiece = 64;

    private readonly Deltas deltas = new(history.Steps.Count);
    private int done;

    internal async Task<Deltas> Run(CancellationToken cancel)
    {
        var pieces = WorkPlan.Pieces(history.Steps, history.Families);
        await AskOutside(pieces, cancel);
        await OnThreads(pieces, (maker, _, piece, stop) => maker.Make(piece, stop), piece => piece.Length, history.Steps.Count, cancel);
        await OnThreads(
            [.. head.Missing.Chunk(HeadPiece)],
            (_, source, piece, stop) => MakeHead(source, piece, stop),
            _ => 0,
            history.Steps.Count,
            cancel
        );
        return deltas;
    }

    private async Task AskOutside(List<int[]> pieces, CancellationToken cancel)
    {
        if (outside is null)
        {
            return;
        }
        var lacking = new ConcurrentBag<Content>();
        await OnThreads(
            pieces,
            (maker, _, piece, _) =>
            {
                foreach (var content in maker.Lacking(piece))
                {
                    lacking.Add(content);
                }
            },
            _ => 0,
            history.Steps.Count,
            cancel
        );
        await outside.Ask(lacking.Concat(head.Files).OrderBy(c => c.Path).ThenBy(c => c.Blob), blobs, cancel);
    }

    /// <summary>Work of another kind with the means of a worker.</summary>
    internal Task OnOneThread(Action<ContentSource> work) =>
        AnalysisThreads.Run(
            1,
            () =>
            {
                using var worker = tools.NewWorker();
                work(new ContentSource(history.Contents, tools, cache, worker));
            }
        );

    /// <summary>The worst chains, told.</summary>
    internal async Task<IReadOnlyList<ChainStory>> Tell(HistoryWalk walk, ChainCounter counter, CancellationToken cancel)
    {
        if (outside is not null)
        {
            await outside.Ask(counter.Worst.SelectMany(chain => chain.Contents), blobs, cancel);
        }
        var stories = new ChainStory[counter.Worst.Count];
        await OnThreads(
            [.. Enumerable.Range(0, stories.Length)],
            (_, source, i, stop) =>
                stories[i] = new ChainTeller(history, walk, counter, source, blobs, options).Tell(counter.Worst[i], stop),
            _ => 0,
            history.Steps.Count,
            cancel
        );
        return stories;
    }

    private void MakeHead(ContentSource source, Content[] piece, CancellationToken cancel)
    {
        var unknown = new List<Content>();
        foreach (var content in piece)
        {
            if (source.Undisputed(content) is { } analysis)
            {
                head.Offer(content, analysis);
            }
            else
            {
                unknown.Add(content);
            }
        }
        var at = 0;
        foreach (var blob in blobs.ReadMany(unknown.Select(c => history.Contents.BlobOf(c.Blob)), cancel).ToBlockingEnumerable(cancel))
        {
            head.Offer(unknown[at], source.Analyse(unknown[at], blob).Analysis);
            at++;
        }
    }

    private async Task OnThreads<T>(
        List<T> pieces,
        Action<DeltaMaker, ContentSource, T, CancellationToken> work,
        Func<T, int> size,
        int total,
        CancellationToken cancel
    )
    {
        var next = -1;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var threads = Math.Min(options.Threads > 0 ? options.Threads : Environment.ProcessorCount, pieces.Count);
        await AnalysisThreads.Run(threads, Lane);

        void Lane()
        {
            try
            {
                using var worker = tools.NewWorker();
                var source = new ContentSource(history.Contents, tools, cache, worker, outside);
                var maker = new DeltaMaker(history, tools, cache, source, blobs, head, deltas, options.ComplexityRise, outside);
                for (
                    var i = Interlocked.Increment(ref next);
                    i < pieces.Count && !stop.IsCancellationRequested;
                    i = Interlocked.Increment(ref next)
                )
                {
                    work(maker, source, pieces[i], stop.Token);
                    progress?.Report(new AuditProgress(AuditStage.Contents, Interlocked.Add(ref done, size(pieces[i])), total));
                }
                cancel.ThrowIfCancellationRequested();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancel.IsCancellationRequested)
            {
                // Another lane failed and tells why.
            }
            catch
            {
                stop.Cancel(); // The others need not go on.
                throw;
            }
        }
    }
}
