using Pawl.Engine.Git;

namespace Pawl.Engine.Reviews;

/// <summary>
/// Where reviews are kept: notes on the contents that they are about, one envelope a line, so that the notes of two
/// clones merge line by line and whatever rewrites commits leaves them where they are.
/// </summary>
public static class ReviewNotes
{
    public const string Name = "pawl-reviews";
    public const string Reference = "refs/notes/" + Name;
    private const int MostBytes = 16 << 20;
    private const int Tries = 5;

    /// <summary>Lines of all notes, of our own reference and of its fetched copies, each once, in a fixed order.</summary>
    /// <param name="unread">Is told of notes that cannot be read.</param>
    public static async Task<IReadOnlyList<string>> Lines(GitRepository repository, Action<Gap> unread, CancellationToken cancel)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        await using var blobs = new BlobReader(repository, 1, MostBytes);
        foreach (var reference in await Notes.Find(repository, Name, cancel))
        {
            var present = new HashSet<ObjectId>();
            await foreach (var (_, text) in Notes.List(repository, reference, cancel))
            {
                present.Add(text);
            }
            await Add(present, keep: _ => true);
            // What was taken out of the notes is no review any more, but what took one back still does.
            var former = (await Former(repository, reference, cancel)).Except(present);
            await Add([.. former.Order()], IsRevocation);
        }
        return [.. lines];

        async Task Add(IEnumerable<ObjectId> ids, Func<string, bool> keep)
        {
            await foreach (var text in blobs.ReadMany(ids, cancel))
            {
                if (text.State != BlobState.Read)
                {
                    unread(new Gap(null, $"a note of reviews could not be read: {text.State}"));
                    continue;
                }
                foreach (var line in GitText.Message(text.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(keep))
                {
                    lines.Add(line.Trim());
                }
            }
        }
    }

    /// <summary>Adds a review to the notes of the first content that it is about.</summary>
    /// <exception cref="GitException">The reference could not be written.</exception>
    public static async Task Append(GitRepository repository, Review review, ReviewEnvelope envelope, CancellationToken cancel)
    {
        var place = repository.Home with
        {
            Environment = new Dictionary<string, string>
            {
                ["GIT_AUTHOR_NAME"] = review.Reviewer.Signer,
                ["GIT_AUTHOR_EMAIL"] = review.Reviewer.Signer,
                ["GIT_COMMITTER_NAME"] = review.Reviewer.Signer,
                ["GIT_COMMITTER_EMAIL"] = review.Reviewer.Signer,
            },
        };
        string[] arguments = ["notes", $"--ref={Reference}", "append", "--file=-", review.Files[0].Blob];
        for (var left = Tries; ; left--)
        {
            var output = await GitProcess.Run(place, arguments, System.Text.Encoding.UTF8.GetBytes(envelope.Line + "\n"), cancel);
            if (output.Succeeded || left == 1)
            {
                output.OrThrow(); // Another process held the reference, or there is a true reason.
                return;
            }
        }
    }

    /// <summary>Every content that a note ever had.</summary>
    private static async Task<HashSet<ObjectId>> Former(GitRepository repository, GitRef reference, CancellationToken cancel)
    {
        string[] arguments = ["log", "--format=", "--raw", "-m", "--root", "--no-abbrev", "--no-renames", reference.Id.ToString(), "--"];
        var output = (await GitProcess.Run(repository.Objects, arguments, cancel)).OrThrow();
        return
        [
            .. output
                .Lines.Where(line => line.StartsWith(':'))
                .SelectMany(line => line.Split(' ')[2..4])
                .Select(id => ObjectId.Parse(id))
                .Where(id => !id.IsZero),
        ];
    }

    private static bool IsRevocation(string line)
    {
        try
        {
            return ReviewStatement.Read(ReviewEnvelope.Parse(line).Payload).Decision == ReviewDecision.Revoke;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
