using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Pawl.Studies.Statistics;

/// <summary>Poisson, negative-binomial and logistic regression by scoring.</summary>
/// <param name="Plain">As if every row stood for itself.</param>
/// <param name="Clustered">With errors that allow for clusters, Student's t with one degree of freedom less than there are clusters.</param>
/// <param name="Dispersion">Pearson's χ² over its degrees of freedom: above 1, counts vary more than the family allows.</param>
/// <param name="Theta">The negative binomial's; infinite otherwise.</param>
public sealed record GeneralisedLinear(
    IReadOnlyList<Coefficient> Plain,
    IReadOnlyList<Coefficient> Clustered,
    double LogLikelihood,
    double Dispersion,
    double Theta
)
{
    private const int Rounds = 200;
    private const double MostTheta = 1e6;

    public static GeneralisedLinear? FitPoisson(Design design) => Fit(design, new Family.Poisson(), double.PositiveInfinity);

    public static GeneralisedLinear? FitLogistic(Design design) => Fit(design, new Family.Binary(), double.PositiveInfinity);

    /// <summary>Null also when counts vary less than Poisson's: there is no θ then.</summary>
    public static GeneralisedLinear? FitNegativeBinomial(Design design)
    {
        var (beta, theta) = (Scored(design, new Family.Poisson(), null), 1.0);
        for (var round = 0; beta is not null && round < Rounds; round++)
        {
            var next = BestTheta(design, beta, theta);
            if (next >= MostTheta)
            {
                return null;
            }
            var moved = Math.Abs(next - theta);
            theta = next;
            beta = Scored(design, new Family.NegativeBinomial(theta), beta);
            if (moved < 1e-11 * theta)
            {
                return Fit(design, new Family.NegativeBinomial(theta), theta);
            }
        }
        return null;
    }

    /// <summary>Coefficients that maximise the likelihood, or null when there are none.</summary>
    internal static double[]? Scored(Design design, Family family, double[]? from)
    {
        var beta = from ?? Start(design, family);
        var reached = LogLikelihoodOf(design, family, beta);
        for (var round = 0; round < Rounds; round++)
        {
            var (information, scores) = Sums(design, family, beta);
            if (Symmetric.Inverse(information) is not { } inverse)
            {
                return null;
            }
            var step = (inverse * scores).ToArray();
            var (next, likelihood) = Halved(design, family, beta, step, reached);
            var change = step.Zip(beta, (s, b) => Math.Abs(s) / (Math.Abs(b) + 0.1)).Max();
            (beta, reached) = (next, likelihood);
            if (change < 1e-11)
            {
                return beta;
            }
            if (beta.Any(b => Math.Abs(b) > 50))
            {
                return null; // separated: the best coefficient is infinite
            }
        }
        return null;
    }

    private static (double[] Beta, double LogLikelihood) Halved(Design design, Family family, double[] beta, double[] step, double reached)
    {
        for (var share = 1.0; share > 1e-6; share /= 2)
        {
            var next = beta.Zip(step, (b, s) => b + (share * s)).ToArray();
            var likelihood = LogLikelihoodOf(design, family, next);
            if (likelihood >= reached - (1e-12 * Math.Abs(reached)))
            {
                return (next, likelihood);
            }
        }
        return (beta, reached);
    }

    private static double[] Start(Design design, Family family)
    {
        var (sum, n) = (design.Outcomes.Sum(o => o.Outcome * o.Count), design.Observations);
        var beta = new double[design.Width];
        var mean = (sum + 0.5) / (n + 1);
        beta[0] = family is Family.Binary ? Math.Log(mean / (1 - mean)) : Math.Log(mean);
        return beta;
    }

    private static (Matrix<double> Information, Vector<double> Scores) Sums(Design design, Family family, double[] beta)
    {
        var (information, scores) = (Symmetric.Zero(design.Width), Vector<double>.Build.Dense(design.Width));
        for (var i = 0; i < design.Rows; i++)
        {
            var row = design.Row(i);
            var (n, eta) = (design.Count(i), design.Linear(i, beta));
            Symmetric.AddOuter(information, row, n * family.Information(eta));
            var slope = family.At(n, design.Outcome(i), eta).Slope;
            for (var j = 0; j < row.Length; j++)
            {
                scores[j] += slope * row[j];
            }
        }
        return (information, scores);
    }

    private static double LogLikelihoodOf(Design design, Family family, double[] beta)
    {
        var sum = 0.0;
        for (var i = 0; i < design.Rows; i++)
        {
            sum += family.LogLikelihood(design.Count(i), design.Outcome(i), design.Linear(i, beta));
        }
        return sum;
    }

    private static GeneralisedLinear? Fit(Design design, Family family, double theta)
    {
        if (Scored(design, family, null) is not { } beta || Symmetric.Inverse(Sums(design, family, beta).Information) is not { } bread)
        {
            return null;
        }
        var (scores, pearson) = (new double[design.Clusters, design.Width], 0.0);
        for (var i = 0; i < design.Rows; i++)
        {
            var row = design.Row(i);
            var eta = design.Linear(i, beta);
            var (mean, slope) = (family.Mean(eta), family.At(design.Count(i), design.Outcome(i), eta).Slope);
            pearson += design.SquaresAround(i, mean) / family.Variance(mean);
            for (var j = 0; j < row.Length; j++)
            {
                scores[design.Cluster(i), j] += slope * row[j];
            }
        }
        var clusters = design.Clusters;
        var robust = LeastSquares.Sandwich(bread, scores, (double)clusters / (clusters - 1));
        return new GeneralisedLinear(
            LeastSquares.Coefficients(design.Terms, beta, bread, double.PositiveInfinity),
            LeastSquares.Coefficients(design.Terms, beta, robust, clusters - 1),
            LogLikelihoodOf(design, family, beta) + design.Outcomes.Sum(o => o.Count * family.Constant(o.Outcome)),
            pearson / (design.Observations - design.Width),
            theta
        );
    }

    /// <summary>Newton's steps in log θ for given means; <see cref="MostTheta"/> when it runs away.</summary>
    private static double BestTheta(Design design, double[] beta, double theta)
    {
        var outcomes = design.Outcomes;
        for (var round = 0; round < Rounds; round++)
        {
            var (slope, curvature) = (0.0, 0.0);
            foreach (var (y, count) in outcomes)
            {
                slope += count * (SpecialFunctions.DiGamma(theta + y) - SpecialFunctions.DiGamma(theta));
                curvature += count * (TriGamma(theta + y) - TriGamma(theta));
            }
            for (var i = 0; i < design.Rows; i++)
            {
                var (n, mean) = (design.Count(i), Math.Exp(design.Linear(i, beta)));
                var all = design.Outcome(i) + (n * theta);
                slope += (n * (Math.Log(theta / (theta + mean)) + 1)) - (all / (theta + mean));
                curvature += (n / theta) - (2 * n / (theta + mean)) + (all / ((theta + mean) * (theta + mean)));
            }
            // In log θ: slope·θ, and curvature·θ² + slope·θ.
            var second = (curvature * theta * theta) + (slope * theta);
            var step = second < 0 ? -slope * theta / second : Math.Sign(slope);
            step = Math.Clamp(step, -2, 2);
            theta *= Math.Exp(step);
            if (theta >= MostTheta || Math.Abs(step) < 1e-12)
            {
                break;
            }
        }
        return theta;
    }

    /// <summary>Second derivative of log Γ: up by its recurrence, then its series.</summary>
    private static double TriGamma(double x)
    {
        var sum = 0.0;
        for (; x < 12; x++)
        {
            sum += 1 / (x * x);
        }
        var (inverse, square) = (1 / x, 1 / (x * x));
        return sum
            + inverse
            + (square / 2)
            + (
                inverse
                * square
                * ((1.0 / 6) - (square * ((1.0 / 30) - (square * ((1.0 / 42) - (square * ((1.0 / 30) - (square * 5 / 66))))))))
            );
    }
}
