using System.Runtime.InteropServices;

namespace Pawl.Studies.Statistics;

/// <summary>
/// What a regression sees. Observations with the same predictors, cluster, group and offset are one row that keeps their number, the sum of
/// their outcomes and the sum of their squares: all that a likelihood needs of them, but for how often each outcome was seen at all.
/// A million iterations are as many rows as there are distinct ones.
/// </summary>
public sealed class Design
{
    private readonly List<double> predictors = [];
    private readonly List<Sums> sums = [];
    private readonly Dictionary<double, double> outcomes = [];
    private readonly HashSet<int> rows;

    private record struct Sums(double Count, double Outcomes, double Squares, double Offset, int Cluster, int Group);

    public Design(IReadOnlyList<string> terms)
    {
        Terms = terms;
        rows = new HashSet<int>(new SameRow(this));
    }

    public IReadOnlyList<string> Terms { get; }
    public int Width => Terms.Count;

    /// <summary>Distinct ones.</summary>
    public int Rows => sums.Count;

    /// <summary>How many there are in all rows.</summary>
    public double Observations { get; private set; }

    /// <summary>One more than the highest cluster.</summary>
    public int Clusters { get; private set; }

    /// <param name="row">One value for each term; the constant is a term like others.</param>
    /// <param name="offset">Added to the linear predictor as it is: the logarithm of an exposure.</param>
    /// <param name="group">Within the cluster: what lies still closer together.</param>
    public void Add(ReadOnlySpan<double> row, double outcome, int cluster, double frequency = 1, double offset = 0, int group = 0)
    {
        if (row.Length != Width)
        {
            throw new ArgumentException($"{row.Length} values for {Width} terms", nameof(row));
        }
        var at = sums.Count;
        predictors.AddRange(row);
        sums.Add(new Sums(0, 0, 0, offset, cluster, group));
        if (rows.TryGetValue(at, out var same))
        {
            sums.RemoveAt(at);
            CollectionsMarshal.SetCount(predictors, at * Width);
            at = same;
        }
        else
        {
            rows.Add(at);
        }
        ref var own = ref CollectionsMarshal.AsSpan(sums)[at];
        own.Count += frequency;
        own.Outcomes += frequency * outcome;
        own.Squares += frequency * outcome * outcome;
        CollectionsMarshal.GetValueRefOrAddDefault(outcomes, outcome, out _) += frequency;
        Observations += frequency;
        Clusters = Math.Max(Clusters, cluster + 1);
    }

    /// <summary>How often each outcome was seen, the smallest first.</summary>
    internal IReadOnlyList<(double Outcome, double Count)> Outcomes =>
        [.. outcomes.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key)];

    internal ReadOnlySpan<double> Row(int i) => CollectionsMarshal.AsSpan(predictors).Slice(i * Width, Width);

    /// <summary>Observations of one row.</summary>
    internal double Count(int i) => sums[i].Count;

    /// <summary>The sum of a row's outcomes.</summary>
    internal double Outcome(int i) => sums[i].Outcomes;

    /// <summary>The sum of the squares of a row's outcomes around a value.</summary>
    internal double SquaresAround(int i, double value)
    {
        var (n, sum, squares, _, _, _) = sums[i];
        var mean = sum / n;
        // Around their own mean first: that difference is small and loses nothing.
        return Math.Max(0, squares - (sum * mean)) + (n * (mean - value) * (mean - value));
    }

    internal double Offset(int i) => sums[i].Offset;

    internal int Cluster(int i) => sums[i].Cluster;

    internal int Group(int i) => sums[i].Group;

    internal double Linear(int i, ReadOnlySpan<double> coefficients)
    {
        var row = Row(i);
        var sum = sums[i].Offset;
        for (var j = 0; j < row.Length; j++)
        {
            sum += row[j] * coefficients[j];
        }
        return sum;
    }

    private sealed class SameRow(Design design) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => x == y || (KeyOf(x) == KeyOf(y) && design.Row(x).SequenceEqual(design.Row(y)));

        public int GetHashCode(int i)
        {
            var hash = new HashCode();
            hash.Add(KeyOf(i));
            foreach (var value in design.Row(i))
            {
                hash.Add(value);
            }
            return hash.ToHashCode();
        }

        private (double Offset, int Cluster, int Group) KeyOf(int i)
        {
            var row = CollectionsMarshal.AsSpan(design.sums)[i];
            return (row.Offset, row.Cluster, row.Group);
        }
    }
}
