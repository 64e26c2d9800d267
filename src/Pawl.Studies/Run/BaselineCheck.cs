using Pawl.Engine.RuleLibrary;
using Pawl.Studies.Definitions;
using Pawl.Studies.Sandbox;

namespace Pawl.Studies.Run;

/// <summary>Programs that chains start from must be clean, must compile and must pass their own tests.</summary>
public static class BaselineCheck
{
    public static async Task<IReadOnlyList<string>> Problems(
        StudyDefinition study,
        RuleLibrary rules,
        bool withTests,
        CancellationToken cancel
    )
    {
        var tests = withTests ? await ProgramTests.Prepare(study.Baselines.Select(b => b.Language), cancel) : null;
        await using var desk = new AnalysisDesk(rules, Environment.ProcessorCount);
        var examiner = new Examiner(desk, tests);
        List<string> problems = [];
        foreach (var baseline in study.Baselines)
        {
            var version = await examiner.Look(baseline, baseline.Content, cancel);
            problems.AddRange(version.Analysis.Findings.Select(f => $"{baseline.Id}:{f.Place.StartLine}: {f.Rule}: {f.Message}"));
            problems.AddRange(version.Analysis.Gaps.Select(g => $"{baseline.Id}: not looked at: {g.Detail}"));
            if (version.Outcome is { Failed: > 0 } or { Compiles: false })
            {
                problems.Add($"{baseline.Id}: {version.Outcome.Message}");
            }
        }
        return problems;
    }
}
