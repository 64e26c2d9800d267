# The values that the tests of Pawl.Studies/Statistics compare with. Run here: Rscript reference.R
# Needs R with afex, car, lme4, glmmTMB, emmeans, MASS, sandwich, survival, lmerTest, ordinal. Writes sample.csv and expected.txt.
suppressPackageStartupMessages({
  library(MASS); library(sandwich); library(lme4); library(glmmTMB); library(afex); library(survival); library(emmeans); library(ordinal)
})
options(digits = 15, warn = 1)

# --- a small study: 10 baselines x 4 strategies x 5 iterations ---
set.seed(20250519)
strategies <- c("ambiguous", "efficiency", "feature", "security")
d <- expand.grid(iteration = 1:5, strategy = strategies, baseline = sprintf("b%02d", 1:10), stringsAsFactors = FALSE)
b <- rnorm(10, 0, 0.5)[as.integer(factor(d$baseline))]
d$complexity <- round(20 + 3 * d$iteration + 6 * (d$strategy == "feature") + rnorm(nrow(d), 0, 4))
eta <- 0.3 + 0.12 * d$iteration + 0.4 * (d$strategy == "feature") + 0.2 * (d$strategy == "efficiency") -
  0.3 * (d$strategy == "security") + b
d$count <- rnegbin(nrow(d), exp(eta), theta = 3)
d$critical <- rbinom(nrow(d), 1, plogis(-1.5 + 0.25 * d$iteration + b))
write.csv(d[, c("baseline", "strategy", "iteration", "complexity", "count", "critical")], "sample.csv", row.names = FALSE, quote = FALSE)
d$strategy <- factor(d$strategy, levels = strategies)
d$chain <- factor(paste(d$baseline, d$strategy))
d$it <- factor(d$iteration)
d$baseline <- factor(d$baseline)

out <- c()
put <- function(name, value) out <<- c(out, sprintf("%s %s", name, paste(format(as.numeric(value), digits = 15, trim = TRUE, scientific = TRUE), collapse = " ")))

# --- distributions ---
put("ptukey", ptukey(c(0.5, 2, 3.5, 5, 3.6), c(3, 4, 10, 10, 5), c(10, 30, 90, 351, 5), lower.tail = FALSE))
put("qtukey", qtukey(c(0.95, 0.95, 0.99), c(3, 10, 4), c(20, 351, 12)))

# --- repeated measures ---
a <- aov_ez("chain", "count", d, within = "it", anova_table = list(es = c("ges", "pes"), correction = "GG"))
u <- summary(a)
put("rm.univariate", c(u$univariate.tests["it", c("Sum Sq", "num Df", "Error SS", "den Df", "F value", "Pr(>F)")]))
put("rm.gg", u$pval.adjustments["it", c("GG eps", "Pr(>F[GG])", "HF eps")])
put("rm.ges", a$anova_table["it", "ges"])
put("rm.pes", a$anova_table["it", "pes"])
one <- aov(count ~ it, d)
put("oneway", unlist(summary(one)[[1]])[c(1:5, 7, 9)])
t <- TukeyHSD(one)$it
put("tukey.diff", t[, "diff"]); put("tukey.low", t[, "lwr"]); put("tukey.high", t[, "upr"]); put("tukey.p", t[, "p adj"])

# --- OLS, plain and clustered by baseline ---
o <- lm(count ~ complexity + strategy + iteration, d)
s <- summary(o)
put("ols.coef", s$coefficients[, 1]); put("ols.se", s$coefficients[, 2]); put("ols.t", s$coefficients[, 3]); put("ols.p", s$coefficients[, 4])
put("ols.ci", t(confint(o))); put("ols.fit", c(s$r.squared, s$adj.r.squared, s$fstatistic))
put("ols.cr1", sqrt(diag(vcovCL(o, cluster = d$baseline, type = "HC1"))))
z <- lm(scale(count) ~ scale(complexity) + strategy + scale(iteration), d)
put("ols.standardised", coef(z))

# --- correlation ---
ct <- cor.test(d$complexity, d$count)
put("pearson", c(ct$estimate, ct$p.value, ct$conf.int))

# --- tables ---
m <- xtabs(count ~ strategy + it, d)
x <- suppressWarnings(chisq.test(m, correct = FALSE))
put("chisq", c(x$statistic, x$parameter, x$p.value))
n <- sum(m); phi2 <- as.numeric(x$statistic) / n; r <- nrow(m); k <- ncol(m)
put("cramer", c(sqrt(phi2 / min(r - 1, k - 1)),
  sqrt(max(0, phi2 - (k - 1) * (r - 1) / (n - 1)) / min(k - (k - 1)^2 / (n - 1) - 1, r - (r - 1)^2 / (n - 1) - 1))))
set.seed(7)
small <- matrix(c(8, 2, 1, 3, 5, 4, 1, 2, 7), 3)
put("chisq.small", c(chisq.test(small, simulate.p.value = TRUE, B = 2e6)$p.value))

