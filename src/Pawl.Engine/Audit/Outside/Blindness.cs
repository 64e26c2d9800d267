using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Engine.Analysers;

namespace Pawl.Engine.Audit.Outside;

/// <summary>Analysers that did not look at a content: what they alone would say of it is not known, so it neither came nor went.</summary>
internal sealed class Blindness
{
    private readonly HashSet<string> analysers;

    private Blindness(HashSet<string> analysers) => this.analysers = analysers;

    internal static Blindness Of(FileAnalysis analysis) =>
        new([.. analysis.Gaps.Where(gap => gap.Reason == Witnesses.GapReason).Select(gap => Witnesses.AnalyserOf(gap.Detail))]);

    /// <summary>Nobody who looked at the content would have said so.</summary>
    internal bool Hides(Finding finding) =>
        analysers.Count > 0
        && finding.Witnesses is { Count: > 0 } witnesses
        && witnesses.All(witness => analysers.Contains(witness.Analyser));
}
