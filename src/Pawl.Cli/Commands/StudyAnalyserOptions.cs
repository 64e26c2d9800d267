using System.CommandLine;
using Pawl.Engine.Analysers;
using Pawl.Engine.Reports;
using Pawl.Studies.Definitions;
using Pawl.Studies.Run;

namespace Pawl.Cli.Commands;

/// <summary>Which of a study's analysers are asked beside Pawl.</summary>
internal sealed class StudyAnalyserOptions
{
    private readonly Option<string?> which = new("--analysers")
    {
        Description =
            "Analysers beside Pawl: all that the study names (one that is missing is an error), those of them that are here, every one on this machine, or none; without it all, and here for the scripted iterator",
        HelpName = "all|here|machine|none",
    };
    private readonly Option<string[]> files = new("--analysers-file")
    {
        Description = "More definitions of analysers; rules/analysers.yaml shows the form",
        HelpName = "file",
    };

    internal void AddTo(Command command)
    {
        which.AcceptOnlyFromAmong("all", "here", "machine", "none");
        command.Add(which);
        command.Add(files);
    }

    /// <summary>Finds them, and says on standard error where this machine is not what the study was planned with.</summary>
    internal async Task<StudyAnalysers> Find(ParseResult parsed, StudyDefinition study, string absent, CancellationToken cancel)
    {
        var definitions = AnalyserOptions.Definitions(parsed.GetValue(files) ?? []);
        var search = new AnalyserSearch(Environment.GetEnvironmentVariable, study.Folder);
        var word = parsed.GetValue(which) ?? absent;
        if (word is "none" or "machine")
        {
            return word == "none" ? StudyAnalysers.None : await StudyAnalysers.OnThisMachine(search, definitions, cancel);
        }
        var found = await StudyAnalysers.Find(study, search, definitions, word == "all", cancel);
        foreach (var deviation in found.Deviations)
        {
            Console.Error.WriteLine($"pawl: {VisibleText.Line(deviation)}");
        }
        return found;
    }
}