# --- Poisson and negative binomial, clustered by baseline ---
p <- glm(count ~ iteration + strategy, poisson, d, control = glm.control(epsilon = 1e-14, maxit = 100))
put("poisson.coef", coef(p)); put("poisson.se", sqrt(diag(vcov(p))))
put("poisson.robust", sqrt(diag(vcovCL(p, cluster = d$baseline, type = "HC0", cadjust = TRUE))))
put("poisson.loglik", logLik(p)); put("poisson.dispersion", sum(residuals(p, "pearson")^2) / p$df.residual)
q <- glm.nb(count ~ iteration + strategy, d, control = glm.control(epsilon = 1e-14, maxit = 200))
put("nb.coef", coef(q)); put("nb.theta", q$theta); put("nb.loglik", logLik(q))
put("nb.se", sqrt(diag(vcov(q))))
put("nb.robust", sqrt(diag(vcovCL(q, cluster = d$baseline, type = "HC0", cadjust = TRUE))))
l <- glm(critical ~ iteration + strategy, binomial, d, control = glm.control(epsilon = 1e-14, maxit = 100))
put("logit.coef", coef(l)); put("logit.se", sqrt(diag(vcov(l))))

# --- mixed models with a random intercept of the baseline ---
mm <- lmer(count ~ iteration + strategy + (1 | baseline), d, REML = TRUE)
put("lmer.coef", fixef(mm)); put("lmer.se", sqrt(diag(as.matrix(vcov(mm)))))
put("lmer.sd", c(as.data.frame(VarCorr(mm))$sdcor)); put("lmer.reml", logLik(mm))
gp <- glmmTMB(count ~ iteration + strategy + (1 | baseline), d, family = poisson)
put("glmm.poisson.coef", fixef(gp)$cond); put("glmm.poisson.se", sqrt(diag(vcov(gp)$cond)))
put("glmm.poisson.sd", attr(VarCorr(gp)$cond$baseline, "stddev")); put("glmm.poisson.loglik", logLik(gp))
gn <- glmmTMB(count ~ iteration + strategy + (1 | baseline), d, family = nbinom2)
put("glmm.nb.coef", fixef(gn)$cond); put("glmm.nb.se", sqrt(diag(vcov(gn)$cond)))
put("glmm.nb.sd", attr(VarCorr(gn)$cond$baseline, "stddev")); put("glmm.nb.theta", sigma(gn)); put("glmm.nb.loglik", logLik(gn))
gb <- glmmTMB(critical ~ iteration + strategy + (1 | baseline), d, family = binomial)
put("glmm.logit.coef", fixef(gb)$cond); put("glmm.logit.se", sqrt(diag(vcov(gb)$cond)))
put("glmm.logit.sd", attr(VarCorr(gb)$cond$baseline, "stddev")); put("glmm.logit.loglik", logLik(gb))

# --- small samples: Satterthwaite's degrees of freedom; all ways to turn the signs of clusters ---
put("satterthwaite", summary(lmerTest::lmer(count ~ iteration + strategy + (1 | baseline), d,
  control = lmerControl(optCtrl = list(xtol_abs = 1e-12, ftol_abs = 1e-14))))$coefficients[, "df"])
tcl <- function(fit, j) abs(coef(fit)[j]) / sqrt(vcovCL(fit, cluster = d$baseline, type = "HC1")[j, j])
X <- model.matrix(o); signs <- as.matrix(expand.grid(rep(list(c(1, -1)), 10)))
put("wild", sapply(1:ncol(X), function(j) {
  held <- lm(d$count ~ X[, -j] - 1); t0 <- tcl(o, j)
  mean(apply(signs, 1, function(w) tcl(lm(fitted(held) + residuals(held) * w[as.integer(d$baseline)] ~ X - 1), j)) >= t0 * (1 - 1e-9))
}))

# --- slopes and chains at random, and an ordered outcome ---
gs <- glmmTMB(count ~ iteration + strategy + (1 + iteration | baseline), d2 <- within(d, {
  set.seed(1); u <- rnorm(10, 0, 0.5); v <- rnorm(10, 0, 0.15); w <- rnorm(40, 0, 0.4)
  count <- rnegbin(nrow(d), exp(0.9 + (0.12 + v[as.integer(baseline)]) * iteration + 0.4 * (strategy == "feature") +
    u[as.integer(baseline)] + w[as.integer(chain)]), theta = 6)
}), family = nbinom2)
write.csv(d2[, c("baseline", "strategy", "iteration", "complexity", "count", "critical")], "slopes.csv", row.names = FALSE, quote = FALSE)
put("slope.coef", fixef(gs)$cond); put("slope.se", sqrt(diag(vcov(gs)$cond)))
put("slope.sd", attr(VarCorr(gs)$cond$baseline, "stddev")); put("slope.theta", sigma(gs)); put("slope.loglik", logLik(gs))
gc <- glmmTMB(count ~ iteration + strategy + (1 + iteration | baseline) + (1 | chain), d2, family = nbinom2)
put("chain.coef", fixef(gc)$cond); put("chain.se", sqrt(diag(vcov(gc)$cond)))
put("chain.sd", c(attr(VarCorr(gc)$cond$baseline, "stddev"), attr(VarCorr(gc)$cond$chain, "stddev")))
put("chain.theta", sigma(gc)); put("chain.loglik", logLik(gc))
d$level <- factor(pmin(d$count, 3), ordered = TRUE)
cm <- clmm(level ~ iteration + strategy + (1 | baseline), d)
put("ordinal.coef", coef(cm)[-(1:3)]); put("ordinal.thresholds", coef(cm)[1:3]); put("ordinal.se", sqrt(diag(vcov(cm)))[4:7])
put("ordinal.sd", sqrt(unlist(VarCorr(cm)))); put("ordinal.loglik", logLik(cm))

