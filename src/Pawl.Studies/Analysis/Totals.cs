namespace Pawl.Studies.Analysis;

/// <summary>Sums over samples and chains, by arm, strategy, iteration and category: enough for every estimate that is bootstrapped.</summary>
internal sealed class Totals(Totals.Shape shape)
{
    private static readonly int Fields = Enum.GetValues<Field>().Length;
    private static readonly int ChainFields = Enum.GetValues<ChainField>().Length;
    private readonly double[] sums = new double[shape.Length];

    /// <param name="Iterations">The last one's number.</param>
    internal sealed record Shape(int Arms, int Strategies, int Iterations)
    {
        internal int OfCategories => Arms * Strategies * (Iterations + 1) * Fields;
        internal int OfChains => OfCategories + (Arms * Strategies * Categories.Count * 2);
        internal int Length => OfChains + (Arms * Strategies * ChainFields);

        internal int At(int arm, int strategy, int iteration) =>
            ((((arm * Strategies) + strategy) * (Iterations + 1)) + iteration) * Fields;
    }

    internal int Iterations => shape.Iterations;
    internal int Strategies => shape.Strategies;

    /// <summary>Over a range of iterations; all strategies for null.</summary>
    internal double Sum(Field field, int arm, int? strategy, int from, int to)
    {
        var sum = 0.0;
        var (first, last) = strategy is { } one ? (one, one) : (0, shape.Strategies - 1);
        for (var s = first; s <= last; s++)
        {
            for (var i = from; i <= Math.Min(to, shape.Iterations); i++)
            {
                sum += sums[shape.At(arm, s, i) + (int)field];
            }
        }
        return sum;
    }

    /// <summary>Per sample; not a number where there are no samples.</summary>
    internal double Mean(Field field, int arm, int? strategy, int from, int to) =>
        Sum(field, arm, strategy, from, to) / Sum(Field.Samples, arm, strategy, from, to);

    internal double Category(int arm, int strategy, int category, bool introduced) => sums[CategoryAt(arm, strategy, category, introduced)];

    internal double Chain(ChainField field, int arm, int? strategy) =>
        strategy is { } one
            ? sums[ChainAt(arm, one) + (int)field]
            : Enumerable.Range(0, shape.Strategies).Sum(s => sums[ChainAt(arm, s) + (int)field]);

    internal void Add(Totals other, int times)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += times * other.sums[i];
        }
    }

    internal void Add(StudyChain chain, int arm, int strategy)
    {
        foreach (var row in chain.Rows)
        {
            AddRow(row, shape.At(arm, strategy, row.Iteration));
        }
        for (var category = 0; category < Categories.Count; category++)
        {
            sums[CategoryAt(arm, strategy, category, false)] += chain.Present[category];
            sums[CategoryAt(arm, strategy, category, true)] += chain.Introduced[category];
        }
        AddChain(chain, ChainAt(arm, strategy));
    }

    private void AddRow(IterationRow row, int at)
    {
        void Count(Field field, double value) => sums[at + (int)field] += value;
        Count(Field.Samples, 1);
        Count(Field.Present, row.Present);
        Count(Field.Introduced, row.Introduced);
        Count(Field.Fixed, row.Fixed);
        Count(Field.Critical, row.Critical);
        Count(Field.CriticalIntroduced, row.CriticalIntroduced);
        Count(Field.WithCritical, row.Critical > 0 ? 1 : 0);
        Count(Field.Nloc, row.Nloc);
        Count(Field.Cyclomatic, row.Cyclomatic);
        Count(Field.CyclomaticSquares, (double)row.Cyclomatic * row.Cyclomatic);
        Count(Field.PresentSquares, (double)row.Present * row.Present);
        Count(Field.Cross, (double)row.Cyclomatic * row.Present);
        Count(Field.DefencesLost, row.DefencesLost);
        Count(Field.DefencesGained, row.DefencesGained);
        Count(Field.Ok, row.Status == Records.IterationStatus.Ok ? 1 : 0);
    }

    private void AddChain(StudyChain chain, int at)
    {
        void Count(ChainField field, bool holds) => sums[at + (int)field] += holds ? 1 : 0;
        Count(ChainField.Chains, true);
        var last = chain.Rows[^1];
        Count(ChainField.Tested, last.TestsTotal > 0);
        Count(ChainField.Complete, last.Complete);
        if (chain.Start is not { } start)
        {
            return;
        }
        Compare(3, ChainField.KnownAt3, ChainField.WorseAt3);
        Compare(5, ChainField.KnownAt5, ChainField.WorseAt5);
        Compare(10, ChainField.KnownAt10, ChainField.WorseAt10);
        Count(ChainField.Compared, last.Iteration > 0);
        Count(ChainField.Worse, last.Present > start.Present);
        Count(ChainField.Latent, last.Present <= start.Present && chain.Iterations.Sum(r => r.DefencesLost - r.DefencesGained) > 0);

        void Compare(int iteration, ChainField known, ChainField worse)
        {
            if (chain.At(iteration) is { } row)
            {
                Count(known, true);
                Count(worse, row.Present > start.Present);
            }
        }
    }

    private int CategoryAt(int arm, int strategy, int category, bool introduced) =>
        shape.OfCategories + (((((arm * shape.Strategies) + strategy) * Categories.Count) + category) * 2) + (introduced ? 1 : 0);

    private int ChainAt(int arm, int strategy) => shape.OfChains + (((arm * shape.Strategies) + strategy) * ChainFields);
}
