using System.Runtime.CompilerServices;

namespace Pawl.Engine.Git;

/// <summary>The notes of a reference: one listing of its tree, and one process for the texts.</summary>
public static class Notes
{
    /// <summary>The reference itself, and its copies fetched from remotes: <c>refs/notes/ai</c>, then <c>refs/notes/ai-remote/*</c> and <c>refs/remotes/*/notes/ai</c>.</summary>
    public static async Task<IReadOnlyList<GitRef>> Find(GitRepository repository, string name, CancellationToken cancel)
    {
        var all = await repository.Refs(cancel, $"refs/notes/{name}", $"refs/notes/{name}-remote", "refs/notes/remotes", "refs/remotes");
        var ends = $"/notes/{name}";
        return
        [
            .. all.Where(reference => reference.Name == $"refs/notes/{name}"),
            .. all.Where(reference =>
                reference.Name.StartsWith($"refs/notes/{name}-remote/", StringComparison.Ordinal)
                || (
                    reference.Name.StartsWith("refs/remotes/", StringComparison.Ordinal)
                    && reference.Name.EndsWith(ends, StringComparison.Ordinal)
                )
                || (
                    reference.Name.StartsWith("refs/notes/remotes/", StringComparison.Ordinal)
                    && reference.Name.EndsWith($"/{name}", StringComparison.Ordinal)
                )
            ),
        ];
    }

    /// <summary>The commits that have notes, and the notes' contents, in the order of the tree.</summary>
    /// <exception cref="GitException">A folder of the notes' tree is missing.</exception>
    public static async IAsyncEnumerable<(ObjectId Commit, ObjectId Text)> List(
        GitRepository repository,
        GitRef reference,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var entry in TreeListing.Read(repository, reference.Id, null, cancel))
        {
            // Large sets of notes are sharded into folders: 12/34/5678...
            var name = entry.Path.Replace("/", "", StringComparison.Ordinal);
            if (entry.IsFile && IsId(name, repository.ObjectFormat))
            {
                yield return (ObjectId.Parse(name), entry.Id);
            }
        }
    }

    /// <summary>All notes; such as cannot be read or are over the reader's limit are given to <paramref name="unread"/>.</summary>
    public static async IAsyncEnumerable<Note> Read(
        GitRepository repository,
        BlobReader blobs,
        GitRef reference,
        Action<Gap> unread,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var notes = await List(repository, reference, cancel).ToListAsync(cancel);
        var at = 0;
        await foreach (var text in blobs.ReadMany(notes.Select(note => note.Text), cancel))
        {
            var commit = notes[at++].Commit;
            if (text.State == BlobState.Read)
            {
                yield return new Note(commit, GitText.Message(text.Bytes));
            }
            else
            {
                unread(new Gap(commit, $"its note in {reference.Name} could not be read: {text.State}"));
            }
        }
    }

    private static bool IsId(string name, string objectFormat) =>
        name.Length == (objectFormat == "sha1" ? 40 : 64) && name.All(char.IsAsciiHexDigitLower);
}
