using System.Text;

namespace Pawl.Engine.Git;

/// <summary>
/// The walk over a history that has holes. Where a parent is missing, its child is treated as git treats the edge of
/// a shallow clone.
/// </summary>
/// <param name="Shell">View of the objects in which git can walk; the receiver disposes of it.</param>
/// <param name="Order">All commits that can be reached, parents first.</param>
internal sealed record BrokenHistory(ObjectShell Shell, List<ObjectId> Order, IReadOnlyList<Gap> Gaps)
{
    public static async Task<BrokenHistory> Mend(GitRepository repository, Revisions revisions, CancellationToken cancel)
    {
        var shell = repository.ShellCutAt([]);
        var gaps = new List<Gap>();
        var output = await Walk(shell.Place, revisions, cancel);
        if (!output.Succeeded)
        {
            var (present, orphans) = await FindOrphans(repository, revisions, cancel);
            shell.Dispose();
            shell = repository.ShellCutAt(orphans);
            gaps.AddRange(orphans.Select(id => new Gap(id, "a parent is missing: history ends here and all files look new")));
            output = (await Walk(shell.Place, revisions with { Include = present }, cancel)).OrThrow();
        }
        return new BrokenHistory(shell, [.. output.Lines.Select(line => ObjectId.Parse(line))], gaps);
    }

    private static Task<GitOutput> Walk(GitPlace place, Revisions revisions, CancellationToken cancel)
    {
        // A commit graph may still list commits whose objects are gone.
        string[] arguments =
        [
            "-c",
            "core.commitGraph=false",
            "rev-list",
            "--topo-order",
            "--reverse",
            .. revisions.AsArguments(),
            "--stdin",
        ];
        return GitProcess.Run(place, arguments, revisions.AsInput(), cancel);
    }

    /// <summary>Reads every commit object: which tips are there, and which commits lack a parent.</summary>
    private static async Task<(List<ObjectId> Present, List<ObjectId> Orphans)> FindOrphans(
        GitRepository repository,
        Revisions revisions,
        CancellationToken cancel
    )
    {
        var childrenOf = new Dictionary<ObjectId, List<ObjectId>>();
        var missing = new HashSet<ObjectId>();
        var front = revisions.Include.Concat(revisions.Exclude).ToList();
        var seen = front.ToHashSet();
        await using var objects = new CatFile(repository.Objects, cancel);
        while (front.Count > 0)
        {
            var next = new List<ObjectId>();
            foreach (var chunk in front.Chunk(CatFile.Together))
            {
                await objects.Ask("contents", chunk.Select(id => id.ToString()), cancel);
                foreach (var id in chunk)
                {
                    var info = await objects.ReadInfo(cancel);
                    if (info.Id is null)
                    {
                        missing.Add(id);
                        continue;
                    }
                    var parents = ParentsOf(await objects.ReadBody(info.Size, cancel));
                    foreach (var parent in repository.CutAt.Contains(id) ? [] : parents)
                    {
                        childrenOf.TryAdd(parent, []);
                        childrenOf[parent].Add(id);
                        if (seen.Add(parent))
                        {
                            next.Add(parent);
                        }
                    }
                }
            }
            front = next;
        }
        var orphans = missing.SelectMany(id => childrenOf.GetValueOrDefault(id, [])).Distinct().Order().ToList();
        return ([.. revisions.Include.Where(id => !missing.Contains(id))], orphans);
    }

    // "tree id", then lines "parent id", then the author.
    private static List<ObjectId> ParentsOf(byte[] commit)
    {
        var parents = new List<ObjectId>();
        foreach (var line in Encoding.ASCII.GetString(commit).Split('\n').Skip(1))
        {
            if (!line.StartsWith("parent ", StringComparison.Ordinal))
            {
                break;
            }
            parents.Add(ObjectId.Parse(line.AsSpan("parent ".Length)));
        }
        return parents;
    }
}
