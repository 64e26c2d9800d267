using System.Runtime.CompilerServices;
using Pawl.Analysis;
using Pawl.Engine.Git;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Import;

/// <summary>A branch: each file that its commits change is a chain, from what it was before them to what the last one left.</summary>
public static class BranchImport
{
    /// <param name="revisions"><c>base..branch</c>, or a branch for all of its history.</param>
    public static ImportedStudy Read(string repository, string revisions, string model, CancellationToken cancel)
    {
        var leftOut = new Dictionary<string, int>(StringComparer.Ordinal);
        return new ImportedStudy(Chains(repository, revisions, model, leftOut, cancel), leftOut);
    }

    private static async IAsyncEnumerable<ImportedChain> Chains(
        string path,
        string revisions,
        string model,
        Dictionary<string, int> leftOut,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var repository = await GitRepository.Open(path, cancel);
        var ends = revisions.Split("..", 2);
        var range =
            ends.Length == 2
                ? await Revisions.OfRange(repository, ends[0], ends[1], cancel)
                : await Revisions.OfBranch(repository, revisions, cancel);
        var files = new SortedDictionary<string, List<ObjectId>>(StringComparer.Ordinal);
        await foreach (var commit in new CommitLog(repository, range).Read(cancel))
        {
            // A merge brings in what its branches' own commits did.
            foreach (var change in commit.Parents.Count > 1 ? [] : commit.Changes)
            {
                Follow(files, change, leftOut);
            }
        }
        await using var blobs = new BlobReader(repository, 1, Analyser.MostBytes);
        foreach (var (file, contents) in files)
        {
            var versions = new List<ImportedVersion>();
            await foreach (var blob in blobs.ReadMany(contents, cancel))
            {
                if (blob.State == BlobState.Read)
                {
                    versions.Add(new ImportedVersion(blob.Bytes));
                }
                else
                {
                    ImportedStudy.Leave(leftOut, blob.State == BlobState.TooLarge ? "too large" : "not in the repository");
                }
            }
            if (versions.Count > 0)
            {
                yield return new ImportedChain(file, FolderImport.LanguageOf(file)!, model, "imported", 1, versions);
            }
        }
    }

    private static void Follow(SortedDictionary<string, List<ObjectId>> files, FileChange change, Dictionary<string, int> leftOut)
    {
        if (change.Kind == ChangeKind.Deleted)
        {
            return;
        }
        if (FolderImport.LanguageOf(change.Path) is null)
        {
            ImportedStudy.Leave(leftOut, "no language of studies");
            return;
        }
        var before = change.Before is [var origin, ..] ? origin : default;
        // A renamed file goes on with its chain.
        if (change.Kind == ChangeKind.Renamed && files.Remove(before.Path, out var moved))
        {
            files[change.Path] = moved;
        }
        if (!files.TryGetValue(change.Path, out var contents))
        {
            files[change.Path] = contents = before.Path is null || before.Blob.IsZero ? [] : [before.Blob];
        }
        if (contents.Count == 0 || contents[^1] != change.Blob)
        {
            contents.Add(change.Blob);
        }
    }
}
