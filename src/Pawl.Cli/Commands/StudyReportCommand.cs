using System.CommandLine;
using Pawl.Studies.Analysis;
using Pawl.Studies.Records;
using Pawl.Studies.Report;
using Pawl.Studies.Sheets;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl study report</c>: records → what a researcher publishes.</summary>
internal static class StudyReportCommand
{
    internal static Command Create()
    {
        var records = new StudyRecords();
        var output = new Option<string>("--output", "-o")
        {
            Description = "Folder that the report goes to",
            DefaultValueFactory = _ => "pawl-study",
            HelpName = "folder",
        };
        var sheets = new Option<string?>("--sheets")
        {
            Description = "Folder of filled review sheets, as `pawl study sheets export` made it: what people found is part of the report",
            HelpName = "folder",
        };
        var command = new Command("report", "Write a study's report: HTML, Markdown, tables, and a tidy CSV for R");
        records.AddTo(command);
        command.Add(output);
        command.Add(sheets);
        command.SetAction(
            (parsed, cancel) =>
            {
                var analysis = records.Analyse(parsed, cancel);
                var folder = parsed.GetValue(output)!;
                var files = records.Files(parsed);
                var review = parsed.GetValue(sheets) is { } filled
                    ? SheetComparison.In(filled, files.SelectMany(path => RecordFile.Read(path)), analysis.Options.Seed)
                    : null;
                Directory.CreateDirectory(folder);
                Write(folder, analysis, review, files, cancel);
                Console.WriteLine(Path.Combine(folder, "report.html"));
                return Task.FromResult(analysis.Torn.Count == 0 ? ExitCodes.Clean : ExitCodes.CouldNotFinish);
            }
        );
        return command;
    }

    private static void Write(string folder, StudyAnalysis analysis, SheetComparison? review, string[] files, CancellationToken cancel)
    {
        var report = new StudyReport(analysis, Manifests(files), review);
        Text(folder, "report.html", report.WriteHtml);
        Text(folder, "report.md", report.WriteMarkdown);
        OutputFile.Write(Path.Combine(folder, "analysis.json"), stream => AnalysisWriter.Json(stream, analysis));
        StudyAnalyseCommand.WriteCsv(Path.Combine(folder, "tables"), analysis);
        var merge = RecordMerge.Of(files, cancel);
        Text(folder, "iterations.csv", writer => TidyTables.Iterations.WriteCsv(writer, TidyTables.IterationsOf(merge.Read())));
        Text(folder, "findings.csv", writer => TidyTables.Findings.WriteCsv(writer, TidyTables.FindingsOf(merge.Read())));
    }

    private static void Text(string folder, string name, Action<TextWriter> write) =>
        OutputFile.Write(
            Path.Combine(folder, name),
            stream =>
            {
                using var writer = new StreamWriter(stream);
                write(writer);
            }
        );

    /// <summary>What was run, as the runs wrote it beside their records.</summary>
    private static List<(string Name, string Text)> Manifests(IEnumerable<string> files) =>
        [
            .. files
                .Select(file => Path.GetDirectoryName(Path.GetFullPath(file))!)
                .Distinct()
                .SelectMany(folder => Directory.EnumerateFiles(folder, "run*.json").Order(StringComparer.Ordinal))
                .Select(path => (Path.GetFileName(path), File.ReadAllText(path))),
        ];
}
