using System.Text.Json.Serialization;
using Pawl.Engine.Analysers;
using Pawl.Engine.Git;

namespace Pawl.Engine.Gate;

/// <summary>What <c>pawl gate</c> answers. Depends on git's content, the rules and the day; paths and texts are hostile.</summary>
/// <param name="PolicyAt">The commit whose policy and signers were applied.</param>
/// <param name="UndeclaredShare">Of the range's commits, the share without any sign of an author.</param>
public sealed record GateReport(
    string EngineVersion,
    string RulesDigest,
    Verdict Verdict,
    string PolicyAt,
    string Fork,
    string Head,
    int Commits,
    int AgentCommits,
    double UndeclaredShare,
    IReadOnlyList<GateFile> Files,
    IReadOnlyList<Objection> Objections,
    IReadOnlyList<Excuse> Excuses,
    IReadOnlyList<GateReview> Reviews,
    IReadOnlyList<string> Skipped
)
{
    /// <summary>Outside analysers that were asked; null when none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AnalyserUse>? Analysers { get; init; }
}

/// <summary>A review of a content in the range.</summary>
/// <param name="State"><c>verified</c>, <c>superseded</c> by the same person's later one, <c>revoked</c> or <c>invalid</c>.</param>
public sealed record GateReview(
    string Id,
    string Reviewer,
    string Decision,
    string State,
    string Why,
    bool IsRubberStamp,
    IReadOnlyList<string> Paths
);

public enum Verdict
{
    Pass,
    Warn,
    Block,

    /// <summary>Something could not be looked at.</summary>
    Incomplete,
}
