namespace Pawl.Engine.Policy;

/// <summary>How hooks answer in an agent's session; null where the policy's mode holds.</summary>
public sealed record HookPolicy
{
    /// <summary>After an edit: telling what it introduced or removed, or nothing.</summary>
    public bool TellsAfterEdit { get; init; } = true;

    /// <summary>At the end of a turn with new findings.</summary>
    public Consequence? EndOfTurn { get; init; }

    /// <summary>How often a turn is held before it is let go.</summary>
    public int Holds { get; init; } = 2;

    /// <summary>Before an edit beyond the cap.</summary>
    public Consequence? AtCap { get; init; }

    /// <summary>Before a commit or push that the gate would refuse.</summary>
    public Consequence? BeforeShell { get; init; }
}
