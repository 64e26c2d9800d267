using System.CommandLine;
using Pawl.Engine;
using Pawl.Engine.Git;
using Pawl.Engine.Reviews;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl review revoke</c>: takes a review back, one's own or another's.</summary>
internal static class ReviewRevokeCommand
{
    internal static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The review's id, as `pawl review list` shows it" };
        var reason = new Option<string?>("--reason") { Description = "Why", HelpName = "text" };
        var command = new Command("revoke", "Take a review back") { id, reason };
        command.SetAction(
            async (parsed, cancel) =>
            {
                Person.NeedAtTerminal();
                var path = parsed.GetValue(ReviewCommand.Repository)!;
                var found = Find(await ReviewListCommand.Read(path, null, cancel), parsed.GetValue(id)!);
                using var repository = await GitRepository.Open(path, cancel);
                await using var signing = await Signing.Begin(repository, parsed, cancel);
                var now = TimeProvider.System.GetUtcNow();
                var revocation = new Review(
                    ReviewDecision.Revoke,
                    new Reviewer(signing.Principal, signing.Principal),
                    "",
                    "",
                    found.Review.Files,
                    [],
                    ReviewShown.Elsewhere,
                    now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)),
                    Signing.Nonce()
                )
                {
                    Revokes = found.Envelope.Digest,
                    Comment = parsed.GetValue(reason) ?? "",
                };
                await signing.Keep(revocation, cancel);
                return ExitCodes.Clean;
            }
        );
        return command;
    }

    private static CheckedReview Find(ReviewBook book, string id)
    {
        var found = book.Reviews.Where(r => r.Envelope.Digest.StartsWith(id, StringComparison.Ordinal)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UserError($"there is no review {id}", "`pawl review list` shows all of them."),
            _ => throw new UserError($"{id} is the beginning of more than one review", "Write more of it."),
        };
    }
}
