namespace Pawl.Studies.Statistics;

/// <summary>
/// What a regression sees: rows of predictors with an outcome, how often each row was seen, and the cluster it belongs to.
/// Equal rows may be given once with their frequency, so a million iterations are as many rows as there are distinct ones.
/// </summary>
public sealed class Design(IReadOnlyList<string> terms)
{
    private readonly List<double> predictors = [];
    private readonly List<double> outcomes = [];
    private readonly List<double> frequencies = [];
    private readonly List<int> clusters = [];
    private readonly List<double> offsets = [];

    public IReadOnlyList<string> Terms { get; } = terms;
    public int Width => Terms.Count;
    public int Rows => outcomes.Count;

    /// <summary>Observations: rows times their frequencies.</summary>
    public double Observations { get; private set; }

    /// <summary>One more than the highest cluster.</summary>
    public int Clusters { get; private set; }

    /// <param name="row">One value for each term; the constant is a term like others.</param>
    /// <param name="offset">Added to the linear predictor as it is: the logarithm of an exposure.</param>
    public void Add(ReadOnlySpan<double> row, double outcome, int cluster, double frequency = 1, double offset = 0)
    {
        if (row.Length != Width)
        {
            throw new ArgumentException($"{row.Length} values for {Width} terms", nameof(row));
        }
        foreach (var value in row)
        {
            predictors.Add(value);
        }
        outcomes.Add(outcome);
        frequencies.Add(frequency);
        clusters.Add(cluster);
        offsets.Add(offset);
        Observations += frequency;
        Clusters = Math.Max(Clusters, cluster + 1);
    }

    internal ReadOnlySpan<double> Row(int i) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(predictors).Slice(i * Width, Width);

    internal double Outcome(int i) => outcomes[i];

    internal double Frequency(int i) => frequencies[i];

    internal int Cluster(int i) => clusters[i];

    internal double Linear(int i, ReadOnlySpan<double> coefficients)
    {
        var row = Row(i);
        var sum = offsets[i];
        for (var j = 0; j < row.Length; j++)
        {
            sum += row[j] * coefficients[j];
        }
        return sum;
    }
}
