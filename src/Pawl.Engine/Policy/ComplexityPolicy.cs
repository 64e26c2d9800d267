namespace Pawl.Engine.Policy;

/// <summary>How much more complex a function may become.</summary>
public sealed record ComplexityPolicy
{
    /// <summary>Share of the former cyclomatic complexity: 0.10 is ten percent.</summary>
    public double Rise { get; init; } = 0.10;

    /// <summary>Compared with the content before.</summary>
    public bool AgainstPrevious { get; init; } = true;

    /// <summary>Compared with the content that a person reviewed last.</summary>
    public bool AgainstReviewed { get; init; } = true;

    public Consequence Consequence { get; init; } = Consequence.Warn;
}
