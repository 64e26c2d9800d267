using Pawl.Engine.Authorship;
using Pawl.Engine.Git;

namespace Pawl.Engine.Ledger;

/// <summary>Judges whether nothing but white space or comments changed.</summary>
public delegate bool IsCosmetic(string path, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after);

/// <summary>After a commit: what no hook saw is recorded as the committer's own, then all lines go into the commit's note.</summary>
/// <param name="inAgentSession">The commit was made from inside an agent's session.</param>
public sealed class CommitRecorder(
    GitRepository repository,
    StepLedger ledger,
    SignalTable signals,
    IsCosmetic isCosmetic,
    bool inAgentSession
)
{
    private const int MostFiles = 500;
    private readonly string tree = WorkTreeName.Of(repository.GitFolder, repository.CommonFolder);

    public async Task Record(CancellationToken cancel)
    {
        if (repository.Head is not { } head)
        {
            return;
        }
        if (await Read(head, cancel) is not { } commit)
        {
            return;
        }
        using var held = ledger.Hold();
        var picked = PickedFrom();
        if (picked is null && IsAuthoredHere() && commit.Parents.Count <= 1)
        {
            await using var blobs = new BlobReader(repository, 1, LedgerNotes.MostBytes);
            var known = await LedgerAuthors.Open(repository, blobs, [], cancel);
            ledger.AppendHeld(await Unseen(commit, known.Graph, blobs, cancel));
        }
        await LedgerNotes.Publish(repository, ledger, head, cancel);
        held.Dispose();
        if (picked is { } source)
        {
            await LedgerNotes.Copy(repository, ledger, $"{source} {head}\n", cancel);
        }
    }

    private async Task<Commit?> Read(ObjectId head, CancellationToken cancel)
    {
        var names = (await GitProcess.Run(repository.Objects, ["rev-list", "--parents", "-1", head.ToString()], cancel)).OrThrow().Text;
        var parents = names.Trim().Split(' ')[1..].Select(id => ObjectId.Parse(id)).Where(id => !repository.CutAt.Contains(head));
        var log = new CommitLog(repository, new Revisions([head], [.. parents], null, []));
        return await log.Read(cancel).LastOrDefaultAsync(cancel);
    }

    /// <summary>How HEAD came to be, in git's own words: a rebase or a revert is nobody's writing.</summary>
    private bool IsAuthoredHere()
    {
        var log = Path.Combine(repository.GitFolder, "logs", "HEAD");
        if (!File.Exists(log))
        {
            return !IsRebasing();
        }
        var last = File.ReadLines(log).LastOrDefault("");
        var message = last[(last.IndexOf('\t', StringComparison.Ordinal) + 1)..];
        return message.StartsWith("commit", StringComparison.Ordinal) && !IsRebasing();
    }

    private ObjectId? PickedFrom()
    {
        var file = Path.Combine(repository.GitFolder, "CHERRY_PICK_HEAD");
        return File.Exists(file) && !IsRebasing() ? ObjectId.Parse(File.ReadAllText(file).Trim()) : null;
    }

    private bool IsRebasing() =>
        Directory.Exists(Path.Combine(repository.GitFolder, "rebase-merge"))
        || Directory.Exists(Path.Combine(repository.GitFolder, "rebase-apply"));

    /// <summary>The steps of a commit that lead from what was seen last to what was committed.</summary>
    private async Task<IReadOnlyList<LedgerStep>> Unseen(Commit commit, StepGraph graph, BlobReader blobs, CancellationToken cancel)
    {
        var files = commit
            .Changes.Where(change => change.Mode is "100644" or "100755")
            .OrderBy(c => c.Path, StringComparer.Ordinal)
            .ToList();
        var unseen = files.Where(file => !IsSeen(file, graph)).ToList();
        if (unseen.Count is 0 or > MostFiles)
        {
            return [];
        }
        var elsewhere = await FoundOnBranches(unseen, commit.Id, cancel);
        var declared = DeclaredAuthor.Of(commit, signals.Find(commit, null), signals);
        var steps = new List<LedgerStep>();
        foreach (var file in unseen)
        {
            steps.Add(await StepOf(commit, file, graph, declared, elsewhere.Contains(file.Path), blobs, cancel));
        }
        return steps;
    }

    private static bool IsSeen(FileChange file, StepGraph graph)
    {
        var origin = OriginOf(file);
        return origin.Blob == file.Blob
            || graph.Way(origin.Path, LedgerAuthors.Blob(origin.Blob), file.Path, file.Blob.ToString()) is not null;
    }

    private static Origin OriginOf(FileChange file) => file.Before.FirstOrDefault(new Origin(file.Path, "", default));

    private async Task<LedgerStep> StepOf(
        Commit commit,
        FileChange file,
        StepGraph graph,
        Author declared,
        bool isElsewhere,
        BlobReader blobs,
        CancellationToken cancel
    )
    {
        var origin = OriginOf(file);
        var (before, after) = (LedgerAuthors.Blob(origin.Blob), file.Blob.ToString());
        var from = origin.Path == file.Path ? null : origin.Path;
        var bare = new LedgerStep(commit.Time, tree, file.Path, from, before, after, AuthorKind.Unknown, "commit");
        // A part of what an agent wrote, or the rest of it: its work was staged piece by piece.
        if ((graph.Into(file.Path, after) ?? IntoPresent(file.Path, graph)) is { By: AuthorKind.Agent } made)
        {
            return made with { Time = commit.Time, Tree = tree, From = from, Before = before, After = after, Via = "commit" };
        }
        if (declared.Kind is AuthorKind.Agent or AuthorKind.Mixed)
        {
            return bare with
            {
                By = AuthorKind.Agent,
                Agent = declared.Tool,
                Model = declared.Model,
                Session = declared.Session,
                Turn = commit.Id.ToString(),
                Person = DeclaredAuthor.NameOf(commit.Author),
            };
        }
        if (declared.Kind == AuthorKind.Bot)
        {
            return bare with { By = AuthorKind.Bot };
        }
        if (isElsewhere || inAgentSession)
        {
            return bare;
        }
        var start = LastSeen(file.Path, origin, graph);
        return bare with
        {
            By = AuthorKind.Human,
            Person = DeclaredAuthor.NameOf(commit.Author),
            From = start is null ? from : null,
            Before = start ?? before,
            Cosmetic = start is not null && await IsCosmeticStep(file.Path, start, after, blobs, cancel),
        };
    }

    /// <summary>The step that led to what lies on the disk, with line ends as they are there or as git stores them.</summary>
    private LedgerStep? IntoPresent(string path, StepGraph graph)
    {
        var file = new FileInfo(Path.Combine(repository.WorkTree ?? "", path));
        if (file is not { Exists: true, LinkTarget: null, Length: <= LedgerNotes.MostBytes })
        {
            return graph.Into(path, null);
        }
        var bytes = File.ReadAllBytes(file.FullName);
        return graph.Into(path, BlobId.Of(bytes, repository.ObjectFormat))
            ?? (LineEnds.HasReturns(bytes) ? graph.Into(path, BlobId.Of(LineEnds.Without(bytes), repository.ObjectFormat)) : null);
    }

    /// <summary>The content that was seen last in this work tree, when it came from what was committed before.</summary>
    private string? LastSeen(string path, Origin origin, StepGraph graph)
    {
        var last = ledger.Backwards(path).FirstOrDefault(record => record.Step.Path == path && record.Step.Tree == tree)?.Step.After;
        return last is not null && graph.Way(origin.Path, LedgerAuthors.Blob(origin.Blob), path, last) is { Count: > 0 } ? last : null;
    }

    private async Task<bool> IsCosmeticStep(string path, string before, string after, BlobReader blobs, CancellationToken cancel)
    {
        var (old, now) = (await blobs.Read(ObjectId.Parse(before), cancel), await blobs.Read(ObjectId.Parse(after), cancel));
        return old.State == BlobState.Read && now.State == BlobState.Read && isCosmetic(path, old.Bytes, now.Bytes);
    }

    /// <summary>Files whose new content another branch has already: it came from there, by whatever hand.</summary>
    private async Task<HashSet<string>> FoundOnBranches(List<FileChange> files, ObjectId head, CancellationToken cancel)
    {
        const int most = 200;
        var tips = (await repository.Refs(cancel, "refs/heads", "refs/remotes"))
            .Select(r => r.Id)
            .Where(id => id != head)
            .Distinct()
            .Take(most);
        var asked = tips.SelectMany(tip => files.Where(f => !f.Path.Any(char.IsWhiteSpace)).Select(file => (tip, file)));
        var found = new HashSet<string>(StringComparer.Ordinal);
        await using var objects = new CatFile(repository.Objects, cancel);
        await foreach (var (pair, info) in objects.Info(asked, pair => $"{pair.tip}:{pair.file.Path}", cancel))
        {
            if (info.Id == pair.file.Blob)
            {
                found.Add(pair.file.Path);
            }
        }
        return found;
    }
}
