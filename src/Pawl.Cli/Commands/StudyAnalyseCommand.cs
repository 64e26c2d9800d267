using System.CommandLine;
using Pawl.Engine.Reports;
using Pawl.Studies.Analysis;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl study analyse</c>: records → tables.</summary>
internal static class StudyAnalyseCommand
{
    internal static Command Create()
    {
        var records = new StudyRecords();
        var json = new Option<string?>("--json") { Description = "Write all tables as JSON; - is standard output", HelpName = "file" };
        var csv = new Option<string?>("--csv") { Description = "Write each table as a CSV file into this folder", HelpName = "folder" };
        var command = new Command("analyse", "Turn a study's records into tables: what was claimed, what is so, how sure that is");
        records.AddTo(command);
        command.Add(json);
        command.Add(csv);
        command.SetAction(
            (parsed, cancel) =>
            {
                var analysis = records.Analyse(parsed, cancel);
                foreach (var torn in analysis.Torn)
                {
                    Console.Error.WriteLine($"pawl: {VisibleText.Line(torn)} was not written to its end and is left out");
                }
                if (parsed.GetValue(csv) is { } folder)
                {
                    WriteCsv(folder, analysis);
                }
                var target = parsed.GetValue(json);
                if (target is not null)
                {
                    OutputFile.Write(target, stream => AnalysisWriter.Json(stream, analysis));
                }
                if (target != OutputFile.StandardOutput)
                {
                    OutputFile.Write(
                        OutputFile.StandardOutput,
                        stream =>
                        {
                            using var writer = new StreamWriter(stream);
                            AnalysisWriter.Text(writer, analysis.Tables);
                        }
                    );
                }
                return Task.FromResult(analysis.Torn.Count == 0 ? ExitCodes.Clean : ExitCodes.CouldNotFinish);
            }
        );
        return command;
    }

    internal static void WriteCsv(string folder, StudyAnalysis analysis)
    {
        Directory.CreateDirectory(folder);
        foreach (var tables in analysis.Tables.GroupBy(table => table.Id))
        {
            OutputFile.Write(
                Path.Combine(folder, tables.Key + ".csv"),
                stream =>
                {
                    using var writer = new StreamWriter(stream);
                    AnalysisWriter.Csv(writer, [.. tables]);
                }
            );
        }
    }
}
