using System.Runtime.CompilerServices;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;

namespace Pawl.Engine.Authorship;

/// <summary>
/// Says who wrote each commit: from records (ledgers, git-ai and Qwen notes, Agent Trace, Entire checkpoints), from what the
/// message declares, from whose address it bears, in this order of strength. No sign is no sign, never a person.
/// </summary>
public sealed class AuthorResolver : IAsyncDisposable
{
    private const int Together = 256;
    private const long RecordLimit = 64 << 20;
    private static readonly string[] NoteNames = ["ai", "ai-attribution"];

    private readonly SignalTable signals;
    private readonly BlobReader blobs;
    private readonly AgentTraces traces;
    private readonly Dictionary<ObjectId, List<ObjectId>> notes = [];
    private readonly Dictionary<ObjectId, CommitRecord> noteRecords = [];
    private readonly Dictionary<ObjectId, EntireCheckpoint> checkpointRecords = [];
    private readonly List<Gap> gaps = [];
    private EntireCheckpoints checkpoints = new();
    private LedgerAuthors? ledgers;
    private bool tracesAreComplete;

    private AuthorResolver(GitRepository repository, SignalTable signals)
    {
        this.signals = signals;
        blobs = new BlobReader(repository, 1, RecordLimit);
        traces = new AgentTraces(signals.Tools);
    }

    /// <summary>Records that could not be read so far.</summary>
    public IReadOnlyList<Gap> Gaps => gaps;

    internal LedgerAuthors? Ledgers => ledgers;

    /// <summary>Finds out which records there are; their texts are read when their commits come.</summary>
    public static async Task<AuthorResolver> Open(GitRepository repository, SignalTable signals, CancellationToken cancel)
    {
        var resolver = new AuthorResolver(repository, signals);
        foreach (var name in NoteNames)
        {
            await resolver.AddNotes(repository, name, cancel);
        }
        resolver.ledgers = await LedgerAuthors.Open(repository, resolver.blobs, resolver.gaps, cancel);
        resolver.checkpoints = await EntireCheckpoints.Find(repository, resolver.gaps, cancel);
        await resolver.AddTracesOfHead(repository, cancel);
        return resolver;
    }

