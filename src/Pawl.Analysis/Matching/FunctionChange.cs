using Pawl.Analysis.Complexity;

namespace Pawl.Analysis.Matching;

/// <summary>One function before and after; null where it was not there.</summary>
public sealed record FunctionChange(FunctionMetrics? Before, FunctionMetrics? After)
{
    public string Name => (After ?? Before)!.Name;
}
