namespace Pawl.Studies.Statistics;

/// <summary>
/// One cluster of a mixed model: Laplace's logarithm of its likelihood with its gradient, in time that grows with its rows alone. Random
/// effects are written as scale times a standard normal, so a scale of nought is a value like others and no edge.
/// </summary>
internal sealed class LaplaceCluster
{
    private readonly int width;
    private readonly double[] predictors;
    private readonly double[] offsets;
    private readonly double[] counts;
    private readonly double[] outcomes;
    private readonly int[] groups;
    private readonly int slopeTerm;
    private readonly int groupCount;

    /// <param name="Intercept">Scale of the first effect in the intercept.</param>
    /// <param name="Along">Of the first effect in the slope: how far slopes go along with intercepts.</param>
    /// <param name="Slope">Of the second effect, in the slope alone.</param>
    /// <param name="Group">Of each group's own effect.</param>
    internal readonly record struct Scale(double Intercept, double Along, double Slope, double Group)
    {
        internal static Scale Of(ReadOnlySpan<double> values, bool slope, bool groups) =>
            slope ? new Scale(values[0], values[1], values[2], groups ? values[3] : 0) : new Scale(values[0], 0, 0, groups ? values[1] : 0);
    }

    /// <summary>What the integral needs of one row at the mode.</summary>
    private struct Point
    {
        internal double Along;
        internal double Eta;
        internal double First;
        internal double Second;
        internal Family.Slopes At;
    }

    /// <summary>The curvature in two effects of the cluster and one of each group: an arrow, solved from its tips.</summary>
    private sealed class Arrow(int groups)
    {
        internal double[] Tips { get; } = new double[groups];
        internal double[] Firsts { get; } = new double[groups];
        internal double[] Seconds { get; } = new double[groups];
        internal double A { get; set; }
        internal double B { get; set; }
        internal double C { get; set; }
        internal double LogDeterminant { get; private set; }
        private double determinant;

        internal void Clear()
        {
            (A, B, C) = (1, 0, 1);
            Array.Fill(Tips, 1);
            Array.Clear(Firsts);
            Array.Clear(Seconds);
        }

        /// <summary>Takes the tips out of the shaft.</summary>
        internal void Fold()
        {
            LogDeterminant = 0;
            for (var g = 0; g < Tips.Length; g++)
            {
                A -= Firsts[g] * Firsts[g] / Tips[g];
                B -= Firsts[g] * Seconds[g] / Tips[g];
                C -= Seconds[g] * Seconds[g] / Tips[g];
                LogDeterminant += Math.Log(Tips[g]);
            }
            determinant = (A * C) - (B * B);
            LogDeterminant += Math.Log(determinant);
        }

        /// <summary>The shaft's part of the solution, for a right side that has its tips taken out.</summary>
        internal (double First, double Second) Shaft(double first, double second) =>
            (((C * first) - (B * second)) / determinant, ((A * second) - (B * first)) / determinant);

        internal double Tip(int g, double right, (double First, double Second) shaft) =>
            (right - (Firsts[g] * shaft.First) - (Seconds[g] * shaft.Second)) / Tips[g];

        internal (double First, double Second) Solve(double first, double second, double[] tips)
        {
            for (var g = 0; g < tips.Length; g++)
            {
                first -= Firsts[g] * tips[g] / Tips[g];
                second -= Seconds[g] * tips[g] / Tips[g];
            }
            var shaft = Shaft(first, second);
            for (var g = 0; g < tips.Length; g++)
            {
                tips[g] = Tip(g, tips[g], shaft);
            }
            return shaft;
        }
    }

