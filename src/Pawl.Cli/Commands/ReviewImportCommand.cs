using System.CommandLine;
using Pawl.Engine;
using Pawl.Engine.Git;
using Pawl.Engine.Reviews;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl review import</c>: takes a forge's approvals over as reviews of the exact revision.</summary>
internal static class ReviewImportCommand
{
    internal static Command Create()
    {
        var forge = new Argument<string>("forge") { Description = "github, gitlab or gerrit" };
        forge.AcceptOnlyFromAmong("github", "gitlab", "gerrit");
        var file = new Argument<string>("file") { Description = "What the forge sent; - is standard input" };
        var target = new Option<string?>("--base")
        {
            Description = "Where the change goes, when the forge does not say it",
            HelpName = "revision",
        };
        var command = new Command("import", "Take a forge's approvals over, signed by whoever runs this") { forge, file, target };
        command.SetAction(
            async (parsed, cancel) =>
            {
                Person.Need();
                var approvals = ForgeApprovals.Read(parsed.GetValue(forge)!, Text(parsed.GetValue(file)!));
                using var repository = await GitRepository.Open(parsed.GetValue(ReviewCommand.Repository)!, cancel);
                await using var signing = await Signing.Begin(repository, parsed, cancel);
                foreach (var approval in approvals)
                {
                    if (await ForgeImport.Of(repository, approval, parsed.GetValue(target), signing.Principal, cancel) is { } review)
                    {
                        await signing.Keep(review, cancel);
                    }
                }
                Console.Out.WriteLine(FormattableString.Invariant($"{approvals.Count} approvals of people"));
                return ExitCodes.Clean;
            }
        );
        return command;
    }

    private static string Text(string file)
    {
        try
        {
            return file == OutputFile.StandardOutput ? Console.In.ReadToEnd() : File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{file} cannot be read: {e.Message}", "Name the file that holds what the forge sent.");
        }
    }
}
