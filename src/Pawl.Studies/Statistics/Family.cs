using MathNet.Numerics;

namespace Pawl.Studies.Statistics;

/// <summary>
/// How outcomes are distributed around their expectation. Observations that share a linear predictor are judged together, from their number
/// and the sum of their outcomes: in all three families no more is needed, but for a part that the predictor does not touch.
/// </summary>
internal abstract record Family
{
    /// <summary>Derivatives of some observations' log-likelihood in the linear predictor.</summary>
    /// <param name="Curvature">The second, with its sign turned.</param>
    /// <param name="Bend">The curvature's own derivative.</param>
    internal readonly record struct Slopes(double Slope, double Curvature, double Bend);

    /// <summary>Derivatives in a parameter that the family has beside the predictor.</summary>
    internal readonly record struct OwnSlopes(double LogLikelihood, double Slope, double Curvature);

    /// <summary>Counts with the variance of their mean; logarithmic link.</summary>
    internal sealed record Poisson : Family
    {
        internal override double Mean(double eta) => Math.Exp(eta);

        internal override double Variance(double mean) => mean;

        internal override double Information(double eta) => Math.Exp(eta);

        internal override Slopes At(double n, double sum, double eta)
        {
            var mean = n * Math.Exp(eta);
            return new Slopes(sum - mean, mean, mean);
        }

        internal override double LogLikelihood(double n, double sum, double eta) => (sum * eta) - (n * Math.Exp(eta));

        internal override double Constant(double y) => -SpecialFunctions.GammaLn(y + 1);
    }

    /// <summary>Counts that vary more: variance μ + μ²/θ; logarithmic link.</summary>
    internal sealed record NegativeBinomial(double Theta) : Family
    {
        internal override double Mean(double eta) => Math.Exp(eta);

        internal override double Variance(double mean) => mean + (mean * mean / Theta);

        internal override double Information(double eta)
        {
            var mean = Math.Exp(eta);
            return mean * Theta / (Theta + mean);
        }

        internal override Slopes At(double n, double sum, double eta)
        {
            var mean = Math.Exp(eta);
            var (share, all) = (mean / (Theta + mean), sum + (n * Theta));
            var spread = share * (1 - share);
            return new Slopes(sum - (all * share), all * spread, all * spread * (1 - (2 * share)));
        }

        internal override double LogLikelihood(double n, double sum, double eta)
        {
            var mean = Math.Exp(eta);
            return (sum * eta) - (sum * Math.Log(Theta + mean)) - (n * Theta * Math.Log(1 + (mean / Theta)));
        }

        /// <summary>log θ.</summary>
        internal override void Own(double n, double sum, double eta, Span<OwnSlopes> slopes)
        {
            var mean = Math.Exp(eta);
            var (whole, all) = (Theta + mean, sum + (n * Theta));
            var share = mean / whole;
            slopes[0] = new OwnSlopes(
                Theta * ((-n * Math.Log(1 + (mean / Theta))) + n - (all / whole)),
                Theta * ((-n * share) + (all * share / whole)),
                Theta * ((n * share * (1 - share)) - (all * (1 - (2 * share)) * share / whole))
            );
        }

        internal override double Constant(double y) =>
            SpecialFunctions.GammaLn(y + Theta) - SpecialFunctions.GammaLn(Theta) - SpecialFunctions.GammaLn(y + 1);

        internal override double ConstantSlope(double y) => Theta * (SpecialFunctions.DiGamma(y + Theta) - SpecialFunctions.DiGamma(Theta));
    }

    /// <summary>Yes or no; logistic link.</summary>
    internal sealed record Binary : Family
    {
        internal override double Mean(double eta) => 1 / (1 + Math.Exp(-eta));

        internal override double Variance(double mean) => mean * (1 - mean);

        internal override double Information(double eta) => Variance(Mean(eta));

        internal override Slopes At(double n, double sum, double eta)
        {
            var mean = Mean(eta);
            var spread = n * mean * (1 - mean);
            return new Slopes(sum - (n * mean), spread, spread * (1 - (2 * mean)));
        }

