using Pawl.Engine.Git;

namespace Pawl.Engine.Policy;

/// <summary>Where a repository's policy comes from.</summary>
public static class PolicyFile
{
    private const int MostBytes = 1 << 20;

    /// <summary>As it lies in the work tree.</summary>
    /// <exception cref="UserError">It cannot be read or understood.</exception>
    public static Policy InWorkTree(string root)
    {
        var file = new FileInfo(Path.Combine(root, Policy.FileName));
        if (!file.Exists)
        {
            return Policy.Default;
        }
        if (file.LinkTarget is not null || file.Length > MostBytes)
        {
            throw new UserError($"{Policy.FileName} is a link or too large", "Make it a plain file of less than 1 MB.");
        }
        return Policy.Load(File.ReadAllText(file.FullName), Policy.FileName);
    }

    /// <summary>As it stands in a commit: what a branch may do is said by the one that it goes to.</summary>
    /// <exception cref="UserError">It cannot be read or understood.</exception>
    public static async Task<Policy> At(GitRepository repository, ObjectId commit, CancellationToken cancel)
    {
        await foreach (var entry in TreeListing.Read(repository, commit, Policy.FileName, cancel))
        {
            await using var blobs = new BlobReader(repository, 1, MostBytes);
            var content = entry.IsFile ? await blobs.Read(entry.Id, cancel) : null;
            return content is { State: BlobState.Read }
                ? Policy.Load(GitText.Message(content.Bytes), $"{commit.ToString()[..10]}:{Policy.FileName}")
                : throw new UserError(
                    $"{Policy.FileName} of {commit} cannot be read",
                    "It must be a plain file of less than 1 MB, and its content must be in this clone."
                );
        }
        return Policy.Default;
    }
}
