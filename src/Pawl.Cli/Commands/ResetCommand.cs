using System.CommandLine;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Reports;
using Pawl.Engine.Reviews;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl reset</c>: back to what a person last saw.</summary>
internal static class ResetCommand
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "Files to put back", Arity = ArgumentArity.OneOrMore };
        var repositoryPath = new Option<string>("--repository", "-C")
        {
            Description = "The repository",
            HelpName = "path",
            DefaultValueFactory = _ => ".",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be done" };
        var command = new Command("reset", "Put files back to what a person last saw; what is given up is kept on a reference")
        {
            files,
            repositoryPath,
            dryRun,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                using var repository = await GitRepository.Open(parsed.GetValue(repositoryPath)!, cancel);
                var paths = parsed.GetValue(files)!.Select(file => RepositoryPath.Of(repository, file)).Distinct().ToList();
                using var cache = ContentCache.Open(Installation.CachePath);
                var retreat = new Retreat(Installation.Tools(Installation.Rules()), cache, CommitAuthors.By(SignalTable.Load([])));
                var steps = await retreat.Plan(repository, paths, cancel);
                foreach (var step in steps)
                {
                    Console.Out.WriteLine(Line(step));
                }
                if (steps.Count == 0)
                {
                    Console.Out.WriteLine("Every file is as a person last saw it.");
                }
                else if (!parsed.GetValue(dryRun))
                {
                    var reference = await Retreat.Go(repository, steps, TimeProvider.System.GetUtcNow(), cancel);
                    Console.Out.WriteLine($"What was given up is kept: git checkout {reference} -- FILE brings it back.");
                }
                return ExitCodes.Clean;
            }
        );
        return command;
    }

    private static string Line(Retreat.Step step)
    {
        var goal = step.Blob is { } blob ? $"back to {blob[..10]}" : "goes away: an agent made it";
        var findings =
            step.Findings > 0
                ? FormattableString.Invariant($"; that content has {step.Findings} high or critical findings of its own")
                : "";
        return FormattableString.Invariant(
            $"{VisibleText.Line(step.Path)}: {goal}, past {Numbers.Counted(step.Iterations, "iteration")} of agents{findings}"
        );
    }
}
