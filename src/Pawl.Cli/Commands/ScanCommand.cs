using System.CommandLine;
using Pawl.Analysis.Findings;
using Pawl.Engine.Cache;
using Pawl.Engine.Reports;
using Pawl.Engine.Reports.Json;
using Pawl.Engine.Reports.Sarif;
using Pawl.Engine.Scan;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl scan</c>: files as they are.</summary>
internal static class ScanCommand
{
    internal static Command Create()
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "Files and folders; the current folder when none is given",
            DefaultValueFactory = _ => ["."],
        };
        var format = new Option<string>("--format", "-f") { Description = "What to write", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of the terminal" };
        var failOn = new Option<string>("--fail-on")
        {
            Description = "Exit 1 when a finding is this severe or worse",
            DefaultValueFactory = _ => "low",
        };
        failOn.AcceptOnlyFromAmong("low", "medium", "high", "critical", "none");
        var threads = new Option<int>("--threads") { Description = "Workers; 0 means one for each core" };
        var sarifIn = new Option<string[]>("--sarif-in")
        {
            Description = "Join findings of a SARIF file that was made elsewhere, by a build for example",
            HelpName = "file",
        };
        var outside = new AnalyserOptions();
        var command = new Command("scan", "Analyse files as they are") { paths, format, output, failOn, threads, sarifIn };
        outside.AddTo(command);
        command.SetAction(
            async (parsed, cancel) =>
            {
                OutputFile.Check(parsed.GetValue(output));
                var options = new ScanOptions(
                    Directory.GetCurrentDirectory(),
                    parsed.GetValue(paths)!,
                    Installation.Rules(),
                    parsed.GetValue(threads)
                );
                var root = AnalyserOptions.RootAround(options.Root);
                var choice = outside.Choice(parsed, root);
                var analysers = await outside.Find(parsed, choice, root, cancel);
                var report = await Scanner.Scan(options, null, cancel);
                using (var cache = ContentCache.Open(analysers.Count > 0 ? Installation.CachePath : null))
                {
                    report = await OutsideScan.Join(
                        report,
                        options,
                        analysers,
                        parsed.GetValue(sarifIn) ?? [],
                        cache,
                        choice.Seconds,
                        cancel
                    );
                }
                var path = parsed.GetValue(output) ?? OutputFile.StandardOutput;
                var colour = path == OutputFile.StandardOutput && Terminal.WantsColour;
                OutputFile.Write(path, stream => Write(stream, report, options, parsed.GetValue(format)!, colour));
                return ExitCode(report, parsed.GetValue(failOn)!);
            }
        );
        return command;
    }

    private static void Write(Stream stream, ScanReport report, ScanOptions options, string format, bool colour)
    {
        switch (format)
        {
            case "json":
                JsonReport.Write(stream, report);
                break;
            case "sarif":
                SarifWriter.Write(stream, report, options.Rules.Texts);
                break;
            default:
                using (var writer = new StreamWriter(stream))
                {
                    // Texts are only needed to explain findings; reading them costs as much as scanning a file.
                    var rules = report.Totals.Findings > 0 ? options.Rules.TextsOf(report.Files.Select(f => f.Analysis.Language)) : [];
                    ScanText.Write(writer, report, rules, colour);
                }
                break;
        }
    }

    private static int ExitCode(ScanReport report, string failOn)
    {
        if (
            failOn != "none"
            && report.Files.Any(f => f.Analysis.Findings.Any(x => x.Severity >= Enum.Parse<Severity>(failOn, ignoreCase: true)))
        )
        {
            return ExitCodes.PolicyFailed;
        }
        return
            report.Analysers.Any(use => use.Trouble is not null)
            || report.Files.Any(f => f.Analysis.Gaps.Any(g => g.Reason is "unreadable" or "parse-limit" or "rule-failed"))
            ? ExitCodes.CouldNotFinish
            : ExitCodes.Clean;
    }
}
