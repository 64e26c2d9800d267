using Pawl.Engine.Analysers;

namespace Pawl.Studies.Run;

/// <summary>What the analysers beside Pawl say of one program, each in its own words.</summary>
/// <param name="Gaps">What one was given and did not look at wholly.</param>
/// <param name="Looked">Those that looked at all of it, sorted.</param>
internal sealed record OutsideAnswer(IReadOnlyList<OutsideFinding> Findings, IReadOnlyList<AnalyserGap> Gaps, IReadOnlyList<string> Looked)
{
    internal static OutsideAnswer None { get; } = new([], [], []);

    internal static OutsideAnswer Of(IReadOnlyList<OutsideAnswer> each) =>
        new(
            Analysers.Sorted(each.SelectMany(a => a.Findings)),
            [.. each.SelectMany(a => a.Gaps).OrderBy(g => g.Analyser, StringComparer.Ordinal)],
            [.. each.SelectMany(a => a.Looked).Order(StringComparer.Ordinal)]
        );
}