        internal override double LogLikelihood(double n, double sum, double eta) =>
            (sum * eta) - (n * (eta > 0 ? eta + Math.Log(1 + Math.Exp(-eta)) : Math.Log(1 + Math.Exp(eta))));

        internal override double Constant(double y) => 0;
    }

    /// <summary>
    /// Ordered levels from 0: P(level ≤ k) is logistic in threshold k minus the predictor. All observations of a row have one level.
    /// </summary>
    internal sealed record Ordinal(double[] Thresholds) : Family
    {
        /// <summary>The logistic distribution function at one threshold, and three derivatives; nought beyond the ends.</summary>
        private readonly record struct Edge(double Share, double First, double Second, double Third)
        {
            internal static Edge Of(double x)
            {
                var share = 1 / (1 + Math.Exp(-x));
                var first = share * (1 - share);
                return new Edge(share, first, first * (1 - (2 * share)), first * (1 - (6 * first)));
            }
        }

        internal override Slopes At(double n, double sum, double eta)
        {
            var (upper, lower, p) = Edges(Level(n, sum), eta);
            var slope = -(upper.First - lower.First) / p;
            var second = (upper.Second - lower.Second) / p;
            var curvature = (slope * slope) - second;
            return new Slopes(
                n * slope,
                n * curvature,
                n * ((-2 * slope * curvature) + ((upper.Third - lower.Third) / p) + (second * slope))
            );
        }

        internal override double LogLikelihood(double n, double sum, double eta) => n * Math.Log(Edges(Level(n, sum), eta).P);

        internal override void Own(double n, double sum, double eta, Span<OwnSlopes> slopes)
        {
            var level = Level(n, sum);
            var (upper, lower, p) = Edges(level, eta);
            var (slope, second) = (-(upper.First - lower.First) / p, (upper.Second - lower.Second) / p);
            if (level < Thresholds.Length)
            {
                slopes[level] = In(upper, 1);
            }
            if (level > 0)
            {
                slopes[level - 1] = In(lower, -1);
            }

            OwnSlopes In(Edge edge, int sign)
            {
                var share = sign * edge.First / p;
                var own = (-sign * edge.Second / p) - (slope * share);
                return new OwnSlopes(n * share, n * own, n * ((2 * slope * own) - (sign * edge.Third / p) + (second * share)));
            }
        }

        internal override double Mean(double eta) => throw new NotSupportedException("levels have no mean");

        internal override double Variance(double mean) => throw new NotSupportedException("levels have no variance");

        internal override double Information(double eta) => throw new NotSupportedException("levels are fitted by their curvature");

        internal override double Constant(double y) => 0;

        private static int Level(double n, double sum) => (int)Math.Round(sum / n);

        private (Edge Upper, Edge Lower, double P) Edges(int level, double eta)
        {
            var upper = level < Thresholds.Length ? Edge.Of(Thresholds[level] - eta) : new Edge(1, 0, 0, 0);
            var lower = level > 0 ? Edge.Of(Thresholds[level - 1] - eta) : default;
            return (upper, lower, upper.Share - lower.Share);
        }
    }

    internal abstract double Mean(double eta);

    internal abstract double Variance(double mean);

    /// <summary>What one observation's curvature is expected to be.</summary>
    internal abstract double Information(double eta);

    /// <param name="n">How many observations.</param>
    /// <param name="sum">Of their outcomes.</param>
    internal abstract Slopes At(double n, double sum, double eta);

    /// <summary>But for <see cref="Constant"/>.</summary>
    internal abstract double LogLikelihood(double n, double sum, double eta);

    /// <summary>One for each parameter of the family's own; all are nought on entry.</summary>
    internal virtual void Own(double n, double sum, double eta, Span<OwnSlopes> slopes) { }

    /// <summary>The part of one observation's log-likelihood that its predictor does not touch.</summary>
    internal abstract double Constant(double y);

    /// <summary>Its derivative in log θ.</summary>
    internal virtual double ConstantSlope(double y) => 0;
}
