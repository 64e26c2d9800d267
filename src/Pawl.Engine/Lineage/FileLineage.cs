using Pawl.Engine.Audit;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Reviews;

namespace Pawl.Engine.Lineage;

/// <summary>The chains of some files up to a commit, from git alone: history read once, each content analysed once.</summary>
internal sealed class FileLineage : IAsyncDisposable
{
    private FileLineage(History history, HistoryWalk walk, DeltaRun run, BlobReader blobs, ChainCounter counter, AuditOptions options) =>
        (History, Walk, Run, Blobs, Counter, Options) = (history, walk, run, blobs, counter, options);

    /// <summary>Steps of the files' families only; all commits.</summary>
    internal History History { get; }
    internal HistoryWalk Walk { get; }
    internal DeltaRun Run { get; }
    internal BlobReader Blobs { get; }
    internal AuditOptions Options { get; }
    private ChainCounter Counter { get; }

    /// <param name="files">Contents at the tip, by path.</param>
    internal static async Task<FileLineage> Read(
        GitRepository repository,
        Revisions revisions,
        IReadOnlyCollection<(string Path, ObjectId Blob)> files,
        FileLineageMeans means,
        CancellationToken cancel
    )
    {
        await using var authors = await means.Authors(repository, cancel);
        var whole = await new HistoryReader(repository, new CommitLog(repository, revisions), means.Tools, authors).Read(null, cancel);
        var families = files.Select(f => whole.FamilyOf(f.Path)).ToHashSet();
        var history = whole with { Steps = [.. whole.Steps.Where(s => families.Contains(whole.Families[s.After.Path]))] };
        var head = new HeadFiles([.. files.Select(f => history.Contents.Of(f.Path, f.Blob))]);
        var threads = Math.Max(1, Environment.ProcessorCount);
        var blobs = new BlobReader(repository, threads, ContentSource.SizeLimit);
        var run = new DeltaRun(history, means.Tools, means.Cache, blobs, head, means.Options, null);
        var deltas = await run.Run(cancel);
        var walk = new HistoryWalk(history, means.Tools, deltas, means.Options, means.Reviews, means.Rules);
        walk.Run(cancel);
        var counter = new ChainCounter(history, deltas, walk, head, means.Options);
        return new FileLineage(history, walk, run, blobs, counter, means.Options);
    }

    /// <summary>Where a content stands; null when no step leads to it.</summary>
    internal ChainState? StateOf(string path, ObjectId blob) => Walk.Chains.Find(History.Contents.Of(path, blob));

    /// <summary>The chain of a content, told iteration by iteration; null while its length is 0.</summary>
    internal async Task<ChainStory?> Tell(string path, ObjectId blob, CancellationToken cancel)
    {
        if (StateOf(path, blob) is not { Length: > 0 } state)
        {
            return null;
        }
        var chain = FollowedChain.Of(state.Chain, state, Walk.Facts);
        ChainStory? story = null;
        if (chain.Facts is not null)
        {
            await Run.OnOneThread(source => story = new ChainTeller(History, Walk, Counter, source, Blobs, Options).Tell(chain, cancel));
        }
        return story;
    }

    public ValueTask DisposeAsync() => Blobs.DisposeAsync();
}

/// <summary>What following chains needs besides a repository.</summary>
internal sealed record FileLineageMeans(
    AnalysisTools Tools,
    ContentCache Cache,
    Func<GitRepository, CancellationToken, Task<CommitAuthors>> Authors,
    CountedReviews Reviews,
    ChainRules Rules,
    AuditOptions Options
);
