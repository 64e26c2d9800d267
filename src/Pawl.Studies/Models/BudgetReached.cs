namespace Pawl.Studies.Models;

/// <summary>The next call could cost more than is left; the run ends in order and can go on with a larger budget.</summary>
internal sealed class BudgetReached() : Exception("the budget is reached");
