using System.Text.Json.Serialization;
using Pawl.Analysis.Complexity;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Linking;

namespace Pawl.Analysis;

/// <summary>
/// All that is known of one content: a pure function of (content, language, rules, engine version). Lists are sorted
/// by place, then by rule, so that equal input gives equal bytes.
/// </summary>
/// <param name="Language">The language's name, or null when the content was not analysed.</param>
/// <param name="Lines">Physical lines.</param>
/// <param name="Nloc">Lines that hold code.</param>
/// <param name="Gaps">What could not be looked at inside this content; empty when all was.</param>
public sealed record FileAnalysis(
    string? Language,
    int Lines,
    int Nloc,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Defence> Defences,
    IReadOnlyList<FunctionMetrics> Functions,
    IReadOnlyList<Gap> Gaps
)
{
    /// <summary>Hex digits over the tokens without comments and white space between them: equal when only those changed. Empty when not known.</summary>
    public string CodeHash { get; init; } = "";

    /// <summary>How the file hangs together with others, when that was asked for.</summary>
    [JsonIgnore]
    public Outline? Outline { get; init; }

    /// <summary>Routes that are registered by a call, as verb and path, sorted.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>The content was passed over whole.</summary>
    public static FileAnalysis NotAnalysed(string? language, Gap gap) => new(language, 0, 0, [], [], [], [gap]);
}

/// <summary>Something that was not looked at, and why.</summary>
/// <param name="Reason">A stable word: <c>binary</c>, <c>too-large</c>, <c>minified</c>, <c>generated</c>, <c>not-utf8</c>, <c>syntax-error</c>, <c>other-branches</c>, <c>too-deep</c>, <c>parse-limit</c>, <c>rule-failed</c>, <c>missing-object</c>, <c>symlink</c>, <c>submodule</c>, <c>unreadable</c>, <c>analyser</c>.</param>
/// <param name="Detail">For a person: sizes, lines, the rule's name.</param>
/// <param name="Whole">True when nothing of the content was analysed, false when only a part was missed.</param>
public sealed record Gap(string Reason, string Detail, bool Whole);
