using Pawl.Studies.Statistics;

namespace Pawl.Tests.Studies.Statistics;

/// <summary>Tables, groups, survival, agreement, many tests at once, and what is drawn at random.</summary>
public sealed class CountTests
{
    [Fact]
    public void Chi_squared_and_V_are_Rs()
    {
        var counts = Enumerable
            .Range(0, 4)
            .Select(s =>
                Enumerable
                    .Range(1, 5)
                    .Select(i => (double)Reference.Sample.Where(r => r.Strategy == s && r.Iteration == i).Sum(r => r.Count))
                    .ToArray()
            );
        var table = ContingencyTable.Of([.. counts])!;
        Reference.Equal("chisq", [table.ChiSquared, table.Freedom, table.P]);
        Reference.Equal("cramer", [table.V, table.BiasCorrectedV]);
    }

    [Fact]
    public void Dealing_labels_anew_gives_Rs_Monte_Carlo_p_value()
    {
        int[,] cells =
        {
            { 8, 3, 1 },
            { 2, 5, 2 },
            { 1, 4, 7 },
        };
        var units =
            from row in Enumerable.Range(0, 3)
            from column in Enumerable.Range(0, 3)
            from _ in Enumerable.Range(0, cells[row, column])
            select new Permutation.Unit(0, row, [.. Enumerable.Range(0, 3).Select(j => j == column ? 1 : 0)]);
        var p = Permutation.ChiSquared([.. units], 3, 1, 40_000, 1).Single();
        // Four standard errors of 40,000 draws.
        Assert.Equal(Reference.Of("chisq.small")[0], p, 4 * Math.Sqrt(0.0085 / 40_000));
    }

    [Fact]
    public void Blocks_keep_their_labels()
    {
        // In every block the label with the counts is the same one, as blocks of one unit must have it: nothing can be dealt out.
        var units = Enumerable.Range(0, 10).Select(i => new Permutation.Unit(i, i % 2, i % 2 == 0 ? [9, 1] : [1, 9]));
        Assert.Equal(1, Permutation.ChiSquared([.. units], 2, 1, 200, 3).Single());
    }

    [Fact]
    public void Tables_side_by_side_are_dealt_alike_and_judged_apart()
    {
        var seeded = new Seeded(4);
        var units = Enumerable.Range(0, 60).Select(i => (Block: i / 12, Label: i % 4, One: Counts(7), Other: Counts(3))).ToList();
        var both = Permutation.ChiSquared(
            [.. units.Select(u => new Permutation.Unit(u.Block, u.Label, [.. u.One, .. u.Other]))],
            4,
            2,
            300,
            9
        );
        Assert.Equal(
            Permutation.ChiSquared([.. units.Select(u => new Permutation.Unit(u.Block, u.Label, u.One))], 4, 1, 300, 9)[0],
            both[0]
        );
        Assert.Equal(
            Permutation.ChiSquared([.. units.Select(u => new Permutation.Unit(u.Block, u.Label, u.Other))], 4, 1, 300, 9)[0],
            both[1]
        );
        Assert.NotEqual(both[0], both[1]);

        int[] Counts(int most) => [.. Enumerable.Range(0, 5).Select(_ => seeded.Below(most))];
    }

    [Fact]
    public void Survival_is_Rs()
    {
        var lives = Reference
            .Sample.GroupBy(r => (r.Baseline, r.Strategy))
            .Select(chain =>
            {
                var first = chain.Where(r => r.Critical == 1).Select(r => r.Iteration).DefaultIfEmpty(0).Min();
                return new Survival.Life(first == 0 ? 5 : first, first > 0, chain.Key.Strategy);
            })
            .ToList();
        var curve = Survival.Curve(lives);
        Reference.Equal("km.time", curve.Select(s => (double)s.Time));
        Reference.Equal("km.surv", curve.Select(s => s.Share));
        Reference.Equal("km.se", curve.Select(s => s.Error));
        Reference.Equal("km.low", curve.Select(s => s.Low!.Value));
        Reference.Equal("km.high", curve.Select(s => s.High!.Value));
        var test = Survival.LogRank(lives)!.Value;
        Reference.Equal("logrank", [test.ChiSquared, test.Freedom, test.P]);
    }

    [Fact]
    public void Adjusted_p_values_are_Rs()
    {
        double[] p = [0.001, 0.04, 0.03, 0.2, 0.012, 0.9, 0.04];
        Reference.Equal("holm", ManyTests.Holm(p));
        Reference.Equal("bh", ManyTests.BenjaminiHochberg(p));
    }

    [Fact]
    public void Groups_are_compared_as_R_does()
    {
        var (feature, security) = (Histogram(2), Histogram(3));
        var (delta, low, high) = TwoGroups.Cliff(feature, security)!.Value;
        Reference.Equal("cliff", [delta, low, high]);
        Reference.Equal("hedges", [TwoGroups.Hedges(feature, security)!.Value]);
        var rows = Reference.Sample;
        var (r, p, rLow, rHigh) = TwoGroups
            .Pearson(
                rows.Count,
                rows.Sum(x => x.Complexity),
                rows.Sum(x => x.Count),
                rows.Sum(x => x.Complexity * x.Complexity),
                rows.Sum(x => (double)x.Count * x.Count),
                rows.Sum(x => x.Complexity * x.Count)
            )!
            .Value;
        Reference.Equal("pearson", [r, p, rLow, rHigh]);

        static Dictionary<int, long> Histogram(int strategy) =>
            Reference.Sample.Where(r => r.Strategy == strategy).GroupBy(r => r.Count).ToDictionary(g => g.Key, g => (long)g.Count());
    }

