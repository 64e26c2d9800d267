namespace Pawl.Engine.Analysers;

/// <summary>What an analyser wrote, before its words are made ours. Files are named as it names them.</summary>
/// <param name="Looked">Files that it says it looked at; null: it does not say.</param>
/// <param name="LookedCount">How many it says it looked at; null: it does not say.</param>
internal sealed record RawOutput(
    List<RawOutsideFinding> Findings,
    List<(string File, string Reason)> Gaps,
    List<string>? Looked,
    int? LookedCount
)
{
    internal static RawOutput Empty => new([], [], null, null);
}

/// <param name="Level">The analyser's word for how bad it is; a number is taken as a CVSS score.</param>
internal sealed record RawOutsideFinding(
    string File,
    string Rule,
    string Message,
    string Level,
    string Confidence,
    IReadOnlyList<int> Cwe,
    int StartLine,
    int StartColumn,
    int EndLine,
    int EndColumn
);
