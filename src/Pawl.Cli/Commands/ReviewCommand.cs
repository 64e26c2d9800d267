using System.CommandLine;
using Pawl.Cli.Screens.Review;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Reviews;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl review</c>: a person looks at what agents did and signs what they decide.</summary>
internal static class ReviewCommand
{
    internal static readonly Option<string> Repository = new("--repository", "-C")
    {
        Description = "The repository",
        HelpName = "path",
        DefaultValueFactory = _ => ".",
        Recursive = true,
    };
    internal static readonly Option<string?> Key = new("--key")
    {
        Description = "SSH key to sign with; git's user.signingKey without it",
        HelpName = "file",
        Recursive = true,
    };
    internal static readonly Option<string?> As = new("--as")
    {
        Description = "Who signs, as in the allowed signers; git's user.email without it",
        HelpName = "principal",
        Recursive = true,
    };
    private static readonly Argument<string[]> Files = new("files")
    {
        Description = "Files to review; all that wait for somebody without any",
        Arity = ArgumentArity.ZeroOrMore,
    };

    internal static Command Create()
    {
        var command = new Command("review", "Review what agents did, and sign for it")
        {
            Files,
            Repository,
            Key,
            As,
            ReviewListCommand.Create(),
            ReviewVerifyCommand.Create(),
            ReviewRevokeCommand.Create(),
            ReviewImportCommand.Create(),
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        Person.NeedAtTerminal();
        using var repository = await GitRepository.Open(parsed.GetValue(Repository)!, cancel);
        await using var signing = await Signing.Begin(repository, parsed, cancel);
        using var cache = ContentCache.Open(Installation.CachePath);
        var reading = new ReviewReading(Installation.Tools(Installation.Rules()), cache, CommitAuthors.By(SignalTable.Load([])));
        var paths = parsed.GetValue(Files)!.Select(file => RepositoryPath.Of(repository, file)).Distinct().ToList();
        var subjects = await reading.Read(repository, paths, cancel);
        if (subjects.Count == 0)
        {
            Console.Out.WriteLine("Nothing waits for a review.");
            return ExitCodes.Clean;
        }
        var choices = ReviewScreen.Run(subjects, TimeProvider.System, cancel);
        await signing.Sign(choices, cancel);
        return ExitCodes.Clean;
    }
}
