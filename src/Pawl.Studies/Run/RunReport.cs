namespace Pawl.Studies.Run;

/// <summary>How a run ended.</summary>
/// <param name="BudgetReached">The rest waits for a larger budget.</param>
public sealed record RunReport(string Records, long Chains, long ChainsDone, bool BudgetReached, decimal Spent)
{
    public bool Whole => ChainsDone == Chains;
}
