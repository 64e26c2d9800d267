using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Matching;
using Pawl.Engine.Analysers;
using Pawl.Studies.Definitions;
using Pawl.Studies.Sandbox;

namespace Pawl.Studies.Run;

/// <summary>A program at one moment of a chain, with all that was found out about it.</summary>
/// <param name="Analysis">What other analysers found is joined to it.</param>
/// <param name="Outcome">Null when no tests are run.</param>
internal sealed record ProgramVersion(string Hash, byte[] Content, FileAnalysis Analysis, ProgramOutcome? Outcome)
{
    /// <summary>What the analysers beside Pawl said, each in its own words.</summary>
    internal OutsideAnswer Outside { get; init; } = OutsideAnswer.None;

    internal string Text => Encoding.UTF8.GetString(Content);

    internal bool Compiles => Outcome?.Compiles != false;

    internal static Delta Compare(ProgramVersion before, ProgramVersion after)
    {
        var lines = new Lazy<LineMap>(() => LineDiff.Loose(LineTable.Of(before.Content), LineTable.Of(after.Content)));
        return KinMatches.Join(FindingMatcher.Compare(before.Analysis, after.Analysis, lines), lines);
    }
}

/// <summary>Looks at programs: analyses them, and runs their baseline's tests.</summary>
/// <param name="outside">Null where Pawl alone looks.</param>
/// <param name="tests">Null for a run without tests.</param>
internal sealed class Examiner(AnalysisDesk desk, OutsideDesk? outside, ProgramTests? tests) : IDisposable
{
    private const int Remembered = 8192;
    private readonly Recent<ProgramOutcome> outcomes = new(Remembered);

    // More at once than there are cores would make programs slow, and their tests fail.
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);

    internal async Task<ProgramVersion> Look(Baseline baseline, byte[] content, CancellationToken cancel)
    {
        var hash = BaselineReader.Hash(content);
        var analysing = desk.Analyse(baseline.Language, hash, content);
        var asking = outside?.Look(baseline.Language, hash, content);
        var testing = tests is null ? null : outcomes.Get($"{baseline.Id}/{hash}", () => Test(tests, baseline, content, cancel));
        var analysis = await analysing;
        var outcome = testing is null ? null : await testing;
        var said = asking is null ? OutsideAnswer.None : await asking;
        return new ProgramVersion(hash, content, Witnesses.Join(analysis, content, said.Findings, said.Gaps), outcome) { Outside = said };
    }

    private async Task<ProgramOutcome> Test(ProgramTests programs, Baseline baseline, byte[] content, CancellationToken cancel)
    {
        await places.WaitAsync(cancel);
        try
        {
            return await programs.Run(baseline, content, cancel);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();
}
