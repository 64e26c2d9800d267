using Pawl.Engine.Authorship;
using Pawl.Engine.Git;

namespace Pawl.Engine.Audit;

/// <summary>Joins commits with their authors, in the commits' order.</summary>
public delegate IAsyncEnumerable<(Commit Commit, CommitAuthorship Authorship)> FindAuthors(
    IAsyncEnumerable<Commit> commits,
    CancellationToken cancel
);

/// <summary>Where a repository's authors come from.</summary>
/// <param name="gaps">Records that could not be read so far.</param>
/// <param name="owned">Goes with it.</param>
public sealed class CommitAuthors(FindAuthors find, Func<IReadOnlyList<Gap>>? gaps = null, IAsyncDisposable? owned = null)
    : IAsyncDisposable
{
    /// <summary>Notes, traces, trailers and addresses, by these signals.</summary>
    public static Func<GitRepository, CancellationToken, Task<CommitAuthors>> By(SignalTable signals) =>
        async (repository, cancel) =>
        {
            var resolver = await AuthorResolver.Open(repository, signals, cancel);
            return new CommitAuthors(resolver.Resolve, () => resolver.Gaps, resolver);
        };

    public IReadOnlyList<Gap> Gaps => gaps?.Invoke() ?? [];

    public IAsyncEnumerable<(Commit Commit, CommitAuthorship Authorship)> Find(
        IAsyncEnumerable<Commit> commits,
        CancellationToken cancel
    ) => find(commits, cancel);

    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? ValueTask.CompletedTask;
}
