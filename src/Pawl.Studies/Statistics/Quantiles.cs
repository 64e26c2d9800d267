namespace Pawl.Studies.Statistics;

/// <summary>Quantiles of a sample, with straight lines between its values (R's type 7).</summary>
internal static class Quantiles
{
    internal static double Of(IEnumerable<double> values, double share) => OfSorted([.. values.Order()], share);

    internal static double OfSorted(double[] sorted, double share)
    {
        var at = (sorted.Length - 1) * share;
        var low = (int)Math.Floor(at);
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }
}
