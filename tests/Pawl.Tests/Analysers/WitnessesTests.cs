using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Engine.Analysers;
using Pawl.Engine.Weaknesses;

namespace Pawl.Tests.Analysers;

public sealed class WitnessesTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("a = 1\n  näme = execute(b)\n");

    private static readonly Finding Ours = new(
        "sql-injection",
        [89],
        Severity.High,
        Confidence.High,
        new Place(2, 3, 2, 9),
        "",
        "SQL",
        "execute(b)",
        [],
        new string('a', 32),
        new string('b', 16)
    );

    [Fact]
    public void Same_line_and_kin_cwe_are_one_finding_with_both_witnesses()
    {
        var joined = Join([Ours], Outside("bandit", "B608", 943, 2), Outside("devskim", "D1", 89, 1, 3));
        var finding = Assert.Single(joined.Findings);
        Assert.Equal(Ours.Fingerprint, finding.Fingerprint);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(["pawl sql-injection", "bandit B608", "devskim D1"], finding.Witnesses!.Select(w => $"{w.Analyser} {w.Rule}"));
    }

    [Fact]
    public void Other_lines_and_other_weaknesses_stay_apart()
    {
        var joined = Join([Ours], Outside("bandit", "B1", 89, 1), Outside("bandit", "B2", 79, 2));
        Assert.Equal(3, joined.Findings.Count);
        Assert.All(joined.Findings, finding => Assert.True(finding.Witnesses is null or { Count: 1 }));
    }

    [Fact]
    public void Outside_analysers_alone_are_joined_too_and_the_worst_severity_counts()
    {
        var joined = Join(
            [],
            Outside("bandit", "B608", 89, 2, severity: Severity.Low),
            Outside("semgrep", "s", 89, 2, severity: Severity.Critical)
        );
        var finding = Assert.Single(joined.Findings);
        Assert.Equal(("bandit/B608", Severity.Critical, 2), (finding.Rule, finding.Severity, finding.Witnesses!.Count));
    }

    [Fact]
    public void Places_count_bytes_and_fingerprints_survive_moved_lines()
    {
        var found = Outside("bandit", "B608", 89, 2) with { StartColumn = 10, EndColumn = 17 };
        var first = Assert.Single(Join([], found).Findings);
        Assert.Equal(new Place(2, 11, 2, 18), first.Place);
        var moved = Witnesses.Join(Empty, [.. "\n\n"u8, .. Content], [found with { StartLine = 4, EndLine = 4 }], []);
        Assert.Equal(first.Fingerprint, Assert.Single(moved.Findings).Fingerprint);
    }

    [Fact]
    public void A_gap_of_an_analyser_is_a_gap_of_the_file()
    {
        var joined = Witnesses.Join(Empty, Content, [], [new AnalyserGap("bandit", "a.py", "syntax error")]);
        Assert.Equal([new Gap("analyser", "bandit: syntax error", Whole: false)], joined.Gaps);
    }

    [Theory]
    [InlineData(89, 89, true)]
    [InlineData(89, 564, true)]
    [InlineData(22, 36, true)]
    [InlineData(89, 79, false)]
    // Sharing a family is not passed on: 327 is kin to both, they are not.
    [InlineData(328, 326, false)]
    [InlineData(999999, 999999, true)]
    public void Kin(int one, int other, bool expected) => Assert.Equal(expected, CweFamilies.AreKin(one, other));

    private static FileAnalysis Empty { get; } = new("python", 2, 2, [], [], [], []);

    private static FileAnalysis Join(IReadOnlyList<Finding> ours, params OutsideFinding[] outside) =>
        Witnesses.Join(Empty with { Findings = ours }, Content, outside, []);

    private static OutsideFinding Outside(
        string analyser,
        string rule,
        int cwe,
        int line,
        int? end = null,
        Severity severity = Severity.Medium
    ) => new(analyser, rule, [cwe], severity, Confidence.Medium, "a.py", line, 0, end ?? line, 0, "message");
}
