namespace Pawl.Engine.Guard;

/// <summary>One event of an agent's session, whatever the agent calls it.</summary>
/// <param name="Agent">Its id, as in <c>rules/signals.yaml</c>.</param>
/// <param name="Folder">Where the agent works.</param>
public sealed record HookEvent(HookKind Kind, string Agent, string Folder)
{
    public string Session { get; init; } = "";

    /// <summary>The agent's own name of the turn; null when it has none.</summary>
    public string? Turn { get; init; }
    public string? Model { get; init; }

    /// <summary>Files that are or were edited, absolute or from the folder.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>What is to be run in a shell.</summary>
    public string? Command { get; init; }

    /// <summary>The turn goes on only because it was held before.</summary>
    public bool IsHeld { get; init; }

    /// <summary>The agent listens after an edit; others are told before the next.</summary>
    public bool ListensAfterEdit { get; init; } = true;
}
