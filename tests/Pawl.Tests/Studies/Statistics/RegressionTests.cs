using Pawl.Studies.Statistics;

namespace Pawl.Tests.Studies.Statistics;

public sealed class RegressionTests
{
    /// <summary>Against lme4 and glmmTMB, whose own searches stop at about this.</summary>
    private const double Iterative = 1e-4;

    [Fact]
    public void Least_squares_are_Rs_plain_and_clustered()
    {
        var fit = LeastSquares.Fit(Reference.Design(complexity: true))!;
        Reference.Equal("ols.coef", fit.Plain.Select(c => c.Estimate));
        Reference.Equal("ols.se", fit.Plain.Select(c => c.Error));
        Reference.Equal("ols.t", fit.Plain.Select(c => c.Statistic));
        Reference.Equal("ols.p", fit.Plain.Select(c => c.P));
        Reference.Equal("ols.ci", fit.Plain.SelectMany(c => new[] { c.Low, c.High }));
        Reference.Equal("ols.fit", [fit.RSquared, fit.AdjustedRSquared, fit.F, fit.ModelFreedom, fit.ResidualFreedom]);
        Reference.Equal("ols.cr1", fit.Clustered.Select(c => c.Error));
    }

    [Fact]
    public void Poisson_regression_is_Rs_plain_and_clustered()
    {
        var fit = GeneralisedLinear.FitPoisson(Reference.Design(complexity: false))!;
        Reference.Equal("poisson.coef", fit.Plain.Select(c => c.Estimate));
        Reference.Equal("poisson.se", fit.Plain.Select(c => c.Error));
        Reference.Equal("poisson.robust", fit.Clustered.Select(c => c.Error));
        Reference.Equal("poisson.loglik", [fit.LogLikelihood]);
        Reference.Equal("poisson.dispersion", [fit.Dispersion]);
    }

    [Fact]
    public void Negative_binomial_regression_is_MASSs_plain_and_clustered()
    {
        var fit = GeneralisedLinear.FitNegativeBinomial(Reference.Design(complexity: false))!;
        Reference.Equal("nb.coef", fit.Plain.Select(c => c.Estimate));
        Reference.Equal("nb.theta", [fit.Theta]);
        Reference.Equal("nb.se", fit.Plain.Select(c => c.Error));
        Reference.Equal("nb.robust", fit.Clustered.Select(c => c.Error));
        Reference.Equal("nb.loglik", [fit.LogLikelihood]);
    }

    [Fact]
    public void Logistic_regression_is_Rs()
    {
        var fit = GeneralisedLinear.FitLogistic(Reference.Design(complexity: false, critical: true))!;
        Reference.Equal("logit.coef", fit.Plain.Select(c => c.Estimate));
        Reference.Equal("logit.se", fit.Plain.Select(c => c.Error));
    }

    [Fact]
    public void The_linear_mixed_model_is_lme4s()
    {
        var fit = MixedLinear.Fit(Reference.Design(complexity: false))!;
        Reference.Equal("lmer.coef", fit.Coefficients.Select(c => c.Estimate));
        Reference.Equal("lmer.se", fit.Coefficients.Select(c => c.Error), Iterative);
        Reference.Equal("lmer.sd", [fit.ClusterDeviation, fit.ResidualDeviation], Iterative);
        Reference.Equal("lmer.reml", [fit.RestrictedLogLikelihood]);
    }

    [Fact]
    public void Degrees_of_freedom_are_lmerTests_Satterthwaites() =>
        Reference.Equal("satterthwaite", MixedLinear.Fit(Reference.Design(complexity: false))!.Freedoms, Iterative);

    [Fact]
    public void The_wild_cluster_bootstrap_is_that_of_every_refit_in_R() =>
        Reference.Equal("wild", WildClusterBootstrap.Of(Reference.Design(complexity: true), 1024, 1)!);

    [Fact]
    public void Drawing_signs_comes_near_to_turning_them_all()
    {
        // Too many clusters to try all ways.
        var design = new Design(["constant", "x"]);
        var seeded = new Seeded(5);
        for (var cluster = 0; cluster < 40; cluster++)
        {
            var level = seeded.Normal();
            for (var x = 0; x < 5; x++)
            {
                design.Add([1, x], level + (0.05 * x) + seeded.Normal(), cluster);
            }
        }
        var drawn = WildClusterBootstrap.Of(design, 20_000, 2)!;
        var plain = LeastSquares.Fit(design)!.Clustered;
        Assert.Equal(plain[1].P, drawn[1], 0.03);
    }

    [Fact]
    public void Random_slopes_and_chains_are_glmmTMBs()
    {
        var slopes = MixedGeneralised.FitNegativeBinomial(Reference.SlopeDesign(), new RandomEffects("iteration"))!;
        Check("slope", slopes, slopes.ClusterDeviation, slopes.SlopeDeviation);
        var chains = MixedGeneralised.FitNegativeBinomial(Reference.SlopeDesign(), new RandomEffects("iteration", Groups: true))!;
        Check("chain", chains, chains.ClusterDeviation, chains.SlopeDeviation, chains.GroupDeviation);

        static void Check(string name, MixedGeneralised fit, params double[] deviations)
        {
            Reference.Equal($"{name}.coef", fit.Coefficients.Select(c => c.Estimate), Iterative);
            Reference.Equal($"{name}.se", fit.Coefficients.Select(c => c.Error), Iterative);
            Reference.Equal($"{name}.sd", deviations, Iterative);
            // θ and the log-likelihood are of the order of ten and of hundreds.
            Reference.Equal($"{name}.theta", [fit.Theta], Iterative);
            Reference.Equal($"{name}.loglik", [fit.LogLikelihood]);
        }
    }

