namespace Pawl.Studies.Analysis;

/// <summary>The chains of one model in one context: what is analysed together.</summary>
internal sealed class Cohort
{
    private readonly Totals[] byBaseline;
    private readonly Totals.Shape shape;

    internal Cohort(string name, IReadOnlyList<StudyChain> chains, string control)
    {
        Name = name;
        Chains = chains;
        Baselines = Sorted(chains.Select(c => c.Baseline));
        Strategies = Sorted(chains.Select(c => c.Strategy));
        Languages = Sorted(chains.Select(c => c.Language));
        // The control comes first; without it the first arm by name stands in, and the tables say which one.
        Arms = [.. Sorted(chains.Select(c => c.Arm)).OrderBy(arm => arm == control ? 0 : 1)];
        shape = new Totals.Shape(Arms.Count, Strategies.Count, chains.Max(c => c.Rows[^1].Iteration));
        byBaseline = [.. Baselines.Select(_ => new Totals(shape))];
        var numbers = Baselines.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        foreach (var chain in chains)
        {
            byBaseline[numbers[chain.Baseline]].Add(chain, Arms.IndexOf(chain.Arm), Strategies.IndexOf(chain.Strategy));
        }
        Controls = [.. chains.Where(c => c.Arm == Arms[0])];
    }

    internal string Name { get; }
    internal IReadOnlyList<StudyChain> Chains { get; }

    /// <summary>The chains of the control arm.</summary>
    internal IReadOnlyList<StudyChain> Controls { get; }
    internal List<string> Baselines { get; }
    internal List<string> Strategies { get; }
    internal List<string> Languages { get; }
    internal List<string> Arms { get; }

    /// <summary>The last iteration's number.</summary>
    internal int Iterations => shape.Iterations;

    /// <summary>Sums in which each baseline counts so many times.</summary>
    internal Totals Weighted(int[] times)
    {
        var totals = new Totals(shape);
        for (var i = 0; i < times.Length; i++)
        {
            if (times[i] > 0)
            {
                totals.Add(byBaseline[i], times[i]);
            }
        }
        return totals;
    }

    private static List<string> Sorted(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];
}
