using Pawl.Engine.Analysers;
using Pawl.Engine.Audit;

namespace Pawl.Engine.Scan;

/// <summary>
/// Everything that <c>pawl scan</c> answers. Nothing in it depends on the wall clock, the machine or the number of
/// threads. Paths and source lines are hostile: encode them before showing.
/// </summary>
/// <param name="Files">Every file that was met, those that were passed over as well, by path (ordinal).</param>
public sealed record ScanReport(string EngineVersion, string RulesDigest, IReadOnlyList<ScannedFile> Files)
{
    /// <summary>Files in languages that Pawl does not analyse: nothing else in the report is about them.</summary>
    public IReadOnlyList<OtherLanguage> OtherLanguages { get; init; } = [];

    /// <summary>Outside analysers that were asked, by id; what they found is among the findings of the files.</summary>
    public IReadOnlyList<AnalyserUse> Analysers { get; init; } = [];

    public ScanTotals Totals { get; } = ScanTotals.Of(Files);
}
