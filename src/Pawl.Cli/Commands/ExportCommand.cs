using System.CommandLine;
using Pawl.Engine;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Authorship.Export;
using Pawl.Engine.Git;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl export</c>: who wrote what, in the forms that others read.</summary>
internal static class ExportCommand
{
    private const string GitAi = "git-ai";

    internal static Command Create()
    {
        var form = new Argument<string>("form") { Description = "git-ai writes notes into refs/notes/ai; agent-trace writes JSON lines" };
        form.AcceptOnlyFromAmong(GitAi, "agent-trace");
        var range = new Argument<string?>("range")
        {
            Description = "BASE..HEAD; the whole history of HEAD without it",
            HelpName = "base..head",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var repositoryPath = new Option<string>("--repository", "-C")
        {
            Description = "The repository",
            HelpName = "path",
            DefaultValueFactory = _ => ".",
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "Where agent-trace goes; - is standard output",
            HelpName = "file",
            DefaultValueFactory = _ => OutputFile.StandardOutput,
        };
        var command = new Command("export", "Write who wrote what as git-ai notes or Agent Trace records")
        {
            form,
            range,
            repositoryPath,
            output,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                using var repository = await GitRepository.Open(parsed.GetValue(repositoryPath)!, cancel);
                var revisions = await Revise(repository, parsed.GetValue(range), cancel);
                await using var authors = await CommitAuthors.By(SignalTable.Load([]))(repository, cancel);
                var commits = await AgentLines.Read(repository, revisions, authors, cancel).ToListAsync(cancel);
                if (parsed.GetValue(form) == GitAi)
                {
                    await WriteNotes(repository, commits, cancel);
                    return ExitCodes.Clean;
                }
                OutputFile.Write(parsed.GetValue(output)!, stream => commits.ForEach(commit => AgentTraceWriter.Write(stream, commit)));
                return ExitCodes.Clean;
            }
        );
        return command;
    }

    private static async Task WriteNotes(GitRepository repository, List<AgentLines> commits, CancellationToken cancel)
    {
        var written = 0;
        foreach (var commit in commits)
        {
            written += await GitAiWriter.Add(repository, commit, cancel) ? 1 : 0;
        }
        Console.Out.WriteLine(FormattableString.Invariant($"{written} notes written, {commits.Count - written} were there already"));
    }

    private static async Task<Revisions> Revise(GitRepository repository, string? range, CancellationToken cancel)
    {
        if (range is null)
        {
            return Revisions.OfHead(repository);
        }
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        return dots > 0
            ? await Revisions.OfRange(repository, range[..dots], range[(dots + 2)..] is { Length: > 0 } to ? to : "HEAD", cancel)
            : throw new UserError($"{range} is no range", "Write it as BASE..HEAD.");
    }
}
