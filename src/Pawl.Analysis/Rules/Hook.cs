namespace Pawl.Analysis.Rules;

/// <summary>What happens when a pattern matches.</summary>
internal enum Role
{
    Match,
    Sink,
    Source,
    Sanitizer,
    Guard,
    Assertion,
    Propagator,
    Type,
    Defence,
    Begin,
    Report,
    End,
    Fact,
    Regex,
    Keep,
    Allocation,
    Fill,
    Length,
}

/// <summary>A pattern and what it is for.</summary>
/// <param name="Rule">Of a match, sink or lifecycle; else null.</param>
/// <param name="Mask">Families that a sanitizer or guard clears; lists that a source is in.</param>
/// <param name="Fact">Index of a fact.</param>
internal sealed record Hook(Role Role, Pattern Pattern, Rule? Rule = null, ulong Mask = 0, int Fact = -1)
{
    internal bool Holds { get; init; } = true;

    /// <summary>Of a guard: whatever stems from the same source is clean as well.</summary>
    internal bool SameSource { get; init; }

    /// <summary>Of a propagator: what was there before is gone.</summary>
    internal bool Replaces { get; init; }

    /// <summary>Of a propagator: the arguments that say which part of the object it puts in or takes out; null: the whole.</summary>
    internal string[]? Under { get; init; }
    internal string From { get; init; } = "";
    internal string To { get; init; } = "";
    internal string Returns { get; init; } = "";

    /// <summary>Of an allocation: the arguments whose product is its size; of a fill: the argument with its length.</summary>
    internal string[] Amount { get; init; } = [];
    internal int Unit { get; init; } = 1;
    internal string DefenceKind { get; init; } = "";
    internal int[] Cwe { get; init; } = [];
}
