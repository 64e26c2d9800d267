using Pawl.Analysis.Findings;

namespace Pawl.Analysis.Rules;

/// <summary>One rule, as its file says.</summary>
/// <param name="Language">The folder below <c>rules/</c>.</param>
/// <param name="Id">The same id stands for the same weakness in every language.</param>
public sealed record Rule(
    string Language,
    string Id,
    string Title,
    string Why,
    string Instead,
    IReadOnlyList<int> Cwe,
    Severity Severity,
    Confidence Confidence,
    IReadOnlyList<string> References
)
{
    /// <summary>It holds in files of tests as well.</summary>
    internal bool InTests { get; init; }
    internal TaintSpec? Taint { get; init; }
    internal Pattern[] Match { get; init; } = [];
    internal LifecycleSpec? Lifecycle { get; init; }
    internal DetectorSpec? Detector { get; init; }
}

/// <param name="Family">One bit.</param>
/// <param name="SourceLists">Bits of the source lists that count.</param>
/// <param name="Local">Severity of what comes from the program's own surroundings; null is one less than the rule's.</param>
internal sealed record TaintSpec(
    ulong Family,
    ulong SourceLists,
    Pattern[] Sources,
    Pattern[] Sinks,
    ParameterSources Parameters,
    FixedPrefix FixedPrefix,
    Severity? Local
);

/// <summary>Whether parameters whose callers the file does not show count as sources.</summary>
internal enum ParameterSources
{
    False,
    True,

    /// <summary>Only where the function itself puts them into text; one that hands on a whole text is not to blame for it.</summary>
    Built,
}

internal enum FixedPrefix
{
    None,
    Any,
    Host,
}

/// <param name="Keep">Calls that neither report nor end the state, whatever is passed to them.</param>
internal sealed record LifecycleSpec(Pattern[] Begin, Pattern[] Report, Pattern[] End, Pattern[] Keep, bool ReportWhenAll);

internal sealed record DetectorSpec(string Name, DataNode Node);
