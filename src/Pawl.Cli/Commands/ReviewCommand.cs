using System.CommandLine;
using Pawl.Cli.Screens.Review;
using Pawl.Cli.Web;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Reports;
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

    private static readonly Option<bool> Web = new("--web")
    {
        Description = "Review in the browser, on this machine only; signing stays in the terminal",
    };

    internal static Command Create()
    {
        var command = new Command("review", "Review what agents did, and sign for it")
        {
            Files,
            Web,
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
        var choices = parsed.GetValue(Web) ? await InBrowser(subjects, cancel) : ReviewScreen.Run(subjects, TimeProvider.System, cancel);
        await signing.Sign(choices, cancel);
        return ExitCodes.Clean;
    }

    private static async Task<IReadOnlyList<ReviewChoice>> InBrowser(IReadOnlyList<ReviewSubject> subjects, CancellationToken cancel)
    {
        var site = new ReviewSite(subjects, TimeProvider.System);
        var choices = await site.Run(address => Console.Out.WriteLine($"Open {address} in your browser; Ctrl-C leaves."), cancel);
        foreach (var choice in choices)
        {
            Console.Out.WriteLine($"{ReviewStatement.Word(choice.Decision)} {VisibleText.Line(choice.Subject.Path)}");
        }
        Console.Out.Write(choices.Count > 0 ? "Sign this? [y/N] " : "");
        return choices.Count > 0 && Console.In.ReadLine()?.Trim() is "y" or "Y" or "yes" ? choices : [];
    }
}
