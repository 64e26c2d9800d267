using Pawl.Engine.Audit;

namespace Pawl.Tests.Audit;

public sealed class StatisticsTests
{
    /// <summary>Reference values from 50-digit arithmetic over the Poisson sums.</summary>
    [Theory]
    [InlineData(0, 0.0000000000000, 3.6888794541139)]
    [InlineData(1, 0.0253178079843, 5.5716433909389)]
    [InlineData(2, 0.2422092785440, 7.2246876677240)]
    [InlineData(5, 1.6234863901184, 11.6683320793227)]
    [InlineData(10, 4.7953886961324, 18.3903560420178)]
    [InlineData(37, 26.0514145671060, 50.9996261419308)]
    [InlineData(100, 81.3639912509231, 121.6267937924264)]
    [InlineData(1000, 938.9730184076952, 1063.9521360163020)]
    public void Poisson_interval_is_exact(int count, double low, double high)
    {
        var interval = Statistics.Poisson(count);
        Assert.Equal(low, interval.Low, low * 1e-11);
        Assert.Equal(high, interval.High, high * 1e-11);
    }

    [Fact]
    public void Rates_are_per_thousand_lines()
    {
        var rate = Statistics.RatePerThousand(10, 2000, hidden: false);
        Assert.Equal(5, rate.Value);
        Assert.Equal(4.795389 / 2, rate.Low, 1e-6);
        Assert.Equal(18.390356 / 2, rate.High, 1e-6);
        Assert.True(Statistics.RatePerThousand(1, 0, hidden: false).Hidden);
        Assert.Equal(0, Statistics.RatePerThousand(1, 10, hidden: true).Value);
    }

    [Theory]
    [InlineData(0, 10, 0, 0.2775327998628892)]
    [InlineData(5, 10, 0.2365930905125640, 0.7634069094874360)]
    [InlineData(10, 10, 0.7224672001371108, 1)]
    public void Wilson_interval(int part, int all, double low, double high)
    {
        var share = Statistics.Share(part, all);
        Assert.Equal(low, share.Low, 1e-12);
        Assert.Equal(high, share.High, 1e-12);
    }

    [Theory]
    [InlineData(1, 12.706204736174698)]
    [InlineData(2, 4.302652729749464)]
    [InlineData(5, 2.570581835636314)]
    [InlineData(10, 2.228138851986274)]
    [InlineData(100, 1.983971518523553)]
    public void Student_quantiles(int freedom, double expected) => Assert.Equal(expected, Statistics.StudentQuantile(freedom), 1e-11);

    [Fact]
    public void Clusters_widen_the_interval()
    {
        var alone = Statistics.ClusteredMean([(1, 1.0), (2, 1.0), (3, 3.0), (4, 3.0)]);
        var paired = Statistics.ClusteredMean([(1, 1.0), (1, 1.0), (2, 3.0), (2, 3.0)]);
        Assert.Equal(2, alone.Mean);
        // By hand: s = 2/sqrt(3), s/sqrt(4) * t(3).
        Assert.Equal(2 + (1.1547005383792515 / 2 * 3.182446305284263), alone.High!.Value, 1e-9);
        Assert.True(paired.High > alone.High);
        Assert.Null(Statistics.ClusteredMean([(1, 1.0), (1, 2.0)]).Low);
    }
}
