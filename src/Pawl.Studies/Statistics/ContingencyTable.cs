using MathNet.Numerics;

namespace Pawl.Studies.Statistics;

/// <summary>χ² of independence between rows and columns, with Cramér's V; rows and columns without a count are left out.</summary>
/// <param name="SmallestExpected">Below 5 the distribution of χ² is not to be trusted: take the permutation's p-value.</param>
/// <param name="BiasCorrectedV">Bergsma's, which is 0 on average where there is no association.</param>
public sealed record ContingencyTable(double ChiSquared, double Freedom, double P, double SmallestExpected, double V, double BiasCorrectedV)
{
    public static ContingencyTable? Of(IReadOnlyList<double[]> counts)
    {
        var rows = counts.Where(row => row.Sum() > 0).ToList();
        var columns = Enumerable.Range(0, counts.Count == 0 ? 0 : counts[0].Length).Where(j => rows.Any(row => row[j] > 0)).ToList();
        if (rows.Count < 2 || columns.Count < 2)
        {
            return null;
        }
        var n = rows.Sum(row => row.Sum());
        var totals = columns.ConvertAll(j => rows.Sum(row => row[j]));
        var chi = Statistic(counts);
        var (r, k) = ((double)rows.Count, (double)columns.Count);
        var freedom = (r - 1) * (k - 1);
        var share = chi / n;
        var corrected = Math.Max(0, share - (freedom / (n - 1)));
        var (rowsLeft, columnsLeft) = (r - ((r - 1) * (r - 1) / (n - 1)), k - ((k - 1) * (k - 1) / (n - 1)));
        return new ContingencyTable(
            chi,
            freedom,
            Above(chi, freedom),
            rows.Min(row => row.Sum()) * totals.Min() / n,
            Math.Sqrt(share / Math.Min(r - 1, k - 1)),
            Math.Sqrt(corrected / Math.Min(rowsLeft - 1, columnsLeft - 1))
        );
    }

    /// <summary>P(χ² &gt; chi), to its last digit however small.</summary>
    internal static double Above(double chi, double freedom) => SpecialFunctions.GammaUpperRegularized(freedom / 2, chi / 2);

    /// <summary>χ² alone.</summary>
    internal static double Statistic(IReadOnlyList<double[]> counts)
    {
        var width = counts[0].Length;
        var (columns, n) = (new double[width], 0.0);
        foreach (var row in counts)
        {
            for (var j = 0; j < width; j++)
            {
                columns[j] += row[j];
                n += row[j];
            }
        }
        var sum = 0.0;
        foreach (var row in counts)
        {
            var total = row.Sum();
            for (var j = 0; j < width; j++)
            {
                var expected = total * columns[j] / n;
                sum += expected > 0 ? (row[j] - expected) * (row[j] - expected) / expected : 0;
            }
        }
        return sum;
    }
}
