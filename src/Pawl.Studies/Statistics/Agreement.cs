using MathNet.Numerics.Distributions;

namespace Pawl.Studies.Statistics;

/// <summary>How far reviewers agree beyond chance.</summary>
/// <param name="Value">1 is full agreement, 0 what chance gives.</param>
public sealed record Agreement(double Value, double Low, double High, int Items)
{
    /// <summary>Cohen's κ of two reviewers over the same items, with the large-sample interval; null when chance alone already agrees on all.</summary>
    public static Agreement? Kappa(IReadOnlyList<(string First, string Second)> ratings)
    {
        var labels = ratings.SelectMany(r => new[] { r.First, r.Second }).Distinct().Order(StringComparer.Ordinal).ToList();
        double n = ratings.Count;
        var shares = new double[labels.Count, labels.Count];
        foreach (var (first, second) in ratings)
        {
            shares[labels.IndexOf(first), labels.IndexOf(second)] += 1 / n;
        }
        var range = Enumerable.Range(0, labels.Count).ToList();
        var rows = range.ConvertAll(i => range.Sum(j => shares[i, j]));
        var columns = range.ConvertAll(j => range.Sum(i => shares[i, j]));
        var (seen, chance) = (range.Sum(i => shares[i, i]), range.Sum(i => rows[i] * columns[i]));
        if (ratings.Count == 0 || chance >= 1)
        {
            return null;
        }
        var kappa = (seen - chance) / (1 - chance);
        var same = range.Sum(i => shares[i, i] * Math.Pow(1 - ((rows[i] + columns[i]) * (1 - kappa)), 2));
        var different = range.Sum(i => range.Where(j => j != i).Sum(j => shares[i, j] * Math.Pow(columns[i] + rows[j], 2)));
        var rest = Math.Pow(kappa - (chance * (1 - kappa)), 2);
        var variance = (same + ((1 - kappa) * (1 - kappa) * different) - rest) / (n * (1 - chance) * (1 - chance));
        var half = Normal.InvCDF(0, 1, 0.975) * Math.Sqrt(Math.Max(0, variance));
        return new Agreement(kappa, kappa - half, Math.Min(1, kappa + half), ratings.Count);
    }

    /// <summary>Krippendorff's α for labels without an order, any number of reviewers, missing ratings allowed; interval by bootstrap over items.</summary>
    /// <param name="items">The labels that each item was given; items with fewer than two say nothing.</param>
    public static Agreement? Alpha(IReadOnlyList<IReadOnlyList<string>> items, int draws, ulong seed)
    {
        var labels = items.SelectMany(i => i).Distinct().Order(StringComparer.Ordinal).ToList();
        var counts = items
            .Where(item => item.Count >= 2)
            .Select(item => labels.Select(label => (double)item.Count(given => given == label)).ToArray())
            .ToList();
        if (AlphaOf(counts) is not { } alpha)
        {
            return null;
        }
        var seeded = new Seeded(seed);
        var drawn = new List<double>();
        for (var draw = 0; draw < draws; draw++)
        {
            // A draw on which all reviewers use one label has nothing to disagree about.
            drawn.Add(AlphaOf([.. counts.Select(_ => counts[seeded.Below(counts.Count)])]) ?? 1);
        }
        return new Agreement(alpha, Quantiles.Of(drawn, 0.025), Quantiles.Of(drawn, 0.975), counts.Count);
    }

    private static double? AlphaOf(List<double[]> items)
    {
        var (seen, totals) = (0.0, new double[items.Count == 0 ? 0 : items[0].Length]);
        foreach (var item in items)
        {
            var size = item.Sum();
            for (var i = 0; i < item.Length; i++)
            {
                totals[i] += item[i];
                seen += item[i] * (size - item[i]) / (size - 1);
            }
        }
        var n = totals.Sum();
        var chance = totals.Sum(t => t * (n - t)) / (n - 1);
        return chance > 0 ? 1 - (seen / chance) : null;
    }
}
