namespace Pawl.Studies.Statistics;

/// <summary>What differs at random from cluster to cluster.</summary>
/// <param name="Slope">The term whose coefficient each cluster has for itself, beside its intercept, and free to go along with it.</param>
/// <param name="Groups">Groups within clusters have intercepts of their own.</param>
public sealed record RandomEffects(string? Slope = null, bool Groups = false)
{
    public static RandomEffects Intercept { get; } = new();
}
