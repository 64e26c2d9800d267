using System.Globalization;
using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;
using Pawl.Engine.Policy;

namespace Pawl.Engine.Reviews;

/// <summary>Puts files back to the content that a person last saw, and keeps what is given up on a reference.</summary>
public sealed class Retreat(AnalysisTools tools, ContentCache cache, Func<GitRepository, CancellationToken, Task<CommitAuthors>> authors)
{
    public const string References = "refs/pawl/abandoned/";

    /// <param name="Blob">The content to go back to; null: an agent made the file, it goes away.</param>
    /// <param name="Findings">High and critical ones that the content itself has.</param>
    public sealed record Step(string Path, string Present, string? Blob, int Iterations, int Findings);

    /// <summary>Where each file would go; those that stand there already are left out.</summary>
    /// <param name="paths">From the repository's root.</param>
    /// <exception cref="UserError">A path is not there, or in no language that is known.</exception>
    public async Task<IReadOnlyList<Step>> Plan(GitRepository repository, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var head = repository.Head ?? throw new UserError("there is no commit yet", "Commit something first.");
        var policy = await PolicyFile.At(repository, head, cancel);
        var reviews = await CountedReviews.At(repository, head, policy.Reviews, cache, cancel);
        var committed = new List<(string Path, ObjectId Blob)>();
        await foreach (var entry in TreeListing.Read(repository, head, null, cancel))
        {
            if (entry.IsFile && paths.Contains(entry.Path) && tools.Version(entry.Path) is not null)
            {
                committed.Add((entry.Path, entry.Id));
            }
        }
        if (paths.FirstOrDefault(p => tools.Version(p) is null) is { } unknown)
        {
            throw new UserError($"{unknown} is in no language that Pawl knows", "Put it back with git.");
        }
        var present = await WorkTreeFiles.Read(repository, paths, cancel);
        var others = paths.Where(p => committed.All(c => c.Path != p)).ToList();
        var steps = await Uncommitted(repository, others, present, policy.Chain.Rules, reviews, cancel);
        var options = new AuditOptions(repository.WorkTree ?? repository.GitFolder);
        var means = new FileLineageMeans(tools, cache, authors, reviews, policy.Chain.Rules, options);
        await using var lineage = await FileLineage.Read(repository, new Revisions([head], [], null, []), committed, means, cancel);
        foreach (var (path, blob) in committed)
        {
            var state = lineage.StateOf(path, blob);
            var goal = state is { Length: > 0 } ? FollowedChain.Of(0, state, _ => null).Before : lineage.History.Contents.Of(path, blob);
            ObjectId? target = goal is { } content ? lineage.History.Contents.BlobOf(content.Blob) : null;
            var now = present.TryGetValue(path, out var edited) ? edited : blob;
            if (target != now || !present.ContainsKey(path))
            {
                var findings = goal is { } to ? await Findings(lineage, to, cancel) : 0;
                steps.Add(new Step(path, now.ToString(), target?.ToString(), state?.Length ?? 0, findings));
            }
        }
        return steps;
    }

    /// <summary>Files that HEAD has not: what agents made goes away, or back to what a person saw in between.</summary>
    private async Task<List<Step>> Uncommitted(
        GitRepository repository,
        List<string> paths,
        IReadOnlyDictionary<string, ObjectId> present,
        ChainRules rules,
        CountedReviews reviews,
        CancellationToken cancel
    )
    {
        if (paths.Find(path => !present.ContainsKey(path)) is { } missing)
        {
            throw new UserError($"{missing} is neither in HEAD nor in the work tree", "Name a file from the repository's root.");
        }
        if (paths.Count == 0)
        {
            return [];
        }
        var chains = await new FileChains(repository, tools, SignalTable.Load(), rules, reviews).Of(
            [.. paths.Select(path => (path, (string?)present[path].ToString()))],
            cancel
        );
        return [.. chains.Where(c => c.Length > 0).Select(c => new Step(c.Path, c.Present!, c.Start, c.Length, 0))];
    }

    /// <summary>Keeps what is there, then puts the files back.</summary>
    /// <returns>The reference that holds what was given up.</returns>
    public static async Task<string> Go(GitRepository repository, IReadOnlyList<Step> steps, DateTimeOffset now, CancellationToken cancel)
    {
        var root = repository.WorkTree ?? throw new UserError("a bare repository has no work tree", "Do it in a clone.");
        var reference = await Keep(repository, steps, now, cancel);
        await using var blobs = new BlobReader(repository, 1, ContentSource.SizeLimit);
        foreach (var step in steps)
        {
            var content = step.Blob is { } id ? await blobs.Read(ObjectId.Parse(id), cancel) : null;
            if (content is { State: not BlobState.Read })
            {
                throw new UserError(
                    $"the earlier content of {step.Path} cannot be read",
                    "It is not in this clone: fetch the whole history."
                );
            }
            WorkTreeFiles.Write(root, step.Path, content?.Bytes);
        }
        return reference;
    }

    private static async Task<int> Findings(FileLineage lineage, Content content, CancellationToken cancel)
    {
        var count = 0;
        await lineage.Run.OnOneThread(source =>
        {
            foreach (
                var blob in lineage.Blobs.ReadMany([lineage.History.Contents.BlobOf(content.Blob)], cancel).ToBlockingEnumerable(cancel)
            )
            {
                count = source.Analyse(content, blob).Analysis.Findings.Count(f => f.Severity >= Severity.High);
            }
        });
        return count;
    }

    /// <summary>A commit on top of HEAD with the files as they are now; neither the index nor a branch is touched.</summary>
    private static async Task<string> Keep(
        GitRepository repository,
        IReadOnlyList<Step> steps,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var head = repository.Head!.Value.ToString();
        var folder = Directory.CreateTempSubdirectory("pawl-reset-");
        try
        {
            var place = repository.Home with
            {
                Environment = new Dictionary<string, string>
                {
                    ["GIT_INDEX_FILE"] = Path.Combine(folder.FullName, "index"),
                    ["GIT_AUTHOR_NAME"] = "pawl reset",
                    ["GIT_AUTHOR_EMAIL"] = "pawl@localhost",
                    ["GIT_COMMITTER_NAME"] = "pawl reset",
                    ["GIT_COMMITTER_EMAIL"] = "pawl@localhost",
                },
            };
            (await GitProcess.Run(place, ["read-tree", head], cancel)).OrThrow();
            foreach (var step in steps)
            {
                (
                    await GitProcess.Run(place, ["update-index", "--add", "--cacheinfo", $"100644,{step.Present},{step.Path}"], cancel)
                ).OrThrow();
            }
            var tree = (await GitProcess.Run(place, ["write-tree"], cancel)).OrThrow().Text.Trim();
            var message = "What pawl reset gave up\n\n" + string.Join('\n', steps.Select(s => s.Path)) + "\n";
            string[] arguments = ["commit-tree", tree, "-p", head, "-m", message];
            var commit = (await GitProcess.Run(place, arguments, cancel)).OrThrow().Text.Trim();
            var reference = References + now.UtcDateTime.ToString("yyyyMMdd-HHmmss-", CultureInfo.InvariantCulture) + commit[..7];
            (await GitProcess.Run(place, ["update-ref", reference, commit], cancel)).OrThrow();
            return reference;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