    /// <summary>Authors in the order of the commits; read ahead a little, because records are read many at a time.</summary>
    public async IAsyncEnumerable<(Commit Commit, CommitAuthorship Authorship)> Resolve(
        IAsyncEnumerable<Commit> commits,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var chunk in commits.Chunk(Together).WithCancellation(cancel))
        {
            await ReadRecords(chunk, cancel);
            foreach (var commit in chunk)
            {
                yield return (commit, Join(commit, null));
            }
        }
    }

    /// <param name="branch">Where it is known on which branch the work is done.</param>
    public async Task<CommitAuthorship> Resolve(Commit commit, string? branch, CancellationToken cancel)
    {
        await ReadRecords([commit], cancel);
        return Join(commit, branch);
    }

    public ValueTask DisposeAsync() => blobs.DisposeAsync();

    private CommitAuthorship Join(Commit commit, string? branch)
    {
        var declared = DeclaredAuthor.Of(commit, signals.Find(commit, branch), signals);
        var records = new List<CommitRecord>();
        var seen = ledgers?.Of(commit);
        if (seen is { } told)
        {
            records.Add(told.Record);
        }
        records.AddRange(notes.GetValueOrDefault(commit.Id, []).Select(blob => noteRecords.GetValueOrDefault(blob)).OfType<CommitRecord>());
        if (traces.Of(commit) is { } traced)
        {
            records.Add(traced);
        }
        foreach (var blob in EntireCheckpoints.NamedIn(commit.Message).SelectMany(checkpoints.Of))
        {
            if (checkpointRecords.TryGetValue(blob, out var checkpoint))
            {
                records.Add(Record(checkpoint, commit));
            }
        }
        var joined = RecordedAuthor.Join(commit, declared, records);
        return seen is null
            ? joined
            : joined with
            {
                Parts = seen.Value.Steps.ToDictionary(file => file.Key, file => LedgerAuthors.Parts(file.Value)),
            };
    }

    private CommitRecord Record(EntireCheckpoint checkpoint, Commit commit)
    {
        var claims = commit
            .Changes.Select(change => (change.Path, Claim: checkpoint.Of(change.Path, signals.Tools)))
            .Where(pair => pair.Claim is not null);
        return new CommitRecord(
            EntireCheckpoint.Source,
            claims.DistinctBy(pair => pair.Path).ToDictionary(pair => pair.Path, pair => pair.Claim!)
        );
    }

    private async Task AddNotes(GitRepository repository, string name, CancellationToken cancel)
    {
        // A reference of our own comes first and outweighs its fetched copies.
        var found = new Dictionary<ObjectId, ObjectId>();
        foreach (var reference in await Notes.Find(repository, name, cancel))
        {
            try
            {
                await foreach (var (commit, text) in Notes.List(repository, reference, cancel))
                {
                    found.TryAdd(commit, text);
                }
            }
            catch (GitException)
            {
                gaps.Add(new Gap(null, $"the notes of {reference.Name} could not be read: a folder is missing"));
            }
        }
        foreach (var (commit, text) in found)
        {
            notes.TryAdd(commit, []);
            notes[commit].Add(text);
        }
    }

    private async Task AddTracesOfHead(GitRepository repository, CancellationToken cancel)
    {
        if (repository.Head is not { } head)
        {
            return;
        }
        try
        {
            await foreach (var entry in TreeListing.Read(repository, head, AgentTraces.Path, cancel))
            {
                tracesAreComplete = entry.IsFile && await AddTraces(entry.Id, head, cancel);
            }
        }
        catch (GitException)
        {
            // A folder is missing: the log tells of it.
        }
    }

    private async Task<bool> AddTraces(ObjectId blob, ObjectId commit, CancellationToken cancel)
    {
        var content = await blobs.Read(blob, cancel);
        if (content.State != BlobState.Read)
        {
            gaps.Add(new Gap(commit, $"{AgentTraces.Path} could not be read: {content.State}"));
            return false;
        }
        if (traces.Add(content.Bytes) is > 0 and var bad)
        {
            gaps.Add(new Gap(commit, $"{AgentTraces.Path} has {bad} lines that are no traces"));
        }
        return true;
    }

    /// <summary>Reads what is recorded about these commits.</summary>
    private async Task ReadRecords(IReadOnlyList<Commit> commits, CancellationToken cancel)
    {
        noteRecords.Clear();
        checkpointRecords.Clear();
        var wanted = commits.SelectMany(commit => notes.GetValueOrDefault(commit.Id, []).Select(blob => (commit.Id, Blob: blob))).ToList();
        await ReadEach(wanted, content => noteRecords[content.Id] = GitAiRecords.Read(content.Bytes, signals.Tools), cancel);

        var named = commits
            .SelectMany(commit =>
                EntireCheckpoints.NamedIn(commit.Message).SelectMany(checkpoints.Of).Select(blob => (commit.Id, Blob: blob))
            )
            .ToList();
        await ReadEach(named, AddCheckpoint, cancel);

        // Traces that HEAD no longer holds are taken from the commits that wrote them.
        foreach (var commit in tracesAreComplete ? [] : commits)
        {
            foreach (var change in commit.Changes.Where(change => change.Path == AgentTraces.Path && !change.Blob.IsZero))
            {
                await AddTraces(change.Blob, commit.Id, cancel);
            }
        }
    }

    private void AddCheckpoint(BlobContent content)
    {
        if (EntireCheckpoint.Parse(content.Bytes) is { } checkpoint)
        {
            checkpointRecords[content.Id] = checkpoint;
        }
    }

    private async Task ReadEach(List<(ObjectId Commit, ObjectId Blob)> wanted, Action<BlobContent> read, CancellationToken cancel)
    {
        var at = 0;
        await foreach (var content in blobs.ReadMany(wanted.Select(pair => pair.Blob), cancel))
        {
            var commit = wanted[at++].Commit;
            try
            {
                if (content.State == BlobState.Read)
                {
                    read(content);
                }
                else
                {
                    gaps.Add(new Gap(commit, $"a record of its author could not be read: {content.State}"));
                }
            }
            catch (FormatException error)
            {
                gaps.Add(new Gap(commit, $"a record of its author is not understood: {error.Message}"));
            }
        }
    }
}
