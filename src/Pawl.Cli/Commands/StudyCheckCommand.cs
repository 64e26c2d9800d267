using System.CommandLine;
using Pawl.Cli.Screens;
using Pawl.Studies.Definitions;
using Pawl.Studies.Run;
using Pawl.Studies.Scripted;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl study check</c>: what a study's programs and its measuring are worth, by known truth.</summary>
internal static class StudyCheckCommand
{
    internal static Command Create()
    {
        var study = new Argument<string>("study") { Description = "Folder with a study.yaml, or a study's YAML file" };
        var noTests = new Option<bool>("--no-tests") { Description = "Neither compile nor run the programs; needs no sandbox" };
        var programs = new Option<bool>("--programs-only") { Description = "Look at the programs alone, do not measure the measuring" };
        var run = new Option<string?>("--run")
        {
            Description = "Folder of results of a scripted run, to compare with the rates that it was set to",
            HelpName = "folder",
        };
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        var analysers = new StudyAnalyserOptions();
        var command = new Command("check", "Check a study's programs, and measure what the measuring sees")
        {
            study,
            noTests,
            programs,
            run,
            json,
        };
        analysers.AddTo(command);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var definition = StudyDefinition.Load(parsed.GetValue(study)!);
                var found = await analysers.Find(parsed, definition, "here", cancel);
                var (rules, cache) = (Installation.Rules(), Installation.CachePath);
                var check = await BaselineCheck.Of(definition, rules, found, cache, !parsed.GetValue(noTests), cancel);
                var calibration =
                    definition.Script is null || parsed.GetValue(programs)
                        ? null
                        : await Calibration.Measure(definition, rules, found, cache, cancel);
                var rates =
                    calibration is not null && parsed.GetValue(run) is { } folder ? RateRecovery.Of(definition, folder, calibration) : null;
                var screen = new StudyCheckScreen(definition, found, check, calibration, rates);
                if (parsed.GetValue(json))
                {
                    using var output = Console.OpenStandardOutput();
                    screen.WriteJson(output);
                }
                else
                {
                    screen.WriteText(Console.Out);
                }
                return check.Problems.Count == 0 ? ExitCodes.Clean : ExitCodes.PolicyFailed;
            }
        );
        return command;
    }
}
