using System.CommandLine;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Gate;
using Pawl.Engine.Reports;
using Pawl.Engine.Reports.Gate;
using Pawl.Engine.Reports.Sarif;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl gate</c>: whether a range of commits may go where it wants to go.</summary>
internal static class GateCommand
{
    private static readonly Argument<string?> Range = new("range")
    {
        Description = "BASE..HEAD, or BASE; without it, what this branch has over its upstream or the main branch",
        HelpName = "base..head",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private static readonly Option<string> Repository = new("--repository", "-C")
    {
        Description = "The repository",
        HelpName = "path",
        DefaultValueFactory = _ => ".",
    };
    private static readonly Option<string?> Json = File("--json", "Write everything as JSON");
    private static readonly Option<string?> Sarif = File("--sarif", "Write SARIF 2.1.0 for code scanning");
    private static readonly Option<string?> JUnit = File("--junit", "Write test results");
    private static readonly Option<string?> Markdown = File("--markdown", "Write one comment for the pull request");
    private static readonly AnalyserOptions Outside = new();
    private static readonly Option<bool> NoCache = new("--no-cache") { Description = "Neither read nor keep analyses" };
    private static readonly Option<int> Threads = new("--threads") { Description = "Workers; 0 means one for each core" };

    internal static Command Create()
    {
        var command = new Command("gate", "Say whether a range of commits may be merged, by the base's policy")
        {
            Range,
            Repository,
            Json,
            Sarif,
            JUnit,
            Markdown,
            NoCache,
            Threads,
        };
        Outside.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var rules = Installation.Rules();
        using var cache = ContentCache.Open(parsed.GetValue(NoCache) ? null : Installation.CachePath);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var root = AnalyserOptions.RootAround(parsed.GetValue(Repository)!);
        var options = new GateOptions(
            parsed.GetValue(Repository)!,
            parsed.GetValue(Range),
            today,
            parsed.GetValue(Threads),
            (choice, ending) => Outside.Find(parsed, Outside.Named(parsed) ?? choice, root, ending)
        );
        var gate = new Gate(options, Installation.Tools(rules), cache);
        var report = await gate.Run(CommitAuthors.By(SignalTable.Load([])), cancel);
        Write(parsed.GetValue(Json), stream => GateJson.Write(stream, report));
        Write(parsed.GetValue(Sarif), stream => SarifWriter.Write(stream, report, rules.Texts));
        Write(parsed.GetValue(JUnit), stream => GateJUnit.Write(stream, report));
        Write(parsed.GetValue(Markdown), stream => Text(stream, writer => GateMarkdown.Write(writer, report)));
        if (new[] { Json, Sarif, JUnit, Markdown }.All(file => parsed.GetValue(file) != OutputFile.StandardOutput))
        {
            Write(OutputFile.StandardOutput, stream => Text(stream, writer => GateText.Write(writer, report, Terminal.WantsColour)));
        }
        if (cache.Trouble is { } trouble)
        {
            Console.Error.WriteLine($"pawl: {VisibleText.Line(trouble)}");
        }
        return report.Verdict switch
        {
            Verdict.Block => ExitCodes.PolicyFailed,
            Verdict.Incomplete => ExitCodes.CouldNotFinish,
            _ => ExitCodes.Clean,
        };
    }

    private static Option<string?> File(string name, string what) =>
        new(name) { Description = what + "; - is standard output", HelpName = "file" };

    private static void Text(Stream stream, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(stream);
        write(writer);
    }

    private static void Write(string? path, Action<Stream> write)
    {
        if (path is not null)
        {
            OutputFile.Write(path, write);
        }
    }
}
