using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>What callers need to know of a function of the same file.</summary>
/// <param name="Return">Its result; parameter taints in it stand for the caller's arguments.</param>
/// <param name="Sinks">Places in it that a parameter reaches.</param>
/// <param name="Out">By parameter: what the function puts into the object that it was given.</param>
/// <param name="Checked">By parameter: the families that it is clean of wherever the function ends without an error.</param>
internal sealed record Summary(
    Value Return,
    IReadOnlyList<ParameterSink> Sinks,
    IReadOnlyDictionary<int, Value> Out,
    IReadOnlyDictionary<int, ulong> Checked
)
{
    internal static readonly Summary Unknown = new(Value.Nothing, [], new Dictionary<int, Value>(), new Dictionary<int, ulong>());
}

/// <param name="Cleared">Families made safe on the way from the parameter.</param>
/// <param name="Trail">From the parameter to the sink.</param>
internal sealed record ParameterSink(
    int Parameter,
    Rule Rule,
    Pattern Pattern,
    Site Site,
    Span Span,
    string SinkName,
    ulong Cleared,
    Trail Trail
)
{
    /// <inheritdoc cref="Origin.Field"/>
    internal string? Field { get; init; }

    /// <summary>It stands for one in another file, which its name tells; the pattern's conditions are known to hold there.</summary>
    internal bool IsSettled { get; init; }

    /// <summary>It has not been met yet in this file: its place is that of the call.</summary>
    internal bool IsElsewhere { get; init; }
}

/// <summary>A finding before its texts are written.</summary>
/// <param name="Trail">From source to sink; null for findings without a flow.</param>
/// <param name="Statement">The statement or condition around it: its tokens make the fingerprint.</param>
internal sealed record RawFinding(Rule Rule, Pattern Pattern, Site Site, Span Span, Span Statement, Origin? Origin, Trail? Trail)
{
    internal string SinkName { get; init; } = "";
    internal bool Weak { get; init; }

    /// <summary>The sink is in another file, where the pattern's conditions hold.</summary>
    internal bool IsSettled { get; init; }
}

/// <summary>A defence before its texts are written.</summary>
internal sealed record RawDefence(string Kind, IReadOnlyList<int> Cwe, Span Span, Span Statement, Function Function)
{
    /// <summary>Hash over the check however it is written; null: over its tokens.</summary>
    internal ulong? Sign { get; init; }

    /// <summary>The same without the names of variables.</summary>
    internal ulong? Shape { get; init; }

    /// <summary>The function in which the statement stands: a helper's check stands in the helper.</summary>
    internal Function Checker { get; init; } = Function;

    /// <summary>A test that was taken apart.</summary>
    internal bool IsCheck => Conditions > 0;

    /// <inheritdoc cref="Findings.Defence.Conditions"/>
    internal int Conditions { get; init; }

    /// <inheritdoc cref="Findings.Defence.Via"/>
    internal string Via { get; init; } = "";

    /// <inheritdoc cref="Findings.Defence.Route"/>
    internal string Route { get; init; } = "";
}
