using System.Numerics;

namespace Pawl.Studies.Statistics;

/// <summary>
/// How rare an association is when labels are dealt out anew within blocks. Units carry their counts along, so what hangs
/// together (the iterations of a chain) stays together.
/// </summary>
public static class Permutation
{
    /// <summary>Rounds that go over the units together: their tables and one block's counts stay in the processor's cache.</summary>
    private const int Together = 64;

    /// <param name="Block">Labels are exchanged between units of one block only.</param>
    /// <param name="Label">From 0.</param>
    /// <param name="Counts">Of one table or several side by side; the same length for all units.</param>
    public sealed record Unit(int Block, int Label, int[] Counts);

    /// <summary>The units of one block: labels, and counts one after another.</summary>
    private sealed record Block(int[] Labels, double[] Counts);

    /// <param name="tables">How many tables of equal width lie side by side in the counts; each dealing is the same for all.</param>
    /// <returns>For each table the share of all dealings, the observed one included, whose χ² is at least as large.</returns>
    public static double[] ChiSquared(IReadOnlyList<Unit> units, int labels, int tables, int rounds, ulong seed)
    {
        var width = units[0].Counts.Length;
        var lanes = Vector<double>.Count;
        var stride = (width + lanes - 1) / lanes * lanes;
        var blocks = units.GroupBy(u => u.Block).Select(own => BlockOf([.. own], stride)).ToList();
        var seen = new double[labels * stride];
        blocks.ForEach(block => Add(block, block.Labels, seen, stride));
        var observed = Statistics(seen, labels, tables, width / tables, stride);
        var reached = new bool[rounds][];
        Parallel.For(
            0,
            (rounds + Together - 1) / Together,
            part =>
            {
                var first = part * Together;
                var dealers = Enumerable
                    .Range(first, Math.Min(Together, rounds - first))
                    .Select(r => new Seeded(seed, (ulong)r + 1))
                    .ToArray();
                var sums = Array.ConvertAll(dealers, _ => new double[labels * stride]);
                foreach (var block in blocks)
                {
                    var dealt = new int[block.Labels.Length];
                    for (var round = 0; round < dealers.Length; round++)
                    {
                        block.Labels.CopyTo(dealt, 0);
                        dealers[round].Shuffle<int>(dealt);
                        Add(block, dealt, sums[round], stride);
                    }
                }
                for (var round = 0; round < dealers.Length; round++)
                {
                    var own = Statistics(sums[round], labels, tables, width / tables, stride);
                    reached[first + round] = [.. own.Zip(observed, (value, least) => value >= least * (1 - 1e-12))];
                }
            }
        );
        return [.. Enumerable.Range(0, tables).Select(t => (1.0 + reached.Count(r => r[t])) / (rounds + 1))];
    }

    private static Block BlockOf(Unit[] units, int stride)
    {
        var counts = new double[units.Length * stride];
        for (var i = 0; i < units.Length; i++)
        {
            for (var j = 0; j < units[i].Counts.Length; j++)
            {
                counts[(i * stride) + j] = units[i].Counts[j];
            }
        }
        return new Block(Array.ConvertAll(units, u => u.Label), counts);
    }

    /// <summary>Sums of whole numbers: their order makes no difference.</summary>
    private static void Add(Block block, int[] dealt, double[] sums, int stride)
    {
        for (var i = 0; i < dealt.Length; i++)
        {
            for (var j = 0; j < stride; j += Vector<double>.Count)
            {
                var at = (dealt[i] * stride) + j;
                (new Vector<double>(sums, at) + new Vector<double>(block.Counts, (i * stride) + j)).CopyTo(sums, at);
            }
        }
    }

    private static double[] Statistics(double[] sums, int labels, int tables, int width, int stride) =>
        [
            .. Enumerable
                .Range(0, tables)
                .Select(t =>
                    ContingencyTable.Statistic([
                        .. Enumerable.Range(0, labels).Select(l => sums.AsSpan((l * stride) + (t * width), width).ToArray()),
                    ])
                ),
        ];
}
