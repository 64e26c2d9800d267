using Pawl.Analysis.Findings;
using Pawl.Engine.RuleLibrary;
using Pawl.Studies.Definitions;
using Pawl.Studies.Sandbox;

namespace Pawl.Studies.Run;

/// <summary>
/// Programs that chains start from must be clean under every analyser, must compile and must pass their own tests. What an
/// analyser says of them all the same must have been judged, each with its reason.
/// </summary>
/// <param name="Problems">What is wrong, as lines.</param>
/// <param name="Looked">How many programs each analyser looked at wholly.</param>
/// <param name="Judged">How many findings were said to be none by people.</param>
public sealed record BaselineCheck(IReadOnlyList<BaselineProblem> Problems, IReadOnlyDictionary<string, int> Looked, int Judged)
{
    /// <param name="cachePath">Where answers of analysers are kept; null: nowhere.</param>
    public static async Task<BaselineCheck> Of(
        StudyDefinition study,
        RuleLibrary rules,
        StudyAnalysers analysers,
        string? cachePath,
        bool withTests,
        CancellationToken cancel
    )
    {
        var tests = withTests ? await ProgramTests.Prepare(study.Baselines.Select(b => b.Language), cancel) : null;
        await using var desk = new AnalysisDesk(rules, Environment.ProcessorCount);
        await using var outside = new OutsideDesk(analysers, cachePath);
        using var examiner = new Examiner(desk, outside, tests);
        var versions = await Task.WhenAll(study.Baselines.Select(b => examiner.Look(b, b.Content, cancel)));
        var looked = new SortedDictionary<string, int>(StringComparer.Ordinal);
        List<BaselineProblem> problems = [];
        var judged = 0;
        foreach (var (baseline, version) in study.Baselines.Zip(versions))
        {
            problems.AddRange(ProblemsOf(baseline, version, study.Judged));
            judged += version.Outside.Findings.Count(f => study.Judged.Count(baseline.Id, JudgedFindings.RuleOf(f)) > 0);
            foreach (var tool in version.Outside.Looked.Append(PlannedAnalyser.Pawl))
            {
                looked[tool] = looked.GetValueOrDefault(tool) + 1;
            }
        }
        return new BaselineCheck(problems, looked, judged);
    }

    private static bool IsOurs(Finding finding) => finding.Witnesses is null || finding.Witnesses[0].Analyser == PlannedAnalyser.Pawl;

    private static IEnumerable<BaselineProblem> ProblemsOf(Baseline baseline, ProgramVersion version, JudgedFindings judged)
    {
        foreach (var finding in version.Analysis.Findings.Where(f => IsOurs(f) && !judged.Covers(baseline.Id, f)))
        {
            yield return new BaselineProblem(baseline.Id, finding.Place.StartLine, finding.Rule, finding.Message);
        }
        // Each analyser by itself, so that it does not matter which others are asked.
        foreach (var rule in version.Outside.Findings.GroupBy(JudgedFindings.RuleOf).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var (count, wanted) = (rule.Count(), judged.Count(baseline.Id, rule.Key));
            foreach (var finding in rule.Where(_ => wanted == 0))
            {
                yield return new BaselineProblem(baseline.Id, finding.StartLine, rule.Key, finding.Message);
            }
            if (wanted > 0 && count != wanted)
            {
                yield return new BaselineProblem(baseline.Id, 0, rule.Key, $"{count} findings, and {wanted} were judged");
            }
        }
        foreach (var gap in version.Analysis.Gaps)
        {
            yield return new BaselineProblem(baseline.Id, 0, "gap", $"not looked at: {gap.Detail}");
        }
        if (version.Outcome is { Failed: > 0 } or { Compiles: false })
        {
            yield return new BaselineProblem(baseline.Id, 0, "tests", version.Outcome.Message);
        }
    }
}

/// <summary>Something about one program that should not be.</summary>
/// <param name="Line">0 where it is about all of it.</param>
/// <param name="What">The rule, or <c>gap</c>, or <c>tests</c>.</param>
public sealed record BaselineProblem(string Program, int Line, string What, string Message)
{
    public override string ToString() =>
        Line > 0 ? FormattableString.Invariant($"{Program}:{Line}: {What}: {Message}") : $"{Program}: {What}: {Message}";
}
