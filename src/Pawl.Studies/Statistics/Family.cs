using MathNet.Numerics;

namespace Pawl.Studies.Statistics;

/// <summary>How an outcome is distributed around its expectation: the log-likelihood and its slopes in the linear predictor.</summary>
public abstract record Family
{
    /// <summary>Counts with the variance of their mean; logarithmic link.</summary>
    public sealed record Poisson : Family
    {
        internal override double Mean(double eta) => Math.Exp(eta);

        internal override double LogLikelihood(double y, double eta) => (y * eta) - Math.Exp(eta) - SpecialFunctions.GammaLn(y + 1);

        internal override double Slope(double y, double eta) => y - Math.Exp(eta);

        internal override double Curvature(double y, double eta) => Math.Exp(eta);

        internal override double Information(double eta) => Math.Exp(eta);
    }

    /// <summary>Counts that vary more: variance μ + μ²/θ; logarithmic link.</summary>
    public sealed record NegativeBinomial(double Theta) : Family
    {
        internal override double Mean(double eta) => Math.Exp(eta);

        internal override double LogLikelihood(double y, double eta)
        {
            var mean = Math.Exp(eta);
            return SpecialFunctions.GammaLn(y + Theta)
                - SpecialFunctions.GammaLn(Theta)
                - SpecialFunctions.GammaLn(y + 1)
                + (Theta * Math.Log(Theta / (Theta + mean)))
                + (y == 0 ? 0 : y * (eta - Math.Log(Theta + mean)));
        }

        internal override double Slope(double y, double eta)
        {
            var mean = Math.Exp(eta);
            return (y - mean) * Theta / (Theta + mean);
        }

        internal override double Curvature(double y, double eta)
        {
            var mean = Math.Exp(eta);
            return (y + Theta) * Theta * mean / ((Theta + mean) * (Theta + mean));
        }

        internal override double Information(double eta)
        {
            var mean = Math.Exp(eta);
            return mean * Theta / (Theta + mean);
        }
    }

    /// <summary>Yes or no; logistic link.</summary>
    public sealed record Binary : Family
    {
        internal override double Mean(double eta) => 1 / (1 + Math.Exp(-eta));

        internal override double LogLikelihood(double y, double eta) =>
            (y * eta) - (eta > 0 ? eta + Math.Log(1 + Math.Exp(-eta)) : Math.Log(1 + Math.Exp(eta)));

        internal override double Slope(double y, double eta) => y - Mean(eta);

        internal override double Curvature(double y, double eta) => Information(eta);

        internal override double Information(double eta) => Mean(eta) * (1 - Mean(eta));
    }

    internal abstract double Mean(double eta);

    internal abstract double LogLikelihood(double y, double eta);

    /// <summary>First derivative of the log-likelihood.</summary>
    internal abstract double Slope(double y, double eta);

    /// <summary>Second derivative of the log-likelihood, with its sign turned.</summary>
    internal abstract double Curvature(double y, double eta);

    /// <summary>What <see cref="Curvature"/> is expected to be.</summary>
    internal abstract double Information(double eta);
}
