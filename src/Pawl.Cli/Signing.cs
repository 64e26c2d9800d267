using System.CommandLine;
using System.Security.Cryptography;
using Pawl.Cli.Commands;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Policy;
using Pawl.Engine.Reports;
using Pawl.Engine.Reviews;

namespace Pawl.Cli;

/// <summary>Signs what was decided with the user's key, keeps it in the notes, and says what became of it.</summary>
internal sealed class Signing : IAsyncDisposable
{
    private readonly GitRepository repository;
    private readonly ReviewSigner signer;
    private readonly AllowedSigners allowed;
    private readonly string signersFile;
    private readonly DirectoryInfo folder;

    private Signing(GitRepository repository, ReviewSigner signer, AllowedSigners allowed, string signersFile, DirectoryInfo folder) =>
        (this.repository, this.signer, this.allowed, this.signersFile, this.folder) = (repository, signer, allowed, signersFile, folder);

    internal string Principal => signer.Principal;

    /// <summary>Finds the key before anybody's time is spent.</summary>
    internal static async Task<Signing> Begin(GitRepository repository, ParseResult parsed, CancellationToken cancel)
    {
        var policy = repository.Head is { } head ? await PolicyFile.At(repository, head, cancel) : Policy.Default;
        var file = policy.Reviews.AllowedSigners;
        var allowed = repository.Head is { } at ? await AllowedSigners.At(repository, at, file, cancel) : AllowedSigners.None;
        var folder = Directory.CreateTempSubdirectory("pawl-key-");
        try
        {
            var (key, principal) = (parsed.GetValue(ReviewCommand.Key), parsed.GetValue(ReviewCommand.As));
            var signer = await ReviewSigner.Find(repository, allowed, key, principal, folder.FullName, cancel);
            return new Signing(repository, signer, allowed, file, folder);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    internal async Task Sign(IReadOnlyList<ReviewChoice> choices, CancellationToken cancel)
    {
        if (choices.Count == 0)
        {
            Console.Out.WriteLine("Nothing was signed.");
            return;
        }
        var head = repository.Head!.Value;
        var revision = (head.ToString(), await repository.TreeOf(head, cancel));
        var reviewer = new Reviewer(signer.Principal, signer.Principal);
        foreach (var review in ReviewChoice.Join(choices, reviewer, revision, TimeProvider.System.GetUtcNow(), Nonce))
        {
            await Keep(review, cancel);
        }
        Console.Out.WriteLine($"Others see it after: git push origin {ReviewNotes.Reference}");
    }

    internal async Task Keep(Review review, CancellationToken cancel)
    {
        var envelope = await signer.Sign(review, cancel);
        await ReviewNotes.Append(repository, review, envelope, cancel);
        var files = string.Join(", ", review.Files.Take(5).Select(f => VisibleText.Line(f.Path)));
        Console.Out.WriteLine($"{envelope.Digest[..12]} {ReviewStatement.Word(review.Decision)} {files}");
        if (review.Shown.IsRubberStamp)
        {
            Console.Out.WriteLine("  It took less time than reading what was shown takes, and is marked as a rubber stamp.");
        }
        using var none = ContentCache.Open(null);
        var book = await ReviewBook.Open(repository, () => Task.FromResult(allowed), none, cancel);
        if (book.Reviews.FirstOrDefault(r => r.Envelope.Digest == envelope.Digest) is { State: ReviewState.Invalid } refused)
        {
            Console.Out.WriteLine($"  It does not count yet: {VisibleText.Line(refused.Why)}");
            Console.Out.WriteLine($"  {VisibleText.Line(signersFile)} of the base branch needs a line such as:");
            Console.Out.WriteLine(
                $"  {signer.Principal} namespaces=\"{ReviewEnvelope.Namespace}\" <public key of {refused.Signature.Fingerprint}>"
            );
        }
    }

    internal static string Nonce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
