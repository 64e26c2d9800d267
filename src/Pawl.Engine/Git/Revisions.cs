using System.Globalization;
using System.Text;

namespace Pawl.Engine.Git;

/// <summary>Which commits to read: those reachable from some, not reachable from others, not older than a time.</summary>
/// <param name="Since">Seconds since 1970; the walk stops at older commits.</param>
/// <param name="Missing">Names of references whose commits are not in the repository.</param>
public sealed record Revisions(IReadOnlyList<ObjectId> Include, IReadOnlyList<ObjectId> Exclude, long? Since, IReadOnlyList<string> Missing)
{
    // Branches that hold data, not work.
    private static readonly string[] DataBranches = ["entire/", "pawl/"];

    /// <exception cref="UserError">HEAD has no commit.</exception>
    public static Revisions OfHead(GitRepository repository) =>
        repository.Head is { } head
            ? new Revisions([head], [], null, [])
            : throw new UserError("there is no commit yet on the present branch", "commit something first, or name a branch");

    /// <summary>A branch, tag, commit id or any other name of one commit.</summary>
    public static async Task<Revisions> OfBranch(GitRepository repository, string name, CancellationToken cancel) =>
        new([await Need(repository, name, cancel)], [], null, []);

    /// <summary><c>base..tip</c>.</summary>
    public static async Task<Revisions> OfRange(GitRepository repository, string from, string to, CancellationToken cancel) =>
        new([await Need(repository, to, cancel)], [await Need(repository, from, cancel)], null, []);

    /// <summary>Every branch, local or fetched, every tag, and HEAD.</summary>
    public static async Task<Revisions> OfAll(GitRepository repository, CancellationToken cancel)
    {
        var refs = await repository.Refs(cancel, "refs/heads", "refs/remotes", "refs/tags");
        var work = refs.Where(reference => !IsData(reference.Name)).ToList();
        var found = new SortedSet<ObjectId>();
        var missing = new List<string>();
        await using var objects = new CatFile(repository.Objects, cancel);
        await foreach (var (reference, info) in objects.Info(work, reference => $"{reference.Id}^{{commit}}", cancel))
        {
            if (info.Id is { } commit)
            {
                found.Add(commit);
            }
            else
            {
                missing.Add(reference.Name);
            }
        }
        if (repository.Head is { } head)
        {
            found.Add(head);
        }
        return found.Count > 0
            ? new Revisions([.. found], [], null, missing)
            : throw new UserError("the repository has no commit", "commit something first");
    }

    /// <param name="dateOrRevision">A date such as <c>2026-03-01</c> (midnight UTC) or with a time, or a revision that is itself left out.</param>
    public async Task<Revisions> After(GitRepository repository, string dateOrRevision, CancellationToken cancel)
    {
        var styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK"];
        if (DateTimeOffset.TryParseExact(dateOrRevision, formats, CultureInfo.InvariantCulture, styles, out var date))
        {
            return this with { Since = date.ToUnixTimeSeconds() };
        }
        return await repository.Resolve(dateOrRevision, cancel) is { } commit
            ? this with
            {
                Exclude = [.. Exclude, commit],
            }
            : throw new UserError(
                $"{dateOrRevision} is neither a date nor a commit",
                "write a date as 2026-03-01, or name a branch, tag or commit"
            );
    }

    /// <summary>The walk's ends, for git's <c>--stdin</c>.</summary>
    internal byte[] AsInput() =>
        Encoding.ASCII.GetBytes(string.Concat(Include.Select(id => $"{id}\n").Concat(Exclude.Select(id => $"^{id}\n"))));

    internal IEnumerable<string> AsArguments() =>
        Since is { } time ? [string.Create(CultureInfo.InvariantCulture, $"--since=@{time} +0000")] : [];

    private static bool IsData(string name)
    {
        var afterRefs = name["refs/".Length..];
        var slash = afterRefs.IndexOf('/', StringComparison.Ordinal);
        var rest = afterRefs[(slash + 1)..];
        var branch = afterRefs.StartsWith("remotes/", StringComparison.Ordinal)
            ? rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..]
            : rest;
        return DataBranches.Any(prefix => branch.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static async Task<ObjectId> Need(GitRepository repository, string name, CancellationToken cancel) =>
        await repository.Resolve(name, cancel)
        ?? throw new UserError($"{name} names no commit in this repository", "see `git branch --all` and `git tag`");
}
