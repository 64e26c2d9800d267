using Pawl.Engine.Git;

namespace Pawl.Engine.Gate;

/// <summary>What is to be let through, and into what.</summary>
/// <param name="Base">Says what is allowed: its policy and its signers hold.</param>
/// <param name="Fork">The last commit that both have; what the head changed is told against it.</param>
/// <param name="Commits">Those that the head has and the base lacks.</param>
internal sealed record GateRange(ObjectId Base, ObjectId Head, ObjectId Fork, IReadOnlySet<ObjectId> Commits)
{
    private static readonly string[] Mains = ["@{upstream}", "origin/HEAD", "origin/main", "origin/master", "main", "master"];

    /// <exception cref="UserError">A name is not known, or the two have nothing in common in this clone.</exception>
    internal static async Task<GateRange> Of(GitRepository repository, string? range, CancellationToken cancel)
    {
        var (from, to) = Split(range);
        var head = await Need(repository, to, cancel);
        var goal = from is null ? await Main(repository, head, cancel) : await Need(repository, from, cancel);
        var fork =
            await TreeChange.Fork(repository, goal, head, cancel)
            ?? throw new UserError(
                $"{from ?? "the base"} and {to} have no commit in common in this clone",
                "Fetch the whole history: git fetch --unshallow, or fetch-depth: 0 in CI."
            );
        var revisions = new Revisions([head], [goal], null, []);
        var list = await GitProcess.Run(repository.Objects, ["rev-list", "--stdin"], revisions.AsInput(), cancel);
        return new GateRange(goal, head, fork, list.OrThrow().Lines.Select(id => ObjectId.Parse(id)).ToHashSet());
    }

    private static (string? From, string To) Split(string? range)
    {
        if (string.IsNullOrEmpty(range))
        {
            return (null, "HEAD");
        }
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        return dots < 0 ? (range, "HEAD") : (Name(range[..dots]), Name(range[dots..].TrimStart('.')));
    }

    private static string Name(string side) => side.Length == 0 ? "HEAD" : side;

    private static async Task<ObjectId> Main(GitRepository repository, ObjectId head, CancellationToken cancel)
    {
        foreach (var name in Mains)
        {
            if (
                await repository.Resolve(name, cancel) is { } found
                && (found != head || name[0] == '@' || name.Contains('/', StringComparison.Ordinal))
            )
            {
                return found;
            }
        }
        throw new UserError("nothing says what this branch goes into", "Name it: pawl gate origin/main..HEAD");
    }

    private static async Task<ObjectId> Need(GitRepository repository, string name, CancellationToken cancel) =>
        await repository.Resolve(name, cancel)
        ?? throw new UserError($"{name} names no commit in this repository", "see `git branch --all` and `git tag`");
}