    [Fact]
    public void The_ordinal_mixed_model_is_clmms()
    {
        var fit = MixedGeneralised.FitOrdinal(Reference.Levels())!;
        Reference.Equal("ordinal.coef", fit.Coefficients.Select(c => c.Estimate), Iterative);
        Reference.Equal("ordinal.thresholds", fit.Thresholds, Iterative);
        Reference.Equal("ordinal.se", fit.Coefficients.Select(c => c.Error), Iterative);
        Reference.Equal("ordinal.sd", [fit.ClusterDeviation], Iterative);
        Reference.Equal("ordinal.loglik", [fit.LogLikelihood]);
    }

    [Fact]
    public void A_scale_of_nought_is_found_and_is_no_edge()
    {
        // All clusters are alike: the intercepts' scale is nought, and the fit is the one without them.
        var design = new Design(["constant", "x"]);
        for (var i = 0; i < 60; i++)
        {
            design.Add([1, i % 5], (i * 7 % 5) + (i % 5), i % 6);
        }
        var (mixed, plain) = (MixedGeneralised.FitPoisson(design)!, GeneralisedLinear.FitPoisson(design)!);
        Assert.Equal(0, mixed.ClusterDeviation, 1e-4);
        Same(mixed.Coefficients, plain.Plain);
    }

    [Fact]
    public void The_Poisson_mixed_model_is_glmmTMBs() =>
        Check("poisson", MixedGeneralised.FitPoisson(Reference.Design(complexity: false))!);

    [Fact]
    public void The_negative_binomial_mixed_model_is_glmmTMBs()
    {
        var fit = MixedGeneralised.FitNegativeBinomial(Reference.Design(complexity: false))!;
        Check("nb", fit);
        Reference.Equal("glmm.nb.theta", [fit.Theta], Iterative);
    }

    [Fact]
    public void The_logistic_mixed_model_is_glmmTMBs() =>
        Check("logit", MixedGeneralised.FitLogistic(Reference.Design(complexity: false, critical: true))!);

    [Fact]
    public void Equal_rows_with_their_frequency_are_the_same_as_each_by_itself()
    {
        var (single, grouped) = (new Design(["constant", "x"]), new Design(["constant", "x"]));
        for (var cluster = 0; cluster < 6; cluster++)
        {
            for (var x = 0; x < 4; x++)
            {
                var y = (cluster * x % 5) + cluster;
                grouped.Add([1, x], y, cluster, 3);
                for (var i = 0; i < 3; i++)
                {
                    single.Add([1, x], y, cluster);
                }
            }
        }
        Same(LeastSquares.Fit(single)!.Clustered, LeastSquares.Fit(grouped)!.Clustered);
        Same(GeneralisedLinear.FitPoisson(single)!.Clustered, GeneralisedLinear.FitPoisson(grouped)!.Clustered);
        Same(MixedLinear.Fit(single)!.Coefficients, MixedLinear.Fit(grouped)!.Coefficients);
        Same(MixedGeneralised.FitPoisson(single)!.Coefficients, MixedGeneralised.FitPoisson(grouped)!.Coefficients);
    }

    [Fact]
    public void What_cannot_be_estimated_gives_nothing()
    {
        var twice = new Design(["constant", "x", "x again"]);
        var separated = new Design(["constant", "x"]);
        for (var i = 0; i < 20; i++)
        {
            twice.Add([1, i, 2 * i], i % 3, i % 4);
            separated.Add([1, i], i < 10 ? 0 : 1, i % 4);
        }
        Assert.Null(LeastSquares.Fit(twice));
        Assert.Null(GeneralisedLinear.FitPoisson(twice));
        Assert.Null(MixedLinear.Fit(twice));
        Assert.Null(GeneralisedLinear.FitLogistic(separated));
    }

    private static void Check(string name, MixedGeneralised fit)
    {
        Reference.Equal($"glmm.{name}.coef", fit.Coefficients.Select(c => c.Estimate), Iterative);
        Reference.Equal($"glmm.{name}.se", fit.Coefficients.Select(c => c.Error), Iterative);
        Reference.Equal($"glmm.{name}.sd", [fit.ClusterDeviation], Iterative);
        Reference.Equal($"glmm.{name}.loglik", [fit.LogLikelihood]);
    }

    private static void Same(IReadOnlyList<Coefficient> one, IReadOnlyList<Coefficient> other)
    {
        Assert.All(one.Zip(other), pair => Assert.Equal(pair.First.Estimate, pair.Second.Estimate, 1e-6));
        Assert.All(one.Zip(other), pair => Assert.Equal(pair.First.Error, pair.Second.Error, 1e-6));
    }
}
