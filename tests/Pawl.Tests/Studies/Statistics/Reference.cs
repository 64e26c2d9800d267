using System.Globalization;
using Pawl.Studies.Statistics;

namespace Pawl.Tests.Studies.Statistics;

/// <summary>What R says about the sample: <c>Studies/R/reference.R</c> writes both files.</summary>
internal static class Reference
{
    /// <summary>For closed forms.</summary>
    internal const double Exact = 1e-6;

    internal static readonly string[] Strategies = ["ambiguous", "efficiency", "feature", "security"];
    private static readonly string Folder = Path.Combine(Golden.Root, "tests", "Pawl.Tests", "Studies", "R");
    private static readonly Dictionary<string, double[]> Values = File.ReadLines(Path.Combine(Folder, "expected.txt"))
        .Select(line => line.Split(' '))
        .ToDictionary(words => words[0], words => words[1..].Select(Number).ToArray());

    internal sealed record Row(string Baseline, int Strategy, int Iteration, double Complexity, int Count, int Critical);

    internal static IReadOnlyList<Row> Sample { get; } = Read("sample.csv");

    /// <summary>Baselines have slopes of their own, chains have levels of their own.</summary>
    internal static IReadOnlyList<Row> Slopes { get; } = Read("slopes.csv");

    private static IReadOnlyList<Row> Read(string file) =>
        [
            .. File.ReadLines(Path.Combine(Folder, file))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(c => new Row(
                    c[0],
                    Array.IndexOf(Strategies, c[1]),
                    (int)Number(c[2]),
                    Number(c[3]),
                    (int)Number(c[4]),
                    (int)Number(c[5])
                )),
        ];

    /// <summary>Constant, complexity if asked for, iteration and strategies in R's order of the model.</summary>
    internal static Design Design(bool complexity, bool critical = false)
    {
        string[] terms = complexity
            ? ["constant", "complexity", .. Strategies[1..], "iteration"]
            : ["constant", "iteration", .. Strategies[1..]];
        var design = new Design(terms);
        var baselines = Sample.Select(r => r.Baseline).Distinct().ToList();
        foreach (var row in Sample)
        {
            var dummies = Enumerable.Range(1, 3).Select(s => row.Strategy == s ? 1.0 : 0);
            double[] x = complexity ? [1, row.Complexity, .. dummies, row.Iteration] : [1, row.Iteration, .. dummies];
            design.Add(x, critical ? row.Critical : row.Count, baselines.IndexOf(row.Baseline));
        }
        return design;
    }

    /// <summary>Iteration and strategies; each chain is a group.</summary>
    internal static Design SlopeDesign()
    {
        var design = new Design(["constant", "iteration", .. Strategies[1..]]);
        var baselines = Slopes.Select(r => r.Baseline).Distinct().ToList();
        foreach (var row in Slopes)
        {
            double[] x = [1, row.Iteration, .. Enumerable.Range(1, 3).Select(s => row.Strategy == s ? 1.0 : 0)];
            design.Add(x, row.Count, baselines.IndexOf(row.Baseline), group: row.Strategy);
        }
        return design;
    }

    /// <summary>Counts of 3 and more are one level.</summary>
    internal static Design Levels()
    {
        var design = new Design(["iteration", .. Strategies[1..]]);
        var baselines = Sample.Select(r => r.Baseline).Distinct().ToList();
        foreach (var row in Sample)
        {
            double[] x = [row.Iteration, .. Enumerable.Range(1, 3).Select(s => row.Strategy == s ? 1.0 : 0)];
            var level = Math.Min(3, row.Count);
            design.Add(x, level, baselines.IndexOf(row.Baseline), group: level);
        }
        return design;
    }

    internal static double[] Of(string name) => Values[name];

    internal static void Equal(string name, IEnumerable<double> actual, double tolerance = Exact)
    {
        var (expected, found) = (Of(name), actual.ToArray());
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - found[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]: R says {expected[i]}, we say {found[i]}")
            );
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
