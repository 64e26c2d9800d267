namespace Pawl.Bench.Score;

/// <summary>How often a tool was right about labelled cases. A rate without cases below it is 0, as OWASP counts.</summary>
internal readonly record struct Counts(int TruePositives, int FalsePositives, int FalseNegatives, int TrueNegatives)
{
    internal double Tpr => Rate(TruePositives, TruePositives + FalseNegatives);
    internal double Fpr => Rate(FalsePositives, FalsePositives + TrueNegatives);
    internal double Youden => Tpr - Fpr;
    internal double Precision => Rate(TruePositives, TruePositives + FalsePositives);
    internal double F1 => Rate(2 * TruePositives, 2 * TruePositives + FalsePositives + FalseNegatives);
    internal int Cases => TruePositives + FalsePositives + FalseNegatives + TrueNegatives;

    internal Counts With(bool isFlawed, bool isFound) =>
        (isFlawed, isFound) switch
        {
            (true, true) => this with { TruePositives = TruePositives + 1 },
            (false, true) => this with { FalsePositives = FalsePositives + 1 },
            (true, false) => this with { FalseNegatives = FalseNegatives + 1 },
            _ => this with { TrueNegatives = TrueNegatives + 1 },
        };

    public static Counts operator +(Counts one, Counts other) =>
        new(
            one.TruePositives + other.TruePositives,
            one.FalsePositives + other.FalsePositives,
            one.FalseNegatives + other.FalseNegatives,
            one.TrueNegatives + other.TrueNegatives
        );

    private static double Rate(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
