namespace Pawl.Engine.Guard;

/// <summary>What is happening in an agent's session.</summary>
public enum HookKind
{
    /// <summary>Nothing that concerns the guard.</summary>
    Other,
    SessionStart,
    Prompt,
    BeforeModel,
    BeforeEdit,
    AfterEdit,
    BeforeShell,
    AfterShell,
    EndOfTurn,
}
