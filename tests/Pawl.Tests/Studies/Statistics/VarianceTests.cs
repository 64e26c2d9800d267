using Pawl.Studies.Statistics;

namespace Pawl.Tests.Studies.Statistics;

public sealed class VarianceTests
{
    [Fact]
    public void The_studentized_range_is_Rs()
    {
        (double Q, int Means, double Freedom)[] asked = [(0.5, 3, 10), (2, 4, 30), (3.5, 10, 90), (5, 10, 351), (3.6, 5, 5)];
        Reference.Equal("ptukey", asked.Select(a => StudentizedRange.Above(a.Q, a.Means, a.Freedom)));
        Reference.Equal(
            "qtukey",
            [StudentizedRange.Quantile(0.95, 3, 20), StudentizedRange.Quantile(0.95, 10, 351), StudentizedRange.Quantile(0.99, 4, 12)]
        );
    }

    [Fact]
    public void Repeated_measures_are_afexs()
    {
        var values = Reference
            .Sample.GroupBy(r => (r.Baseline, r.Strategy))
            .Select(chain => chain.OrderBy(r => r.Iteration).Select(r => (double)r.Count).ToArray());
        var fit = RepeatedMeasures.Fit([.. values])!;
        Reference.Equal("rm.univariate", [fit.SumOfSquares, fit.Freedom, fit.ErrorSumOfSquares, fit.ErrorFreedom, fit.F, fit.P]);
        Reference.Equal("rm.gg", [fit.Epsilon, fit.CorrectedP, fit.HuynhFeldt]);
        Reference.Equal("rm.ges", [fit.GeneralisedEtaSquared]);
        Reference.Equal("rm.pes", [fit.PartialEtaSquared]);
    }

    [Fact]
    public void Tukeys_differences_are_Rs()
    {
        var groups = Reference
            .Sample.GroupBy(r => r.Iteration)
            .OrderBy(g => g.Key)
            .Select(g => ((double)g.Count(), (double)g.Sum(r => r.Count), (double)g.Sum(r => r.Count * r.Count)));
        var fit = OneWay.Fit([.. groups])!;
        Reference.Equal(
            "oneway",
            [fit.Freedom, fit.ErrorFreedom, fit.SumOfSquares, fit.ErrorSumOfSquares, fit.SumOfSquares / fit.Freedom, fit.F, fit.P]
        );
        Reference.Equal("tukey.diff", fit.Differences.Select(d => d.Estimate));
        Reference.Equal("tukey.low", fit.Differences.Select(d => d.Low));
        Reference.Equal("tukey.high", fit.Differences.Select(d => d.High));
        Reference.Equal("tukey.p", fit.Differences.Select(d => d.P));
    }

    [Fact]
    public void One_subject_or_one_level_gives_no_analysis()
    {
        Assert.Null(RepeatedMeasures.Fit([]));
        Assert.Null(
            RepeatedMeasures.Fit([
                [1, 2, 3],
            ])
        );
        Assert.Null(
            RepeatedMeasures.Fit([
                [1],
                [2],
            ])
        );
        Assert.Null(
            RepeatedMeasures.Fit([
                [1, 2],
                [2, 3],
            ])
        );
    }
}
