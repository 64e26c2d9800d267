using System.CommandLine;
using Pawl.Engine;
using Pawl.Studies.Analysis;
using Pawl.Studies.Records;
using Pawl.Studies.Sheets;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl study sheets</c>: what people find, blinded, and compared with each other and with analysers.</summary>
internal static class StudySheetsCommand
{
    private static readonly Option<long> Seed = new("--seed")
    {
        Description = "Items and their order follow from it",
        DefaultValueFactory = _ => 20250519,
    };

    internal static Command Create() => new("sheets", "Review by people: blinded sheets, and what comes back") { Export(), Compare() };

    private static Command Export()
    {
        var results = new Argument<string>("results") { Description = "A folder of results with records.jsonl and the contents" };
        var output = new Option<string>("--output", "-o")
        {
            Description = "Folder for the sheets and their key",
            Required = true,
            HelpName = "folder",
        };
        var count = new Option<int>("--items") { Description = "How many contents are to be looked at", DefaultValueFactory = _ => 40 };
        var reviewers = new Option<int>("--reviewers") { Description = "How many people look", DefaultValueFactory = _ => 2 };
        var command = new Command("export", "Write blinded sheets: strategy, iteration, arm and model hidden, order shuffled")
        {
            results,
            output,
            count,
            reviewers,
            Seed,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(count) < 1 || parsed.GetValue(reviewers) is < 2 or > 99)
            {
                throw new UserError("--items must be 1 or more, and --reviewers 2 to 99", "Agreement takes two people at least.");
            }
            var (from, to) = (parsed.GetValue(results)!, parsed.GetValue(output)!);
            var items = SheetExport.Write(
                RecordFile.Read(StudyRecords.FileOf(from)),
                from,
                to,
                parsed.GetValue(count),
                parsed.GetValue(reviewers),
                parsed.GetValue(Seed)
            );
            Console.WriteLine(FormattableString.Invariant($"{items} items for each reviewer in {to}; keep key.csv to yourself"));
            return ExitCodes.Clean;
        });
        return command;
    }

    private static Command Compare()
    {
        var sheets = new Argument<string[]>("sheets") { Description = "The filled sheets", Arity = ArgumentArity.OneOrMore };
        var key = new Option<string>("--key")
        {
            Description = "The export's key.csv",
            Required = true,
            HelpName = "file",
        };
        var records = new Option<string[]>("--records")
        {
            Description = "The records that the items came from",
            Required = true,
            HelpName = "file",
        };
        var adjudication = new Option<string?>("--adjudication")
        {
            Description =
                "Sheet of what reviewers do not agree on: written when it is not there, read when it is; adjudication.csv beside the key without it",
            HelpName = "file",
        };
        var json = new Option<string?>("--json") { Description = "Write the tables as JSON; - is standard output", HelpName = "file" };
        var command = new Command("compare", "Agreement of reviewers, and analysers against people")
        {
            sheets,
            key,
            records,
            adjudication,
            json,
            Seed,
        };
        command.SetAction(parsed =>
        {
            var disputed =
                parsed.GetValue(adjudication)
                ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(parsed.GetValue(key)!))!, SheetComparison.AdjudicationName);
            var comparison = SheetComparison.Of(
                parsed.GetValue(key)!,
                parsed.GetValue(sheets)!,
                File.Exists(disputed) ? disputed : null,
                parsed.GetValue(records)!.SelectMany(path => RecordFile.Read(StudyRecords.FileOf(path))),
                (ulong)parsed.GetValue(Seed)
            );
            if (parsed.GetValue(json) is { } target)
            {
                OutputFile.Write(target, stream => AnalysisWriter.Json(stream, comparison.Tables));
            }
            if (parsed.GetValue(json) != OutputFile.StandardOutput)
            {
                AnalysisWriter.Text(Console.Out, comparison.Tables);
            }
            return comparison.Disputed.Count == 0 ? ExitCodes.Clean : Dispute(disputed, comparison);
        });
        return command;
    }

    private static int Dispute(string path, SheetComparison comparison)
    {
        if (File.Exists(path))
        {
            Console.Error.WriteLine(FormattableString.Invariant($"pawl: {comparison.Disputed.Count} findings are not decided in {path}"));
            return ExitCodes.CouldNotFinish;
        }
        OutputFile.Write(
            path,
            stream =>
            {
                using var writer = new StreamWriter(stream);
                AnalysisWriter.Csv(writer, SheetComparison.DisputedColumns, comparison.Disputed);
            }
        );
        Console.Error.WriteLine(
            FormattableString.Invariant(
                $"pawl: reviewers do not agree on {comparison.Disputed.Count} findings: decide each with yes or no in {path}, and run this again"
            )
        );
        return ExitCodes.CouldNotFinish;
    }
}
