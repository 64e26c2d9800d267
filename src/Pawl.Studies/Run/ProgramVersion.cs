using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Matching;
using Pawl.Studies.Definitions;
using Pawl.Studies.Sandbox;

namespace Pawl.Studies.Run;

/// <summary>A program at one moment of a chain, with all that was found out about it.</summary>
/// <param name="Outcome">Null when no tests are run.</param>
internal sealed record ProgramVersion(string Hash, byte[] Content, FileAnalysis Analysis, ProgramOutcome? Outcome)
{
    internal string Text => Encoding.UTF8.GetString(Content);

    internal bool Compiles => Outcome?.Compiles != false;

    internal static Delta Compare(ProgramVersion before, ProgramVersion after) =>
        FindingMatcher.Compare(
            before.Analysis,
            after.Analysis,
            new Lazy<LineMap>(() => LineDiff.Loose(LineTable.Of(before.Content), LineTable.Of(after.Content)))
        );
}

/// <summary>Looks at programs: analyses them, and runs their baseline's tests.</summary>
/// <param name="tests">Null for a run without tests.</param>
internal sealed class Examiner(AnalysisDesk desk, ProgramTests? tests)
{
    private const int Remembered = 8192;
    private readonly Recent<ProgramOutcome> outcomes = new(Remembered);

    internal async Task<ProgramVersion> Look(Baseline baseline, byte[] content, CancellationToken cancel)
    {
        var hash = BaselineReader.Hash(content);
        var analysing = desk.Analyse(baseline.Language, hash, content);
        var outcome = tests is null ? null : await outcomes.Get($"{baseline.Id}/{hash}", () => tests.Run(baseline, content, cancel));
        return new ProgramVersion(hash, content, await analysing, outcome);
    }
}
