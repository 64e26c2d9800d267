namespace Pawl.Engine.Authorship;

/// <summary>A signal that was found.</summary>
/// <param name="Tool">Stable id of the tool.</param>
/// <param name="Model">Normalised.</param>
/// <param name="IsAutomation">A machine, but no AI.</param>
/// <param name="Text">What was seen.</param>
public sealed record SignalHit(Signal Signal, SignalKind Kind, string Tool, string? Model, string? Session, bool IsAutomation, string Text)
{
    private const int TextLimit = 200;

    internal EvidenceLevel Level => Signal.LevelAs(Kind);

    internal Evidence AsEvidence() => new(Level, Signal.Id, Text.Length > TextLimit ? Text[..TextLimit] : Text);
}
