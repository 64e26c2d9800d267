using System.IO.Enumeration;
using System.Security.Cryptography;
using Pawl.Engine.Git;

namespace Pawl.Engine.Reviews;

/// <summary>Whose keys may sign reviews: a file of the repository in ssh-keygen's form.</summary>
/// <param name="Text">Empty: nobody may.</param>
public sealed record AllowedSigners(string Text)
{
    private const int MostBytes = 1 << 20;

    public static AllowedSigners None { get; } = new("");

    /// <summary>As they stand in a commit: a branch cannot give itself reviewers.</summary>
    /// <exception cref="UserError">The file cannot be read.</exception>
    public static async Task<AllowedSigners> At(GitRepository repository, ObjectId commit, string path, CancellationToken cancel)
    {
        await foreach (var entry in TreeListing.Read(repository, commit, path, cancel))
        {
            await using var blobs = new BlobReader(repository, 1, MostBytes);
            var content = entry.IsFile && entry.Path == path ? await blobs.Read(entry.Id, cancel) : null;
            return content is { State: BlobState.Read }
                ? new AllowedSigners(GitText.Message(content.Bytes))
                : throw new UserError(
                    $"{path} of {commit} cannot be read",
                    "It must be a plain file of less than 1 MB, and its content must be in this clone."
                );
        }
        return None;
    }

    /// <summary>The key's own line names the namespace: being allowed to sign everything is not enough to speak for others.</summary>
    public bool NamesSpace(string fingerprint, string space) =>
        Entries.Any(line => line.Fingerprint == fingerprint && line.Spaces.Any(s => FileSystemName.MatchesSimpleExpression(s, space)));

    /// <summary>Principals of the lines that have this key.</summary>
    public IReadOnlyList<string> PrincipalsOf(string fingerprint) =>
        [.. Entries.Where(line => line.Fingerprint == fingerprint).SelectMany(line => line.Principals).Distinct()];

    /// <summary>As <c>ssh-keygen -l</c> shows it; null for text that is no public key.</summary>
    public static string? FingerprintOf(string publicKey)
    {
        foreach (var word in publicKey.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var bytes = new byte[word.Length];
            if (word.StartsWith("AAAA", StringComparison.Ordinal) && Convert.TryFromBase64String(word, bytes, out var length))
            {
                return "SHA256:" + Convert.ToBase64String(SHA256.HashData(bytes.AsSpan(0, length))).TrimEnd('=');
            }
        }
        return null;
    }

    private sealed record Entry(string[] Principals, string[] Spaces, string Fingerprint);

    private IEnumerable<Entry> Entries
    {
        get
        {
            foreach (var line in Text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
            {
                if (FingerprintOf(line) is { } fingerprint)
                {
                    yield return new Entry(line.Split(' ', 2)[0].Trim('"').Split(','), SpacesOf(line), fingerprint);
                }
            }
        }
    }

    private static string[] SpacesOf(string line)
    {
        const string Option = "namespaces=\"";
        var at = line.IndexOf(Option, StringComparison.OrdinalIgnoreCase);
        var end = at < 0 ? -1 : line.IndexOf('"', at + Option.Length);
        return end < 0 ? [] : line[(at + Option.Length)..end].Split(',');
    }
}
