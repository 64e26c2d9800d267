using System.CommandLine;
using Pawl.Engine.Reports;
using Pawl.Engine.Reviews;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl review verify</c>: which reviews hold, by the signers of a commit, without a network.</summary>
internal static class ReviewVerifyCommand
{
    internal static Command Create()
    {
        var at = new Option<string?>("--signers-of")
        {
            Description = "The commit whose allowed signers count; HEAD without it",
            HelpName = "revision",
        };
        var command = new Command("verify", "Check every review's signature; exit 1 when one does not hold") { at };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var book = await ReviewListCommand.Read(parsed.GetValue(ReviewCommand.Repository)!, parsed.GetValue(at), cancel);
                foreach (var review in book.Reviews)
                {
                    Console.Out.WriteLine(ReviewListCommand.Line(review));
                }
                foreach (var gap in book.Gaps)
                {
                    Console.Out.WriteLine(VisibleText.Line(gap.What));
                }
                var wrong = book.Reviews.Count(r => r.State == ReviewState.Invalid) + book.Gaps.Count;
                Console.Out.WriteLine(FormattableString.Invariant($"{book.Reviews.Count} reviews, {wrong} that do not hold"));
                return wrong > 0 ? ExitCodes.PolicyFailed : ExitCodes.Clean;
            }
        );
        return command;
    }
}
