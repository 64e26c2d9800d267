namespace Pawl.Studies.Statistics;

/// <summary>
/// How rare an association is when labels are dealt out anew within blocks. Units carry their counts along, so what hangs
/// together (the iterations of a chain) stays together.
/// </summary>
public static class Permutation
{
    /// <param name="Block">Labels are exchanged between units of one block only.</param>
    /// <param name="Label">From 0.</param>
    public sealed record Unit(int Block, int Label, int[] Counts);

    /// <returns>Share of all dealings, the observed one included, whose χ² is at least as large.</returns>
    public static double ChiSquared(IReadOnlyList<Unit> units, int labels, int rounds, ulong seed)
    {
        var blocks = units
            .Select((unit, i) => (unit, i))
            .GroupBy(pair => pair.unit.Block, pair => pair.i)
            .Select(g => g.ToArray())
            .ToList();
        var width = units[0].Counts.Length;
        var observed = ContingencyTable.Statistic(Table(units, [.. units.Select(u => u.Label)], labels, width));
        var reached = new bool[rounds];
        Parallel.For(
            0,
            rounds,
            round =>
            {
                var seeded = new Seeded(seed, (ulong)round + 1);
                var dealt = units.Select(u => u.Label).ToArray();
                foreach (var block in blocks)
                {
                    var own = Array.ConvertAll(block, i => dealt[i]);
                    seeded.Shuffle<int>(own);
                    for (var i = 0; i < block.Length; i++)
                    {
                        dealt[block[i]] = own[i];
                    }
                }
                reached[round] = ContingencyTable.Statistic(Table(units, dealt, labels, width)) >= observed * (1 - 1e-12);
            }
        );
        return (1.0 + reached.Count(r => r)) / (rounds + 1);
    }

    private static double[][] Table(IReadOnlyList<Unit> units, int[] dealt, int labels, int width)
    {
        var table = new double[labels][];
        for (var i = 0; i < labels; i++)
        {
            table[i] = new double[width];
        }
        for (var i = 0; i < units.Count; i++)
        {
            var (row, counts) = (table[dealt[i]], units[i].Counts);
            for (var j = 0; j < width; j++)
            {
                row[j] += counts[j];
            }
        }
        return table;
    }
}
