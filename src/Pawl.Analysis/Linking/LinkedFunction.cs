using Pawl.Analysis.Findings;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Linking;

/// <summary>What callers in other files need to know of a function. Bits of families and lists are those of one <see cref="Rules.RuleSet"/>.</summary>
public sealed record LinkedFunction
{
    internal LinkedFunction() { }

    /// <summary>Hex digits over all the rest: equal for callers.</summary>
    public string Digest { get; internal init; } = "";

    /// <summary>Hex digits over what it does, without the places: while they stay the same, callers need not be looked at again.</summary>
    public string Effect { get; internal init; } = "";

    /// <summary>A caller may get a finding by knowing it, not only lose one.</summary>
    public bool Tells => Sinks.Count > 0 || Returns.Any(taint => !taint.IsParameter);

    /// <summary>With the names of classes and functions around it, joined by dots.</summary>
    public string QualifiedName { get; internal init; } = "";

    public string SimpleName { get; internal init; } = "";

    internal string File { get; init; } = "";
    internal string? ClassName { get; init; }
    internal IReadOnlyList<Parameter> Parameters { get; init; } = [];
    internal IReadOnlyList<LinkedTaint> Returns { get; init; } = [];
    internal string? ReturnType { get; init; }
    internal string? Constant { get; init; }
    internal LiteralKind ConstantKind { get; init; }
    internal IReadOnlyList<LinkedCheck> Checks { get; init; } = [];
    internal IReadOnlyList<LinkedSink> Sinks { get; init; } = [];
    internal IReadOnlyList<(int Parameter, LinkedTaint Taint)> Out { get; init; } = [];
    internal IReadOnlyList<(int Parameter, ulong Families)> Checked { get; init; } = [];
}

/// <param name="Parameter">Whose taint it is, or <see cref="Flow.Origin.NoParameter"/> for a source in that file.</param>
/// <param name="Steps">From the source on.</param>
internal sealed record LinkedTaint(int Parameter, string Kind, string Note, ulong Lists, ulong Cleared, IReadOnlyList<FlowStep> Steps)
{
    internal bool IsParameter => Parameter != Flow.Origin.NoParameter;
}

/// <param name="Pattern">Its position among the rule's sinks.</param>
/// <param name="Steps">From the parameter to the sink.</param>
internal sealed record LinkedSink(int Parameter, string Rule, int Pattern, string Name, ulong Cleared, IReadOnlyList<FlowStep> Steps);

/// <summary>What the function's result says of a parameter.</summary>
internal sealed record LinkedCheck(int Parameter, ulong Families, bool Holds, bool SameSource);