    [Fact]
    public void Kappa_and_its_error_are_Fleiss_Cohen_and_Everitts()
    {
        const string First = "11233122133211231231";
        const string Second = "11232121133212231233";
        var kappa = Agreement.Kappa([.. First.Zip(Second, (a, b) => (a.ToString(), b.ToString()))])!;
        var error = (kappa.Value - kappa.Low) / 1.9599639845400545;
        Reference.Equal("kappa", [kappa.Value, error]);
    }

    [Fact]
    public void Alpha_is_that_of_Krippendorffs_own_example()
    {
        // Four observers, twelve units, missing ratings: nominal α is printed as .743.
        string[][] units =
        [
            ["1", "1", "1"],
            ["2", "2", "3", "2"],
            ["3", "3", "3", "3"],
            ["3", "3", "3", "3"],
            ["2", "2", "2", "2"],
            ["1", "2", "3", "4"],
            ["4", "4", "4", "4"],
            ["1", "1", "2", "1"],
            ["2", "2", "2", "2"],
            ["5", "5", "5"],
            ["1", "1"],
            ["3"],
        ];
        var alpha = Agreement.Alpha(units, 500, 1)!;
        Assert.Equal(0.743, alpha.Value, 0.0005);
        Assert.InRange(alpha.Low, 0.2, 0.743);
        Assert.InRange(alpha.High, 0.743, 1);
    }

    [Fact]
    public void The_cluster_bootstraps_error_is_the_means_own()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(i => (double)(i * 7 % 40))];
        var interval = ClusterBootstrap.Of(40, 4000, 5, times => [times.Zip(values, (t, v) => t * v).Sum() / 40])[0]!;
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / 40 / 40);
        Assert.Equal(error, interval.Error, 0.04 * error);
        Assert.Equal(mean - (1.96 * error), interval.Low, 0.15 * error);
        Assert.Equal(mean + (1.96 * error), interval.High, 0.15 * error);
    }

    [Fact]
    public void Power_is_what_the_same_simulation_gives_in_R()
    {
        var expected = Reference.Of("power");
        (int Baselines, double Ratio, int Runs)[] designs = [(10, 1, 2000), (10, 1.376, 2000), (10, 2, 2000), (30, 1.376, 1000)];
        for (var i = 0; i < designs.Length; i++)
        {
            var (baselines, ratio, runs) = designs[i];
            var power = new Power(baselines, 4, 10, 2, ratio, 2).Simulate(runs, 17);
            // Four standard errors of both simulations together.
            Assert.Equal(expected[i], power, 4 * Math.Sqrt(expected[i] * (1 - expected[i]) * ((1.0 / runs) + (1.0 / (runs * 2)))));
        }
    }

    [Fact]
    public void Drawn_numbers_have_the_moments_that_they_should_have_and_repeat()
    {
        var seeded = new Seeded(42);
        var drawn = Enumerable.Range(0, 100_000).Select(_ => (double)seeded.NegativeBinomial(3, 2)).ToList();
        Assert.Equal(3, drawn.Average(), 0.04);
        Assert.Equal(3 + (9 / 2.0), drawn.Sum(x => (x - 3) * (x - 3)) / drawn.Count, 0.25);
        var large = Enumerable.Range(0, 100_000).Select(_ => (double)seeded.Poisson(120)).ToList();
        Assert.Equal(120, large.Average(), 0.14);
        Assert.Equal(120, large.Sum(x => (x - 120) * (x - 120)) / large.Count, 2.2);
        Assert.Equal(new Seeded(42, 7).Next(), new Seeded(42, 7).Next());
        Assert.NotEqual(new Seeded(42, 7).Next(), new Seeded(42, 8).Next());
    }

    [Fact]
    public void The_papers_own_sums_of_squares_give_another_eta_squared_and_another_design()
    {
        // Table IV prints 1842.3 and 1286.5 with 9 and 90 degrees of freedom; the text says η² = 0.42.
        Assert.Equal(0.589, OneWay.EtaSquaredOf(1842.3, 1286.5), 0.0005);
        Assert.NotEqual(0.42, OneWay.EtaSquaredOf(1842.3, 1286.5), 0.1);
        // Neither 40 chains nor 10 baselines of 10 iterations leave 90.
        Assert.Equal(351, Freedom(40));
        Assert.Equal(81, Freedom(10));
        static double Freedom(int subjects) =>
            RepeatedMeasures
                .Fit([
                    .. Enumerable
                        .Range(0, subjects)
                        .Select(s => Enumerable.Range(0, 10).Select(i => (double)(((s * i) + s) % 7)).ToArray()),
                ])!
                .ErrorFreedom;
    }
}
