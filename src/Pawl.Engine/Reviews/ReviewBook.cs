using System.Text;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;

namespace Pawl.Engine.Reviews;

/// <summary>All reviews of a repository, each checked against the allowed signers of one commit. Needs no network.</summary>
/// <param name="Reviews">In the order of their times.</param>
/// <param name="Gaps">Lines that are no reviews, notes that cannot be read.</param>
public sealed record ReviewBook(IReadOnlyList<CheckedReview> Reviews, IReadOnlyList<Gap> Gaps)
{
    private const string CacheVersion = "1";

    public static ReviewBook Empty { get; } = new([], []);

    /// <param name="signers">Asked for only when there is a review.</param>
    public static async Task<ReviewBook> Open(
        GitRepository repository,
        Func<Task<AllowedSigners>> signers,
        ContentCache cache,
        CancellationToken cancel
    )
    {
        var gaps = new List<Gap>();
        var lines = await ReviewNotes.Lines(repository, gaps.Add, cancel);
        if (lines.Count == 0)
        {
            return gaps.Count == 0 ? Empty : new ReviewBook([], gaps);
        }
        var envelopes = new List<ReviewEnvelope>();
        foreach (var line in lines)
        {
            try
            {
                envelopes.Add(ReviewEnvelope.Parse(line));
            }
            catch (FormatException e)
            {
                gaps.Add(new Gap(null, $"a line in the notes of reviews is none: {e.Message}"));
            }
        }
        var all = await Check(envelopes, await signers(), cache, gaps, cancel);
        return new ReviewBook([.. Revoked(all).OrderBy(r => r.Review.Time).ThenBy(r => r.Envelope.Digest, StringComparer.Ordinal)], gaps);
    }

    private static async Task<List<CheckedReview>> Check(
        List<ReviewEnvelope> envelopes,
        AllowedSigners signers,
        ContentCache cache,
        List<Gap> gaps,
        CancellationToken cancel
    )
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, signers.Text, cancel);
            var found = new List<CheckedReview>();
            foreach (var envelope in envelopes)
            {
                try
                {
                    found.Add(await Check(envelope, signers, file, cache, cancel));
                }
                catch (FormatException e)
                {
                    gaps.Add(new Gap(null, $"the review {envelope.Digest[..12]} is not understood: {e.Message}"));
                }
            }
            return found;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<CheckedReview> Check(
        ReviewEnvelope envelope,
        AllowedSigners signers,
        string signersFile,
        ContentCache cache,
        CancellationToken cancel
    )
    {
        var review = ReviewStatement.Read(envelope.Payload);
        var signature = SshSignature.Read(envelope.Signature);
        var why = Contradiction(review, signature, signers) ?? await Refusal(envelope, review, signers, signersFile, cache, cancel);
        return new CheckedReview(envelope, review, signature, why.Length == 0 ? ReviewState.Verified : ReviewState.Invalid, why);
    }

    private static string? Contradiction(Review review, SshSignature signature, AllowedSigners signers) =>
        review.Files.Count == 0 ? "it is about no content"
        : signers.Text.Length == 0 ? "there is no file of allowed signers"
        : review.Forge is null && review.Reviewer.Principal != review.Reviewer.Signer ? "it is signed by another than the reviewer"
        : review.Forge is { } forge && !review.Reviewer.Principal.StartsWith(forge.Forge + ":", StringComparison.Ordinal)
            ? "the reviewer is not one of the forge's"
        : review.Forge is not null && !signers.NamesSpace(signature.Fingerprint, ReviewEnvelope.ForgeNamespace)
            ? $"the signer's key is not listed for {ReviewEnvelope.ForgeNamespace}"
        : null;

    /// <summary>What ssh-keygen says; it depends on nothing but these texts, so it is asked once.</summary>
    private static async Task<string> Refusal(
        ReviewEnvelope envelope,
        Review review,
        AllowedSigners signers,
        string signersFile,
        ContentCache cache,
        CancellationToken cancel
    )
    {
        var key = CacheKey.Of("review", CacheVersion, envelope.Digest, envelope.Signature, signers.Text);
        if (cache.Get(key) is { } known)
        {
            return Encoding.UTF8.GetString(known);
        }
        var space = review.Forge is null ? ReviewEnvelope.Namespace : ReviewEnvelope.ForgeNamespace;
        var (signer, signature) = (review.Reviewer.Signer, envelope.Signature);
        var refusal = await SshKeygen.Refusal(signersFile, signer, space, review.Time, signature, envelope.Signed, cancel);
        var why = refusal is null ? "" : $"the signature is refused: {refusal.ReplaceLineEndings(" ")}";
        cache.Put(key, Encoding.UTF8.GetBytes(why));
        return why;
    }

    private static IEnumerable<CheckedReview> Revoked(List<CheckedReview> all)
    {
        var revoked = all.Where(r => r is { State: ReviewState.Verified, Review.Decision: ReviewDecision.Revoke })
            .GroupBy(r => r.Review.Revokes ?? "")
            .ToDictionary(g => g.Key, g => g.First().Review.Reviewer.Principal);
        return all.Select(r =>
            r.State == ReviewState.Verified && revoked.TryGetValue(r.Envelope.Digest, out var by)
                ? r with
                {
                    State = ReviewState.Revoked,
                    Why = $"taken back by {by}",
                }
                : r
        );
    }
}
