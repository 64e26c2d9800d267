using Pawl.Analysis.Findings;

namespace Pawl.Engine.Weaknesses;

/// <summary>
/// A base vector of CVSS v3.1, and the score that FIRST's specification document gives it: the equations of its section 7.1, the weights of
/// section 7.4, the rounding of appendix A.
/// </summary>
public sealed record CvssVector
{
    private const string Prefix = "CVSS:3.1/";
    private static readonly (string Name, string Values, double[] Weights)[] Metrics =
    [
        ("AV", "NALP", [0.85, 0.62, 0.55, 0.2]),
        ("AC", "LH", [0.77, 0.44]),
        ("PR", "NLH", [0.85, 0.62, 0.27]),
        ("UI", "NR", [0.85, 0.62]),
        ("S", "UC", [0, 1]),
        ("C", "HLN", [0.56, 0.22, 0]),
        ("I", "HLN", [0.56, 0.22, 0]),
        ("A", "HLN", [0.56, 0.22, 0]),
    ];

    /// <summary>Privileges weigh more where another system is harmed than the one that grants them.</summary>
    private static readonly double[] PrivilegesElsewhere = [0.85, 0.68, 0.5];

    private CvssVector(string text, double score) => (Text, Score) = (text, score);

    /// <summary>With its version: <c>CVSS:3.1/AV:N/…</c>.</summary>
    public string Text { get; }

    /// <summary>0 to 10, one digit behind the point.</summary>
    public double Score { get; }
    public string Version => Text[5..Text.IndexOf('/', StringComparison.Ordinal)];
    public Severity Severity => SeverityOf(Score);

    /// <summary>The specification's cuts; what it calls none counts as low.</summary>
    public static Severity SeverityOf(double score) =>
        score switch
        {
            >= 9.0 => Severity.Critical,
            >= 7.0 => Severity.High,
            >= 4.0 => Severity.Medium,
            _ => Severity.Low,
        };

    /// <returns>Null when the text is no base vector of version 3.1: each of the eight metrics once, and nothing else.</returns>
    public static CvssVector? TryRead(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }
        var given = text[Prefix.Length..].Split('/');
        var values = new int[Metrics.Length];
        for (var i = 0; i < Metrics.Length; i++)
        {
            var (name, allowed, _) = Metrics[i];
            var own = given.Where(g => g.Length == name.Length + 2 && g.StartsWith($"{name}:", StringComparison.Ordinal)).ToList();
            values[i] = own.Count == 1 ? allowed.IndexOf(own[0][^1], StringComparison.Ordinal) : -1;
        }
        return given.Length == Metrics.Length && !values.Contains(-1) ? new CvssVector(text, ScoreOf(values)) : null;
    }

    private static double ScoreOf(int[] values)
    {
        double Weight(int metric) => Metrics[metric].Weights[values[metric]];
        var changed = Weight(4) > 0;
        var privileges = changed ? PrivilegesElsewhere[values[2]] : Weight(2);
        var exploitability = 8.22 * Weight(0) * Weight(1) * privileges * Weight(3);
        var sub = 1 - ((1 - Weight(5)) * (1 - Weight(6)) * (1 - Weight(7)));
        var impact = changed ? (7.52 * (sub - 0.029)) - (3.25 * Math.Pow(sub - 0.02, 15)) : 6.42 * sub;
        return impact <= 0 ? 0 : RoundedUp(Math.Min((changed ? 1.08 : 1) * (impact + exploitability), 10));
    }

    /// <summary>To one digit, upwards, without what floating point adds.</summary>
    private static double RoundedUp(double score)
    {
        var whole = (long)Math.Round(score * 100_000);
        return (whole % 10_000 == 0 ? whole / 10_000 : (whole / 10_000) + 1) / 10.0;
    }
}
