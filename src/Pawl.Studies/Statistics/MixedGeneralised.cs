namespace Pawl.Studies.Statistics;

/// <summary>
/// A Poisson, negative-binomial, logistic or ordinal model with random effects of clusters, by maximum likelihood with Laplace's
/// approximation of each cluster's integral.
/// </summary>
/// <param name="ClusterDeviation">Standard deviation of the intercepts on the scale of the linear predictor.</param>
/// <param name="SlopeDeviation">Of the slopes; nought without.</param>
/// <param name="GroupDeviation">Of the intercepts of groups within clusters; nought without.</param>
/// <param name="Theta">The negative binomial's; infinite otherwise.</param>
/// <param name="Thresholds">Between the levels of an ordinal model.</param>
public sealed record MixedGeneralised(
    IReadOnlyList<Coefficient> Coefficients,
    double ClusterDeviation,
    double SlopeDeviation,
    double GroupDeviation,
    double Theta,
    double LogLikelihood,
    IReadOnlyList<double> Thresholds
)
{
    private IReadOnlyList<double> Scales { get; init; } = [];

    /// <summary>More distinct rows than this are not fitted: hours are no answer.</summary>
    public const int MostRows = 250_000;

    /// <summary>Counts hardly vary more than Poisson's where log θ is above this.</summary>
    private const double MostLogTheta = 12;

    public static MixedGeneralised? FitPoisson(Design design, RandomEffects? effects = null) =>
        FixedOnly(design, new Family.Poisson()) is { } start ? Fit(design, effects, start, [], _ => new Family.Poisson()) : null;

    public static MixedGeneralised? FitLogistic(Design design, RandomEffects? effects = null) =>
        FixedOnly(design, new Family.Binary()) is { } start ? Fit(design, effects, start, [], _ => new Family.Binary()) : null;

    public static MixedGeneralised? FitNegativeBinomial(Design design, RandomEffects? effects = null) =>
        FitNegativeBinomial(design, FitPoisson(design, effects), effects);

    /// <summary>Null also when counts vary no more than Poisson's: there is no θ then.</summary>
    /// <param name="poisson">The same without more variance: the search begins there.</param>
    public static MixedGeneralised? FitNegativeBinomial(Design design, MixedGeneralised? poisson, RandomEffects? effects)
    {
        if (poisson is null)
        {
            return null;
        }
        double[] from = [.. poisson.Coefficients.Select(c => c.Estimate), .. poisson.Scales];
        var search = new Search(design, effects, 1, own => new Family.NegativeBinomial(Math.Exp(own[0])));
        // A likelihood that still rises where θ is next to infinite has its top there.
        return search.At([.. from, MostLogTheta], valued: false).Slope[^1] < 0 ? search.Top([.. from, 0]) : null;
    }

    /// <param name="design">Without a constant: thresholds stand for it. Outcomes are levels from 0 without holes, each row in the group of its level.</param>
    public static MixedGeneralised? FitOrdinal(Design design)
    {
        var levels = design.Outcomes;
        if (levels.Count < 2 || design.Clusters < 2 || design.Rows > MostRows)
        {
            return null;
        }
        var below = 0.0;
        var thresholds = levels.SkipLast(1).Select(l => (below += l.Count) / design.Observations).Select(p => Math.Log(p / (1 - p)));
        return Fit(design, null, new double[design.Width], [.. thresholds], own => new Family.Ordinal(own));
    }

    private static double[]? FixedOnly(Design design, Family family) =>
        design.Rows > MostRows || design.Clusters < 2 ? null : GeneralisedLinear.Scored(design, family, null);

    /// <param name="start">Where the search for the coefficients begins.</param>
    /// <param name="own">The same for the family's own parameters.</param>
    private static MixedGeneralised? Fit(
        Design design,
        RandomEffects? effects,
        double[] start,
        double[] own,
        Func<double[], Family> familyOf
    )
    {
        var search = new Search(design, effects, own.Length, familyOf);
        return search.Top([.. start, .. search.FirstScales, .. own]);
    }

    /// <summary>Parameters are the coefficients, the scales of the random effects, and the family's own.</summary>
    private sealed class Search(Design design, RandomEffects? effects, int own, Func<double[], Family> familyOf)
    {
        private readonly int slope = effects?.Slope is { } term ? design.Terms.ToList().IndexOf(term) : -1;
        private readonly bool groups = effects?.Groups ?? false;
        private readonly IReadOnlyList<(double Outcome, double Count)> outcomes = design.Outcomes;
        private List<LaplaceCluster>? clusters;

        private int Scales => (slope < 0 ? 1 : 3) + (groups ? 1 : 0);

        /// <summary>The intercept's, then how slopes go along with it and their own, then the groups'.</summary>
        internal double[] FirstScales => [0.5, .. slope < 0 ? Array.Empty<double>() : [0, 0.1], .. groups ? [0.3] : Array.Empty<double>()];

        internal (double Value, double[] Slope) At(double[] at, bool valued)
        {
            var family = familyOf(at[(design.Width + Scales)..]);
            var all = clusters ??= LaplaceCluster.Of(design, slope, groups);
            var parts = new (double Value, double[] Slope)[all.Count];
            var scale = LaplaceCluster.Scale.Of(at.AsSpan(design.Width, Scales), slope >= 0, groups);
            Parallel.For(0, parts.Length, k => parts[k] = all[k].Integral(family, at, scale, own, valued));
            var gradient = new double[at.Length];
            foreach (var (_, slopes) in parts)
            {
                for (var j = 0; j < gradient.Length; j++)
                {
                    gradient[j] += slopes[j];
                }
            }
            if (family is Family.NegativeBinomial)
            {
                gradient[^1] += outcomes.Sum(o => o.Count * family.ConstantSlope(o.Outcome));
            }
            var value = valued ? parts.Sum(p => p.Value) + outcomes.Sum(o => o.Count * family.Constant(o.Outcome)) : double.NaN;
            return (value, gradient);
        }

        internal MixedGeneralised? Top(double[] start)
        {
            if (Maximiser.Newton(At, start) is not { } top)
            {
                return null;
            }
            var scales = top.At.AsSpan(design.Width, Scales).ToArray();
            var found = LaplaceCluster.Scale.Of(scales, slope >= 0, groups);
            var family = familyOf(top.At[(design.Width + Scales)..]);
            return new MixedGeneralised(
                LeastSquares.Coefficients(design.Terms, top.At, top.Variance, double.PositiveInfinity),
                Math.Abs(found.Intercept),
                Math.Sqrt((found.Along * found.Along) + (found.Slope * found.Slope)),
                Math.Abs(found.Group),
                family is Family.NegativeBinomial negative ? negative.Theta : double.PositiveInfinity,
                top.Value,
                family is Family.Ordinal ordinal ? ordinal.Thresholds : []
            )
            {
                Scales = scales,
            };
        }
    }
}
