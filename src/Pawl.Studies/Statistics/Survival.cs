using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Pawl.Studies.Statistics;

/// <summary>Time until something happens for the first time, in whole iterations.</summary>
public static class Survival
{
    /// <param name="Time">Iteration of the event, or the last one that was seen.</param>
    /// <param name="Happened">False: until then it had not happened.</param>
    public sealed record Life(int Time, bool Happened, int Group);

    /// <summary>One step of the curve.</summary>
    /// <param name="AtRisk">Chains still without the event before this iteration.</param>
    /// <param name="Share">Without it afterwards.</param>
    /// <param name="Error">Greenwood's.</param>
    /// <param name="Low">Lower end of the 95 % interval, on the log-log scale; absent where the share is 1 or 0.</param>
    public sealed record Step(int Time, int AtRisk, int Events, double Share, double Error, double? Low, double? High);

    /// <summary>Kaplan and Meier's estimate.</summary>
    public static IReadOnlyList<Step> Curve(IReadOnlyCollection<Life> lives)
    {
        var steps = new List<Step>();
        var (share, sum, atRisk) = (1.0, 0.0, lives.Count);
        foreach (var time in lives.GroupBy(life => life.Time).OrderBy(group => group.Key))
        {
            var events = time.Count(life => life.Happened);
            share *= 1 - ((double)events / atRisk);
            sum += atRisk == events ? 0 : events / ((double)atRisk * (atRisk - events));
            var inside = share is > 0 and < 1;
            var half = inside ? Normal.InvCDF(0, 1, 0.975) * Math.Sqrt(sum) / -Math.Log(share) : 0;
            steps.Add(
                new Step(
                    time.Key,
                    atRisk,
                    events,
                    share,
                    share * Math.Sqrt(sum),
                    inside ? Math.Pow(share, Math.Exp(half)) : null,
                    inside ? Math.Pow(share, Math.Exp(-half)) : null
                )
            );
            atRisk -= time.Count();
        }
        return steps;
    }

    /// <summary>The log-rank test: do the groups' curves differ?</summary>
    /// <returns>Null with fewer than two groups, or no event.</returns>
    public static (double ChiSquared, double Freedom, double P)? LogRank(IReadOnlyCollection<Life> lives)
    {
        var names = lives.Select(life => life.Group).Distinct().Order().ToList();
        if (names.Count < 2 || !lives.Any(life => life.Happened))
        {
            return null;
        }
        var size = names.Count - 1;
        var (excess, variance) = (Vector<double>.Build.Dense(size), Symmetric.Zero(size));
        var atRisk = names.ConvertAll(name => (double)lives.Count(life => life.Group == name));
        foreach (var time in lives.GroupBy(life => life.Time).OrderBy(group => group.Key))
        {
            var events = names.ConvertAll(name => (double)time.Count(life => life.Happened && life.Group == name));
            var (all, happened) = (atRisk.Sum(), events.Sum());
            if (happened > 0)
            {
                var scale = all > 1 ? happened * (all - happened) / (all - 1) : 0;
                for (var i = 0; i < size; i++)
                {
                    excess[i] += events[i] - (happened * atRisk[i] / all);
                    for (var j = 0; j < size; j++)
                    {
                        variance[i, j] += scale * (((i == j ? atRisk[i] : 0) / all) - (atRisk[i] * atRisk[j] / (all * all)));
                    }
                }
            }
            for (var i = 0; i < names.Count; i++)
            {
                atRisk[i] -= time.Count(life => life.Group == names[i]);
            }
        }
        if (Symmetric.Inverse(variance) is not { } inverse)
        {
            return null;
        }
        var chi = excess.DotProduct(inverse * excess);
        return (chi, size, ContingencyTable.Above(chi, size));
    }
}
