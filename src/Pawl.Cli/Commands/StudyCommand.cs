using System.CommandLine;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl study</c>: experiments with chains of iterations.</summary>
internal static class StudyCommand
{
    internal static Command Create() =>
        new("study", "Rerun the experiment with any model, and measure whether guards work")
        {
            StudyAnalyseCommand.Create(),
            StudyReportCommand.Create(),
            StudyMergeCommand.Create(),
        };
}
