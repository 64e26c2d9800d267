using System.Diagnostics;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Policy;
using Pawl.Engine.Reviews;

namespace Pawl.Tests.Reviews;

/// <summary>A repository with people who have real keys.</summary>
internal sealed class Reviewers : IDisposable
{
    internal const string Ann = "ann@example.com";
    internal const string Bob = "bob@example.com";
    internal const string SignersFile = ".pawl/allowed_signers";
    internal static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("pawl-keys-");
    private int nonce;

    internal TestRepo Repo { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal string KeyOf(string person)
    {
        var file = Path.Combine(keys.FullName, person.Split('@')[0]);
        if (!File.Exists(file))
        {
            using var made = Process.Start(
                new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", person, "-f", file])
            )!;
            made.WaitForExit();
        }
        return file;
    }

    /// <summary>A line of the allowed signers.</summary>
    internal string Line(string person, string options = "") =>
        $"{person} {options}{(options.Length > 0 ? " " : "")}{File.ReadAllText(KeyOf(person) + ".pub").Trim()}\n";

    internal void Allow(params string[] lines) => Repo.Commit("signers", (SignersFile, string.Concat(lines)));

    internal Review About(
        string person,
        string path,
        string text,
        ReviewDecision decision = ReviewDecision.Approve,
        DateTimeOffset? time = null
    )
    {
        var blob = Repo.Git(["hash-object", "-w", "--stdin"], text).Trim();
        var file = new ReviewedFile(path, blob);
        var shown = new ReviewShown("00", 1, 4, 0, 0, 60);
        return new Review(decision, new Reviewer(person, person), "", "", [file], [], shown, time ?? Noon, $"n{nonce++}");
    }

    internal async Task<ReviewEnvelope> Sign(Review review, string? keyOf = null, string? space = null)
    {
        var payload = ReviewStatement.Write(review);
        var key = new SshKeygen.Key(KeyOf(keyOf ?? review.Reviewer.Signer), InAgent: false);
        var name = space ?? (review.Forge is null ? ReviewEnvelope.Namespace : ReviewEnvelope.ForgeNamespace);
        return new ReviewEnvelope(payload, await SshKeygen.Sign(key, name, ReviewEnvelope.SignedBytes(payload), Cancel));
    }

    internal async Task<ReviewEnvelope> Keep(Review review, string? keyOf = null, string? space = null)
    {
        var envelope = await Sign(review, keyOf, space);
        await Append(review, envelope);
        return envelope;
    }

    internal async Task Append(Review review, ReviewEnvelope envelope)
    {
        using var repository = await GitRepository.Open(Repo.Path, Cancel);
        await ReviewNotes.Append(repository, review, envelope, Cancel);
    }

    /// <summary>What a fresh reader makes of the notes, by the signers of a commit.</summary>
    internal async Task<CountedReviews> Counted(ReviewPolicy? policy = null, ObjectId? at = null)
    {
        using var repository = await GitRepository.Open(Repo.Path, Cancel);
        using var none = ContentCache.Open(null);
        return await CountedReviews.At(repository, at ?? Repo.Head, policy ?? new ReviewPolicy(), none, Cancel);
    }

    internal string Blob(string text) => Repo.Git(["hash-object", "-w", "--stdin"], text).Trim();

    public void Dispose()
    {
        Repo.Dispose();
        keys.Delete(recursive: true);
    }
}