# --- survival to the first critical one ---
f <- do.call(rbind, lapply(split(d, d$chain), function(c) {
  hit <- which(c$critical == 1)
  data.frame(strategy = c$strategy[1], baseline = c$baseline[1], time = if (length(hit)) c$iteration[hit[1]] else 5, event = as.integer(length(hit) > 0))
}))
km <- survfit(Surv(time, event) ~ 1, f, conf.type = "log-log")
put("km.time", km$time); put("km.surv", km$surv); put("km.se", km$std.err * km$surv); put("km.low", km$lower); put("km.high", km$upper)
lr <- survdiff(Surv(time, event) ~ strategy, f)
put("logrank", c(lr$chisq, length(lr$n) - 1, pchisq(lr$chisq, length(lr$n) - 1, lower.tail = FALSE)))

# --- many tests at once ---
ps <- c(0.001, 0.04, 0.03, 0.2, 0.012, 0.9, 0.04)
put("holm", p.adjust(ps, "holm")); put("bh", p.adjust(ps, "BH"))

# --- two groups ---
g1 <- d$count[d$strategy == "feature"]; g2 <- d$count[d$strategy == "security"]
dm <- sign(outer(g1, g2, "-"))
delta <- mean(dm); n1 <- length(g1); n2 <- length(g2)
di <- rowMeans(dm); dj <- colMeans(dm)
v <- (n2^2 * sum((di - delta)^2) + n1^2 * sum((dj - delta)^2) - sum((dm - delta)^2)) / (n1 * n2 * (n1 - 1) * (n2 - 1))
tq <- qt(0.975, n1 + n2 - 2); sd <- sqrt(v)
ci <- (delta - delta^3 + c(-1, 1) * tq * sd * sqrt((1 - delta^2)^2 + tq^2 * sd^2)) / (1 - delta^2 + tq^2 * sd^2)
put("cliff", c(delta, ci))
pooled <- sqrt(((n1 - 1) * var(g1) + (n2 - 1) * var(g2)) / (n1 + n2 - 2)); df <- n1 + n2 - 2
put("hedges", (mean(g1) - mean(g2)) / pooled * exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2))

# --- agreement of two raters over three labels ---
ra <- c(1,1,2,3,3,1,2,2,1,3,3,2,1,1,2,3,1,2,3,1); rb <- c(1,1,2,3,2,1,2,1,1,3,3,2,1,2,2,3,1,2,3,3)
P <- table(ra, rb) / length(ra); po <- sum(diag(P)); pe <- sum(rowSums(P) * colSums(P)); kp <- (po - pe) / (1 - pe)
A <- sum(sapply(1:3, function(i) P[i, i] * (1 - (rowSums(P)[i] + colSums(P)[i]) * (1 - kp))^2))
B <- (1 - kp)^2 * sum(sapply(1:3, function(i) sum(sapply(1:3, function(j) if (i == j) 0 else P[i, j] * (colSums(P)[i] + rowSums(P)[j])^2))))
C <- (kp - pe * (1 - kp))^2
put("kappa", c(kp, sqrt((A + B - C) / (length(ra) * (1 - pe)^2))))

# --- power: each baseline's slope of log(mean + 0.5) over iterations against nought ---
set.seed(11)
power <- function(baselines, ratio, runs) {
  mean(replicate(runs, {
    u <- rnorm(baselines, 0, 0.3); w <- rnorm(baselines, 0, 0.05)
    slopes <- sapply(seq_len(baselines), function(i) {
      mu <- 2 * exp(u[i] + (log(ratio) / 9 + w[i]) * (0:9))
      y <- colSums(matrix(rnbinom(4 * 10, size = 2, mu = rep(mu, each = 4)), 4)) / 4
      sum((0:9 - 4.5) * log(y + 0.5)) / sum((0:9 - 4.5)^2)
    })
    t.test(slopes)$p.value < 0.05
  }))
}
put("power", c(power(10, 1, 4000), power(10, 1.376, 4000), power(10, 2, 4000), power(30, 1.376, 2000)))
writeLines(out, "expected.txt")