    private LaplaceCluster(Design design, int[] rows, int slopeTerm, bool grouped)
    {
        // Asked for some thousand times: its own rows lie together.
        (width, this.slopeTerm) = (design.Width, slopeTerm);
        predictors = [.. rows.SelectMany(i => design.Row(i).ToArray())];
        offsets = Array.ConvertAll(rows, design.Offset);
        counts = Array.ConvertAll(rows, design.Count);
        outcomes = Array.ConvertAll(rows, design.Outcome);
        var numbers = new Dictionary<int, int>();
        groups = Array.ConvertAll(rows, i => grouped ? Number(design.Group(i)) : 0);
        groupCount = Math.Max(1, numbers.Count);

        int Number(int group)
        {
            numbers.TryAdd(group, numbers.Count);
            return numbers[group];
        }
    }

    internal static List<LaplaceCluster> Of(Design design, int slopeTerm, bool grouped) =>
        [
            .. Enumerable
                .Range(0, design.Rows)
                .GroupBy(design.Cluster)
                .OrderBy(g => g.Key)
                .Select(g => new LaplaceCluster(design, [.. g], slopeTerm, grouped)),
        ];

    /// <param name="at">Coefficients first; scales and the family's own parameters behind them.</param>
    /// <param name="valued">Without it the value is not a number: a gradient alone costs less.</param>
    internal (double Value, double[] Slope) Integral(Family family, double[] at, Scale scale, int own, bool valued)
    {
        var (points, arrow, tips) = (Points(at, scale), new Arrow(groupCount), new double[groupCount]);
        var shaft = Mode(family, points, arrow, scale, tips);
        var value = valued ? Value(family, points, scale, shaft, tips) - (arrow.LogDeterminant / 2) : double.NaN;
        return (value, Gradient(family, points, arrow, scale, shaft, tips, at.Length, own));
    }

    private double Value(Family family, Point[] points, Scale scale, (double First, double Second) shaft, double[] tips)
    {
        var value = ((shaft.First * shaft.First) + (shaft.Second * shaft.Second) + tips.Sum(v => v * v)) / -2;
        for (var i = 0; i < points.Length; i++)
        {
            value += family.LogLikelihood(counts[i], outcomes[i], Eta(points[i], scale, shaft, tips[groups[i]]));
        }
        return value;
    }

    private Point[] Points(double[] at, Scale scale)
    {
        var points = new Point[counts.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var row = predictors.AsSpan(i * width, width);
            var along = slopeTerm < 0 ? 0 : row[slopeTerm];
            var eta = offsets[i];
            for (var j = 0; j < row.Length; j++)
            {
                eta += row[j] * at[j];
            }
            points[i] = new Point
            {
                Along = along,
                Eta = eta,
                First = scale.Intercept + (scale.Along * along),
                Second = scale.Slope * along,
            };
        }
        return points;
    }

    private static double Eta(in Point point, in Scale scale, (double First, double Second) shaft, double tip) =>
        point.Eta + (point.First * shaft.First) + (point.Second * shaft.Second) + (scale.Group * tip);

    /// <summary>The effects that are most likely; searched anew from nought, because the value must not depend on what was asked before.</summary>
    private (double First, double Second) Mode(Family family, Point[] points, Arrow arrow, Scale scale, double[] tips)
    {
        var (first, second, steps) = (0.0, 0.0, new double[tips.Length]);
        for (var round = 0; ; round++)
        {
            arrow.Clear();
            var (slopeFirst, slopeSecond) = (-first, -second);
            for (var g = 0; g < tips.Length; g++)
            {
                steps[g] = -tips[g];
            }
            for (var i = 0; i < points.Length; i++)
            {
                ref var p = ref points[i];
                var g = groups[i];
                var eta = Eta(p, scale, (first, second), tips[g]);
                p.At = family.At(counts[i], outcomes[i], eta);
                slopeFirst += p.At.Slope * p.First;
                slopeSecond += p.At.Slope * p.Second;
                steps[g] += p.At.Slope * scale.Group;
                var curvature = p.At.Curvature;
                arrow.A += curvature * p.First * p.First;
                arrow.B += curvature * p.First * p.Second;
                arrow.C += curvature * p.Second * p.Second;
                arrow.Tips[g] += curvature * scale.Group * scale.Group;
                arrow.Firsts[g] += curvature * p.First * scale.Group;
                arrow.Seconds[g] += curvature * p.Second * scale.Group;
            }
            arrow.Fold();
            var step = arrow.Solve(slopeFirst, slopeSecond, steps);
            var most = 0.0;
            for (var i = 0; i < points.Length; i++)
            {
                var moved = (points[i].First * step.First) + (points[i].Second * step.Second) + (scale.Group * steps[groups[i]]);
                most = Math.Max(most, Math.Abs(moved));
            }
            if (!(most > 1e-10) || round == 100)
            {
                return (first, second);
            }
            var share = Math.Min(1, 2 / most);
            (first, second) = (first + (share * step.First), second + (share * step.Second));
            for (var g = 0; g < tips.Length; g++)
            {
                tips[g] += share * steps[g];
            }
        }
    }

