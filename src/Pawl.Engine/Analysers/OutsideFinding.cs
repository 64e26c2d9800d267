using Pawl.Analysis.Findings;

namespace Pawl.Engine.Analysers;

/// <summary>What an outside analyser found, in its own words, with CWE and severity in ours.</summary>
/// <param name="Cwe">Empty when neither the analyser nor our map tells it.</param>
/// <param name="StartColumn">Counts characters from 1; 0: not told.</param>
/// <param name="EndColumn">The one behind the last character; 0: not told.</param>
public sealed record OutsideFinding(
    string Analyser,
    string Rule,
    IReadOnlyList<int> Cwe,
    Severity Severity,
    Confidence Confidence,
    string Path,
    int StartLine,
    int StartColumn,
    int EndLine,
    int EndColumn,
    string Message
);

/// <summary>A file that an outside analyser was given and did not look at, or not wholly.</summary>
public sealed record AnalyserGap(string Analyser, string Path, string Detail);

/// <summary>What came of one analyser.</summary>
/// <param name="Given">Files of the languages that it knows.</param>
/// <param name="LookedAt">Those of them that it looked at wholly, now or when it last saw the same content.</param>
/// <param name="Trouble">Why it could not finish; null when it could.</param>
public sealed record AnalyserUse(string Id, string Title, string Version, int Given, int LookedAt, int Findings, string? Trouble);

/// <summary>What came of all analysers, sorted.</summary>
public sealed record AnalysersReport(
    IReadOnlyList<AnalyserUse> Uses,
    IReadOnlyList<OutsideFinding> Findings,
    IReadOnlyList<AnalyserGap> Gaps
)
{
    public static AnalysersReport None { get; } = new([], [], []);
}
