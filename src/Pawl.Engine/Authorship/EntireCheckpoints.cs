using System.Text.RegularExpressions;
using Pawl.Engine.Git;

namespace Pawl.Engine.Authorship;

/// <summary>
/// Where Entire's checkpoints lie: on the branch <c>entire/checkpoints/v1</c> and its copies, each in a folder
/// <c>ab/cdef…/</c>, or each under a reference of its own, <c>refs/entire/checkpoints/&lt;last two&gt;/&lt;id&gt;</c>.
/// </summary>
internal sealed partial class EntireCheckpoints
{
    private const string Metadata = "metadata.json";
    private readonly Dictionary<string, List<ObjectId>> blobsOf = [];

    public static async Task<EntireCheckpoints> Find(GitRepository repository, List<Gap> gaps, CancellationToken cancel)
    {
        var found = new EntireCheckpoints();
        var refs = await repository.Refs(cancel, "refs/heads/entire", "refs/entire", "refs/remotes");
        foreach (var reference in refs.Where(reference => BranchName().IsMatch(reference.Name)))
        {
            await found.AddBranch(repository, reference, gaps, cancel);
        }
        await found.AddReferences(repository, [.. refs.Where(reference => OwnReference().IsMatch(reference.Name))], cancel);
        return found;
    }

    /// <summary>The metadata of a checkpoint's sessions.</summary>
    public IReadOnlyList<ObjectId> Of(string checkpoint) => blobsOf.GetValueOrDefault(checkpoint, []);

    /// <summary>Ids that a message's own lines name.</summary>
    public static IEnumerable<string> NamedIn(string message) =>
        message.Contains("Entire-Checkpoint", StringComparison.OrdinalIgnoreCase)
            ? OwnLines
                .Of(FoldedText.Fold(message))
                .Select(line => Trailer().Match(line))
                .Where(match => match.Success)
                .Select(match => match.Groups["id"].Value)
                .Distinct()
            : [];

    private async Task AddBranch(GitRepository repository, GitRef reference, List<Gap> gaps, CancellationToken cancel)
    {
        var before = blobsOf.Keys.ToHashSet();
        try
        {
            await foreach (var entry in TreeListing.Read(repository, reference.Id, null, cancel))
            {
                // ab/cdef…/metadata.json sums up, ab/cdef…/0/metadata.json is a session's; old ones have the first only.
                var parts = entry.Path.Split('/');
                if (parts.Length > 2 && parts[^1] == Metadata && !before.Contains(parts[0] + parts[1]))
                {
                    Add(parts[0] + parts[1], entry.Id);
                }
            }
        }
        catch (GitException)
        {
            gaps.Add(new Gap(null, $"the checkpoints of {reference.Name} could not be read: a folder is missing"));
        }
    }

    private async Task AddReferences(GitRepository repository, List<GitRef> references, CancellationToken cancel)
    {
        await using var objects = new CatFile(repository.Objects, cancel);
        for (var session = 0; references.Count > 0; session++)
        {
            var more = new List<GitRef>();
            await foreach (var (reference, info) in objects.Info(references, one => $"{one.Id}:{session}/{Metadata}", cancel))
            {
                if (info.Id is { } blob)
                {
                    Add(reference.Name[(reference.Name.LastIndexOf('/') + 1)..], blob);
                    more.Add(reference);
                }
            }
            references = more;
        }
    }

    private void Add(string checkpoint, ObjectId blob)
    {
        if (!blobsOf.TryGetValue(checkpoint, out var blobs))
        {
            blobsOf[checkpoint] = blobs = [];
        }
        blobs.Add(blob);
    }

    [GeneratedRegex(@"^refs/(heads/|remotes/[^/]+/)?entire/(remotes/[^/]+/)?checkpoints/v\d+(\.\d+)?(/main)?$")]
    private static partial Regex BranchName();

    [GeneratedRegex(@"^refs/entire/checkpoints/[0-9A-Za-z]{2}/([0-9a-f]{12}|[0-9A-HJKMNP-TV-Z]{26})$")]
    private static partial Regex OwnReference();

    [GeneratedRegex(@"^Entire-Checkpoint:\s*(?<id>[0-9a-f]{12}|[0-9A-HJKMNP-TV-Z]{26})\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Trailer();
}
