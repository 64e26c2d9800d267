using System.CommandLine;
using Pawl.Engine;
using Pawl.Studies.Analysis;
using Pawl.Studies.Records;
using Pawl.Studies.Report;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl study export</c>: chains as a data set that others can use.</summary>
internal static class StudyExportCommand
{
    internal static Command Create()
    {
        var records = new Argument<string[]>("records")
        {
            Description = "Files of records, or folders of results",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "Folder for the data set",
            Required = true,
            HelpName = "folder",
        };
        var licence = new Option<string>("--licence")
        {
            Description = "SPDX identifier of the licence that you publish it under",
            Required = true,
            HelpName = "id",
        };
        var title = new Option<string>("--title")
        {
            Description = "What the data set is called",
            DefaultValueFactory = _ => "Chains of iterations",
            HelpName = "text",
        };
        var command = new Command("export", "Write chains as a data set: records, tidy rows as CSV and Parquet, programs, a card")
        {
            records,
            output,
            licence,
            title,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var (given, folder, id) = (parsed.GetValue(records)!, parsed.GetValue(output)!, parsed.GetValue(licence)!);
                if (id.Length is 0 or > 60 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '+'))
                {
                    throw new UserError($"'{id}' is no SPDX identifier", "CC-BY-4.0, CC0-1.0 and Apache-2.0 are some.");
                }
                var files = given.Select(StudyRecords.FileOf).ToArray();
                var merge = RecordMerge.Of(files, cancel);
                var facts = StudyFacts.Of(files, cancel);
                Directory.CreateDirectory(folder);
                OutputFile.Write(Path.Combine(folder, "records.jsonl"), stream => merge.WriteTo(stream, cancel));
                Text(folder, "README.md", writer => DatasetCard.Write(writer, parsed.GetValue(title)!, id, facts, merge.Count));
                OutputFile.Write(Path.Combine(folder, "iteration-record.schema.json"), RecordSchema.WriteTo);
                foreach (var from in given.Where(Directory.Exists))
                {
                    StudyMergeCommand.CopyContents(from, folder, cancel);
                }
                await Table(folder, "iterations", TidyTables.Iterations, () => TidyTables.IterationsOf(merge.Read()), cancel);
                await Table(folder, "findings", TidyTables.Findings, () => TidyTables.FindingsOf(merge.Read()), cancel);
                await Parquet(folder, "programs", StoredProgram.Table, StoredProgram.In(folder), cancel);
                Console.WriteLine(FormattableString.Invariant($"{merge.Count} records in {folder}"));
                return merge.Torn.Count == 0 ? ExitCodes.Clean : ExitCodes.CouldNotFinish;
            }
        );
        return command;
    }

    /// <summary>The same rows twice: for spreadsheets, and for data frames.</summary>
    private static Task Table<T>(string folder, string name, TidyTable<T> table, Func<IEnumerable<T>> rows, CancellationToken cancel)
    {
        Text(folder, name + ".csv", writer => table.WriteCsv(writer, rows()));
        return Parquet(folder, name, table, rows(), cancel);
    }

    private static Task Parquet<T>(string folder, string name, TidyTable<T> table, IEnumerable<T> rows, CancellationToken cancel) =>
        OutputFile.Write(Path.Combine(folder, name + ".parquet"), stream => table.WriteParquet(stream, rows, cancel));

    private static void Text(string folder, string name, Action<TextWriter> write) =>
        OutputFile.Write(
            Path.Combine(folder, name),
            stream =>
            {
                using var writer = new StreamWriter(stream);
                write(writer);
            }
        );
}
