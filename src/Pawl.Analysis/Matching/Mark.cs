namespace Pawl.Analysis.Matching;

/// <summary>What the matching looks at: a finding or a defence.</summary>
/// <param name="Kind">Rule or kind of defence; two marks of different kinds are never the same.</param>
internal readonly record struct Mark(string Kind, string Fingerprint, string Context, string Function, string Snippet, int Line)
{
    /// <summary>Of a defence: as <see cref="Findings.Defence.Shape"/>.</summary>
    internal string Shape { get; init; } = "";

    /// <summary>Kinds that may take each other's place; empty: only its own.</summary>
    internal string Family { get; init; } = "";

    /// <inheritdoc cref="Findings.Defence.Conditions"/>
    internal int Conditions { get; init; }

    /// <summary>Its function is there on one side only, or it comes from a function that is called.</summary>
    internal bool IsAlone { get; init; }
}
