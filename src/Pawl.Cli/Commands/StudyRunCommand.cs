using System.CommandLine;
using System.Globalization;
using Pawl.Cli.Screens;
using Pawl.Engine;
using Pawl.Studies.Definitions;
using Pawl.Studies.Run;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl study run</c> and <c>pawl study replicate</c>: chains of iterations, and records of them.</summary>
internal static class StudyRunCommand
{
    private sealed record Options(
        Option<string?> Model,
        Option<string?> Output,
        Option<int> Parallel,
        Option<string?> Shard,
        Option<decimal?> Budget,
        Option<long?> BudgetTokens,
        Option<string?> Replay,
        Option<bool> NoTests,
        StudyAnalyserOptions Analysers
    )
    {
        internal static Options AddTo(Command command)
        {
            var options = new Options(
                new Option<string?>("--model", "-m")
                {
                    Description = "One of the study's models; without it the scripted iterator, which is no model and needs no key",
                },
                new Option<string?>("--output", "-o") { Description = "Folder of results; a run that is there goes on where it was" },
                new Option<int>("--parallel")
                {
                    Description = "Chains under way at once; 0 for as many as the study or the machine allows",
                },
                new Option<string?>("--shard")
                {
                    Description = "Run part i of n of the chains, as i/n; `pawl study merge` joins the parts",
                },
                new Option<decimal?>("--budget") { Description = "Never spend more than this, in the money of the study's prices" },
                new Option<long?>("--budget-tokens") { Description = "Never use more tokens than this" },
                new Option<string?>("--replay") { Description = "Take the answers from this folder of results instead of a model" },
                new Option<bool>("--no-tests") { Description = "Neither compile nor run the programs; needs no sandbox" },
                new StudyAnalyserOptions()
            );
            foreach (
                var option in new Option[]
                {
                    options.Model,
                    options.Output,
                    options.Parallel,
                    options.Shard,
                    options.Budget,
                    options.BudgetTokens,
                    options.Replay,
                    options.NoTests,
                }
            )
            {
                command.Add(option);
            }
            options.Analysers.AddTo(command);
            return options;
        }

        internal async Task<RunOptions> Read(ParseResult parsed, StudyDefinition study, CancellationToken cancel)
        {
            var model = study.ModelOf(parsed.GetValue(Model));
            return new RunOptions(
                study,
                model,
                Path.GetFullPath(parsed.GetValue(Output) ?? Path.Combine("pawl-study", $"{study.Name}-{model.Name}")),
                AtLeast("--parallel", parsed.GetValue(Parallel), 0),
                ReadShard(parsed.GetValue(Shard)),
                parsed.GetValue(Budget) is { } money ? AtLeast("--budget", money, 0m) : null,
                parsed.GetValue(BudgetTokens) is { } tokens ? AtLeast("--budget-tokens", tokens, 0L) : null,
                parsed.GetValue(Replay) is { } replay ? Path.GetFullPath(replay) : null,
                !parsed.GetValue(NoTests),
                Installation.Rules(),
                Environment.GetEnvironmentVariable,
                TimeProvider.System
            )
            {
                // A check of the pipeline goes on with what is here; figures about a model need what they were planned with.
                Analysers = await Analysers.Find(parsed, study, model.IsScripted ? "here" : "all", cancel),
                CachePath = Installation.CachePath,
            };
        }
    }

    internal static Command CreateRun()
    {
        var study = new Argument<string>("study") { Description = "Folder with a study.yaml, or a study's YAML file" };
        var command = new Command("run", "Run a study's chains and record them") { study };
        var options = Options.AddTo(command);
        command.SetAction(
            async (parsed, cancel) => await Run(await options.Read(parsed, StudyDefinition.Load(parsed.GetValue(study)!), cancel), cancel)
        );
        return command;
    }

    internal static Command CreateReplicate()
    {
        var design = new Option<string>("--design")
        {
            Description = "The original's design, or five languages and five arms",
            DefaultValueFactory = _ => "original",
        };
        design.AcceptOnlyFromAmong("original", "extension");
        var command = new Command("replicate", "Run the study that Pawl starts from, with any model, and write its report") { design };
        var options = Options.AddTo(command);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var file = parsed.GetValue(design) == "original" ? "study.yaml" : "extension.yaml";
                var run = await options.Read(parsed, StudyDefinition.Load(Path.Combine(Installation.Replication, file)), cancel);
                var code = await Run(run, cancel);
                // A part of the chains is reported when it is joined with the others.
                return code == ExitCodes.Clean && run.Shard == Shard.Whole ? await Report(run.Output, cancel) : code;
            }
        );
        return command;
    }

    private static async Task<int> Run(RunOptions options, CancellationToken cancel)
    {
        RunReport report;
        using (var progress = new StudyProgressLine())
        {
            report = await StudyRun.Run(options, progress, cancel);
        }
        if (options.Model.IsScripted)
        {
            Console.Error.WriteLine(
                "pawl: the iterations were made by the scripted iterator, which is no model: the figures check the pipeline and say nothing of any model"
            );
        }
        Console.WriteLine(FormattableString.Invariant($"{report.ChainsDone:N0} of {report.Chains:N0} chains in {report.Records}"));
        if (report.Spent > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Spent:0.0000} spent"));
        }
        if (report.BudgetReached)
        {
            throw new UserError(
                "the budget is reached: the next call could pass it",
                "Run the same command with a larger budget to go on; what was answered is kept."
            );
        }
        return report.Whole ? ExitCodes.Clean : ExitCodes.CouldNotFinish;
    }

    private static Task<int> Report(string folder, CancellationToken cancel) =>
        StudyReportCommand
            .Create()
            .Parse([folder, "--output", Path.Combine(folder, "report")])
            .InvokeAsync(new() { EnableDefaultExceptionHandler = false }, cancel);

    private static Shard ReadShard(string? text)
    {
        if (text is null)
        {
            return Shard.Whole;
        }
        var parts = text.Split('/');
        return
            parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            && number >= 1
            && number <= of
            ? new Shard(number, of)
            : throw new UserError($"'{text}' is no part of the chains", "Say --shard 2/5 for the second of five parts.");
    }

    private static T AtLeast<T>(string option, T value, T least)
        where T : IComparable<T> =>
        value.CompareTo(least) >= 0 ? value : throw new UserError($"{option} must not be negative", "Leave it out for no limit.");
}
