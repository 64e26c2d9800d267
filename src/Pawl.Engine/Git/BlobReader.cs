using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Pawl.Engine.Git;

/// <summary>
/// Reads contents out of the repository with at most a given number of git processes. Safe to use from many workers.
/// A missing, damaged or too large object is an answer, not an exception. Who is inside <see cref="ReadMany"/> holds a
/// process until the end: do not ask the same reader again in between.
/// </summary>
public sealed class BlobReader(GitRepository repository, int processes, long sizeLimit) : IAsyncDisposable
{
    private readonly SemaphoreSlim places = new(processes);
    private readonly ConcurrentBag<CatFile> idle = [];

    public async Task<BlobContent> Read(ObjectId id, CancellationToken cancel)
    {
        await foreach (var content in ReadMany([id], cancel))
        {
            return content;
        }
        throw new InvalidOperationException("every id has an answer");
    }

    /// <summary>Contents in the order of the ids. Faster than one at a time; neighbours that resemble each other are read fastest.</summary>
    public async IAsyncEnumerable<BlobContent> ReadMany(IEnumerable<ObjectId> ids, [EnumeratorCancellation] CancellationToken cancel)
    {
        await places.WaitAsync(cancel);
        var lease = new Lease(repository, idle);
        try
        {
            foreach (var chunk in ids.Chunk(CatFile.Together))
            {
                await foreach (var content in ReadChunk(lease, chunk, cancel))
                {
                    yield return content;
                }
            }
        }
        finally
        {
            await lease.GiveBack();
            places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var process))
        {
            await process.DisposeAsync();
        }
        places.Dispose();
    }

    private async IAsyncEnumerable<BlobContent> ReadChunk(Lease lease, ObjectId[] chunk, [EnumeratorCancellation] CancellationToken cancel)
    {
        var states = await Look(lease, chunk, cancel);
        var at = 0;
        while (at < chunk.Length)
        {
            // From here to the end, or to an object at which git gives up: then a new process does the rest.
            var wanted = states.Skip(at).Where(state => state.State == BlobState.Read).Select(state => state.Id.ToString()).ToList();
            lease.Unanswered = wanted.Count;
            await lease.Process.Ask("contents", wanted, cancel);
            for (var damaged = false; at < chunk.Length && !damaged; at++)
            {
                var content = states[at].State == BlobState.Read ? await ReadOne(lease, states[at], cancel) : states[at];
                damaged = content.State == BlobState.Damaged;
                yield return content;
            }
        }
    }

    private async Task<BlobContent[]> Look(Lease lease, ObjectId[] chunk, CancellationToken cancel)
    {
        var states = new BlobContent[chunk.Length];
        lease.Unanswered = chunk.Length;
        await lease.Process.Ask("info", chunk.Select(id => id.ToString()), cancel);
        for (var i = 0; i < chunk.Length; i++)
        {
            var info = await lease.Process.ReadInfo(cancel);
            lease.Unanswered--;
            var state =
                info.Id is null ? BlobState.Missing
                : info.Type != "blob" ? BlobState.NotABlob
                : info.Size > sizeLimit ? BlobState.TooLarge
                : BlobState.Read;
            states[i] = new BlobContent(chunk[i], state, info.Size, []);
        }
        return states;
    }

    private static async Task<BlobContent> ReadOne(Lease lease, BlobContent wanted, CancellationToken cancel)
    {
        try
        {
            var info = await lease.Process.ReadInfo(cancel);
            var bytes = info.Id is null ? [] : await lease.Process.ReadBody(info.Size, cancel);
            lease.Unanswered--;
            return info.Id is null ? wanted with { State = BlobState.Missing } : wanted with { Bytes = bytes };
        }
        catch (EndOfStreamException)
        {
            await lease.Renew();
            return wanted with { State = BlobState.Damaged };
        }
    }

    /// <summary>A process lent to one reader; given back only when no answer is left in its pipe.</summary>
    private sealed class Lease(GitRepository repository, ConcurrentBag<CatFile> idle)
    {
        public CatFile Process { get; private set; } = idle.TryTake(out var process) ? process : Start(repository);

        /// <summary>Questions whose answers were not taken out of the pipe yet.</summary>
        public int Unanswered { get; set; }

        public async Task Renew()
        {
            await Process.DisposeAsync();
            Process = Start(repository);
            Unanswered = 0;
        }

        public async Task GiveBack()
        {
            if (Unanswered == 0)
            {
                idle.Add(Process);
            }
            else
            {
                await Process.DisposeAsync();
            }
        }

        private static CatFile Start(GitRepository repository) => new(repository.Objects, CancellationToken.None);
    }
}