    /// <summary>The mode moves with every parameter; one solution with the curvature's own slopes stands for all of these moves.</summary>
    private double[] Gradient(
        Family family,
        Point[] points,
        Arrow arrow,
        Scale scale,
        (double First, double Second) shaft,
        double[] tips,
        int length,
        int own
    )
    {
        var (bends, first, second) = (new double[tips.Length], 0.0, 0.0);
        var solved = new (double First, double Second, double Tip, double Spread)[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var (p, g) = (points[i], groups[i]);
            var back = scale.Group / arrow.Tips[g];
            var u = arrow.Shaft(p.First - (arrow.Firsts[g] * back), p.Second - (arrow.Seconds[g] * back));
            var tip = arrow.Tip(g, scale.Group, u);
            var spread = (p.First * u.First) + (p.Second * u.Second) + (scale.Group * tip);
            solved[i] = (u.First, u.Second, tip, spread);
            var bend = p.At.Bend * spread;
            (first, second) = (first + (bend * p.First), second + (bend * p.Second));
            bends[g] += bend * scale.Group;
        }
        var m = arrow.Solve(first, second, bends);
        var gradient = new double[length];
        var scales = length - own - width;
        Span<double> inScales = stackalloc double[4];
        Span<Family.OwnSlopes> ownSlopes = stackalloc Family.OwnSlopes[Math.Max(1, own)];
        for (var i = 0; i < points.Length; i++)
        {
            var (p, g, s) = (points[i], groups[i], solved[i]);
            var along = (m.First * p.First) + (m.Second * p.Second) + (bends[g] * scale.Group);
            var (slope, curvature) = (p.At.Slope, p.At.Curvature);
            var whole = slope - (p.At.Bend * s.Spread / 2) + (curvature * along / 2);
            var row = predictors.AsSpan(i * width, width);
            for (var j = 0; j < row.Length; j++)
            {
                gradient[j] += whole * row[j];
            }
            var byFirst = (whole * shaft.First) - (slope * m.First / 2) - (curvature * s.First);
            inScales[0] += byFirst;
            inScales[1] += byFirst * p.Along;
            inScales[2] += p.Along * ((whole * shaft.Second) - (slope * m.Second / 2) - (curvature * s.Second));
            inScales[3] += (whole * tips[g]) - (slope * bends[g] / 2) - (curvature * s.Tip);
            if (own > 0)
            {
                ownSlopes.Clear();
                var eta = Eta(p, scale, shaft, tips[g]);
                family.Own(counts[i], outcomes[i], eta, ownSlopes);
                for (var k = 0; k < own; k++)
                {
                    gradient[width + scales + k] +=
                        ownSlopes[k].LogLikelihood - ((ownSlopes[k].Curvature * s.Spread) + (ownSlopes[k].Slope * along)) / 2;
                }
            }
        }
        gradient[width] = inScales[0];
        if (slopeTerm >= 0)
        {
            (gradient[width + 1], gradient[width + 2]) = (inScales[1], inScales[2]);
        }
        if (scales is 2 or 4)
        {
            gradient[width + scales - 1] = inScales[3];
        }
        return gradient;
    }
}
