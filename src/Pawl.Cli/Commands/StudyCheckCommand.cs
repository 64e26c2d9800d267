using System.CommandLine;
using System.Globalization;
using Pawl.Engine.Audit;
using Pawl.Engine.Reports;
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
        var run = new Option<string?>("--run")
        {
            Description = "Folder of results of a scripted run, to compare with the rates that it was set to",
        };
        var command = new Command("check", "Check a study's programs, and measure what the measuring sees") { study, noTests, run };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var definition = StudyDefinition.Load(parsed.GetValue(study)!);
                var problems = await BaselineCheck.Problems(definition, Installation.Rules(), !parsed.GetValue(noTests), cancel);
                foreach (var problem in problems)
                {
                    Console.WriteLine(VisibleText.Line(problem));
                }
                Console.WriteLine(FormattableString.Invariant($"{definition.Baselines.Count} programs, {problems.Count} problems"));
                if (definition.Script is not null)
                {
                    var calibration = await Calibration.Measure(definition, Installation.Rules(), cancel);
                    Show(calibration);
                    if (parsed.GetValue(run) is { } folder)
                    {
                        Show(RateRecovery.Of(definition, folder, calibration));
                    }
                }
                return problems.Count == 0 ? ExitCodes.Clean : ExitCodes.PolicyFailed;
            }
        );
        return command;
    }

    private static void Show(Calibration calibration)
    {
        Console.WriteLine();
        Console.WriteLine(
            "category                      planted  found  elsewhere  sensitivity            removed  unseen  false/harmless edits"
        );
        foreach (var row in calibration.Rows)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Category, -29} {row.Planted, 7}  {row.Found, 5}  {row.FoundOtherwise, 9}  {Share(row.Sensitivity, row.Planted), -21}  {row.Removed, 7}  {row.Missed, 6}  {row.FalselyIntroduced}/{row.HarmlessEdits}"
                )
            );
        }
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"the same bytes again: {calibration.Rescanned} differences"));
        Console.WriteLine(
            FormattableString.Invariant(
                $"indented anew and renamed: {calibration.ReformattedIntroduced} of {calibration.ReformattedFindings} findings came out new, in {calibration.Reformatted} programs"
            )
        );
    }

    private static void Show(IReadOnlyList<RecoveredRate> rates)
    {
        Console.WriteLine();
        Console.WriteLine("rate of                       set to expect  planted  found  recovered (95 %)          holds");
        foreach (var rate in rates)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rate.What, -29} {rate.Expected, 13:0.0}  {rate.Planted, 7}  {rate.Found, 5}  {rate.Recovered, 6:0.0} ({rate.Low:0.0} to {rate.High:0.0})    {(rate.Holds ? "yes" : "no")}"
                )
            );
        }
    }

    private static string Share(Interval share, int of) =>
        of == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{share.Value:0.00} ({share.Low:0.00} to {share.High:0.00})");
}
