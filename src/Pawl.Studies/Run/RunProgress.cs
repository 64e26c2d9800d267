namespace Pawl.Studies.Run;

/// <param name="ChainsBefore">Of these, how many were whole when the run began.</param>
/// <param name="Spent">In the money of the model's prices.</param>
public sealed record RunProgress(long Chains, long ChainsDone, long ChainsBefore, TimeSpan Elapsed, decimal Spent)
{
    /// <summary>At the pace so far; null before there is one.</summary>
    public TimeSpan? Left =>
        ChainsDone > ChainsBefore ? TimeSpan.FromTicks(Elapsed.Ticks / (ChainsDone - ChainsBefore) * (Chains - ChainsDone)) : null;
}
