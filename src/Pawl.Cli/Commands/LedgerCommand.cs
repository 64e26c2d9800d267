using System.CommandLine;
using System.Globalization;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;
using Pawl.Engine.Reports;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl ledger</c>: what hooks saw, and whether anybody changed it since.</summary>
internal static class LedgerCommand
{
    internal static Command Create()
    {
        var verify = new Command("verify", "Look for records that were altered, dropped or moved");
        verify.SetAction(
            async (_, cancel) =>
            {
                using var repository = await GitRepository.Open(Directory.GetCurrentDirectory(), cancel);
                var check = await LedgerCheck.Run(repository, cancel);
                foreach (var problem in check.Problems)
                {
                    Console.WriteLine(VisibleText.Line(problem));
                }
                var verdict = check.Problems.Count == 0 ? "all as they were written" : $"{check.Problems.Count} problems";
                Console.WriteLine($"{check.Records} records here, {check.Published} in notes: {verdict}");
                return check.Problems.Count == 0 ? ExitCodes.Clean : ExitCodes.PolicyFailed;
            }
        );
        var path = new Argument<string?>("path") { Description = "Only steps of this file", Arity = ArgumentArity.ZeroOrOne };
        var most = new Option<int>("--last", "-n") { Description = "How many, the last first", DefaultValueFactory = _ => 50 };
        var json = new Option<bool>("--json") { Description = "The records as they are, one a line" };
        var show = new Command("show", "List recorded steps, the last first") { path, most, json };
        show.SetAction(
            async (parsed, cancel) =>
            {
                using var repository = await GitRepository.Open(Directory.GetCurrentDirectory(), cancel);
                var file = parsed.GetValue(path) is { } given ? InRepository(repository, given) : null;
                var records = GitHookCommand
                    .OpenLedger(repository.CommonFolder)
                    .Backwards(file)
                    .Where(r => file is null || r.Step.Path == file);
                foreach (var record in records.Take(parsed.GetValue(most)))
                {
                    Console.WriteLine(parsed.GetValue(json) ? record.Line : VisibleText.Line(Text(record.Step)));
                }
                return ExitCodes.Clean;
            }
        );
        return new Command("ledger", "Show and check what hooks recorded") { verify, show };
    }

    private static string Text(LedgerStep step)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(step.Time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var who =
            step.Agent is null ? LedgerStep.Word(step.By)
            : step.Model is null ? step.Agent
            : $"{step.Agent}/{step.Model}";
        return $"{time}  {Short(step.Before)} -> {Short(step.After)}  {who, -28} {step.Via, -8} {step.Path}";
    }

    private static string Short(string? blob) => blob is null ? "-      " : blob[..Math.Min(7, blob.Length)];

    private static string InRepository(GitRepository repository, string path) =>
        Path.GetRelativePath(repository.WorkTree ?? Directory.GetCurrentDirectory(), Path.GetFullPath(path)).Replace('\\', '/');
}
