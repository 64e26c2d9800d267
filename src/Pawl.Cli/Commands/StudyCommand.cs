using System.CommandLine;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl study</c>: experiments with chains of iterations.</summary>
internal static class StudyCommand
{
    internal static Command Create() =>
        new("study", "Rerun the experiment with any model, and measure whether guards work")
        {
            StudyRunCommand.CreateRun(),
            StudyRunCommand.CreateReplicate(),
            StudyCheckCommand.Create(),
            StudyImportCommand.Create(),
            StudyAnalyseCommand.Create(),
            StudyReportCommand.Create(),
            StudyMergeCommand.Create(),
            StudySheetsCommand.Create(),
            StudyExportCommand.Create(),
        };
}
