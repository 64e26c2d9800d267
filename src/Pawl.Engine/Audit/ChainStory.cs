namespace Pawl.Engine.Audit;

/// <summary>One of the worst chains, told iteration by iteration.</summary>
/// <param name="Start">What the findings were where it started, severity-weighted.</param>
public sealed record ChainStory(ChainRow Chain, int Start, IReadOnlyList<ChainIteration> Iterations, int IterationsLeftOut);
