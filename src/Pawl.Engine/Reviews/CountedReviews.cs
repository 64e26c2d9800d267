using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Policy;

namespace Pawl.Engine.Reviews;

/// <summary>Which contents count as reviewed under a policy. The last word of each reviewer about a content holds.</summary>
public sealed class CountedReviews
{
    private readonly ReviewPolicy policy;
    private readonly Dictionary<(string Path, string Blob), List<CheckedReview>> byContent = [];

    public CountedReviews(ReviewBook book, ReviewPolicy policy)
    {
        this.policy = policy;
        Book = book;
        foreach (var review in book.Reviews.Where(r => r is { State: ReviewState.Verified, Review.Decision: not ReviewDecision.Revoke }))
        {
            foreach (var file in review.Review.Files)
            {
                var key = (file.Path, file.Blob);
                byContent.TryAdd(key, []);
                byContent[key].RemoveAll(earlier => IsSamePerson(earlier, review));
                byContent[key].Add(review);
            }
        }
    }

    public ReviewBook Book { get; }

    public static CountedReviews None { get; } = new(ReviewBook.Empty, new ReviewPolicy());

    /// <summary>By the policy and the allowed signers of one commit.</summary>
    /// <exception cref="UserError">That policy is not understood.</exception>
    public static async Task<CountedReviews> At(
        GitRepository repository,
        ObjectId commit,
        ReviewPolicy policy,
        ContentCache cache,
        CancellationToken cancel
    ) =>
        new(
            await ReviewBook.Open(repository, () => AllowedSigners.At(repository, commit, policy.AllowedSigners, cancel), cache, cancel),
            policy
        );

    /// <summary>By the policy of a history's tip, or by none when that cannot be read: then no review counts.</summary>
    /// <param name="gaps">Is told why not.</param>
    public static async Task<CountedReviews> OfHistory(
        GitRepository repository,
        ObjectId? tip,
        ContentCache cache,
        List<Gap> gaps,
        CancellationToken cancel
    )
    {
        if (tip is not { } commit || (await Notes.Find(repository, ReviewNotes.Name, cancel)).Count == 0)
        {
            return None;
        }
        try
        {
            var policy = await PolicyFile.At(repository, commit, cancel);
            return await At(repository, commit, policy.Reviews, cache, cancel);
        }
        catch (UserError e)
        {
            gaps.Add(new Gap(commit, $"reviews were not counted: {e.Message}"));
            return None;
        }
    }

    public bool Any => byContent.Count > 0;

    /// <summary>Blobs of a file that somebody said something about.</summary>
    internal IEnumerable<string> ContentsOf(string path) => byContent.Keys.Where(key => key.Path == path).Select(key => key.Blob);

    /// <summary>The reviewers' last words about a content.</summary>
    public IReadOnlyList<CheckedReview> Of(string path, string blob) => byContent.GetValueOrDefault((path, blob)) ?? [];

    /// <param name="directors">Who directed the agents that wrote it: names with addresses. Asked for only where it matters.</param>
    public bool IsReviewed(string path, string blob, Func<IEnumerable<string>> directors)
    {
        if (!byContent.TryGetValue((path, blob), out var words) || words.Any(w => w.Review.Decision == ReviewDecision.Reject))
        {
            return false;
        }
        var own = policy.Strict ? directors().Select(AddressOf).ToHashSet(StringComparer.OrdinalIgnoreCase) : [];
        var counted = words.Where(w => !own.Contains(AddressOf(w.Review.Reviewer.Principal))).ToList();
        return People(counted) >= (policy.TwoPeople ? 2 : 1);
    }

    /// <summary>Findings and lost defences of a content that its reviewers answer for.</summary>
    public IEnumerable<(Acceptance Accepted, CheckedReview By)> AcceptedIn(string path, string blob) =>
        Of(path, blob)
            .Where(w => w.Review.Decision == ReviewDecision.Approve)
            .SelectMany(w => w.Review.Accepted.Where(a => a.Path == path).Select(a => (a, w)));

    // One person may have a key and an account: the larger of the two, not their sum. One key is one person, whatever names it bears.
    private static int People(List<CheckedReview> words)
    {
        var signed = words.Where(w => w.Review.Forge is null).ToList();
        var names = signed.Select(w => w.Review.Reviewer.Principal).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var keys = signed.Select(w => w.Signature.Fingerprint).Distinct().Count();
        var accounts = words.Where(w => w.Review.Forge is not null).Select(w => w.Review.Reviewer.Principal).Distinct().Count();
        return Math.Max(Math.Min(names, keys), accounts);
    }

    private static bool IsSamePerson(CheckedReview a, CheckedReview b) =>
        string.Equals(a.Review.Reviewer.Principal, b.Review.Reviewer.Principal, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address in <c>Name &lt;address&gt;</c>, or all of it.</summary>
    private static string AddressOf(string person)
    {
        var (start, end) = (person.LastIndexOf('<'), person.LastIndexOf('>'));
        return start >= 0 && end > start ? person[(start + 1)..end].Trim() : person.Trim();
    }
}
