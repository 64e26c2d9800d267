namespace Pawl.Engine.Policy;

/// <summary>What follows when a safeguard goes.</summary>
public sealed record DefencePolicy
{
    public Consequence Removed { get; init; } = Consequence.Block;

    /// <summary>Other consequences for some kinds: <c>timeout: warn</c>.</summary>
    public IReadOnlyDictionary<string, Consequence> Kinds { get; init; } = new Dictionary<string, Consequence>();

    public Consequence Of(string kind) => Kinds.TryGetValue(kind, out var own) ? own : Removed;
}
