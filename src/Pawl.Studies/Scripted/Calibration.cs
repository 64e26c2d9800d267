using System.Text;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Matching;
using Pawl.Engine.RuleLibrary;
using Pawl.Engine.Weaknesses;
using Pawl.Studies.Definitions;
using Pawl.Studies.Run;

namespace Pawl.Studies.Scripted;

/// <summary>
/// What the measuring itself does, by known truth: every planted weakness, taken-out defence and harmless edit of the script on every program, one at a time;
/// and controls in which nothing happened, so that whatever is seen is noise.
/// </summary>
/// <param name="Rescanned">Findings and defences that differ when the same bytes are analysed again.</param>
/// <param name="Reformatted">Programs, bare and with a weakness each, that were indented anew and had their functions renamed.</param>
/// <param name="ReformattedIntroduced">Findings that this brought.</param>
public sealed record Calibration(
    IReadOnlyList<CalibrationRow> Rows,
    int Rescanned,
    int Reformatted,
    int ReformattedFindings,
    int ReformattedIntroduced
)
{
    /// <summary>Each analyser by itself, Pawl among them, by name.</summary>
    public required IReadOnlyList<CalibrationTool> Tools { get; init; }

    /// <summary>Measures a study's pipeline on its own programs.</summary>
    /// <param name="cachePath">Where answers of analysers are kept; null: nowhere.</param>
    public static async Task<Calibration> Measure(
        StudyDefinition study,
        RuleLibrary rules,
        StudyAnalysers analysers,
        string? cachePath,
        CancellationToken cancel
    )
    {
        var script = ScriptedIterator.Of(study);
        await using var desk = new AnalysisDesk(rules, Environment.ProcessorCount);
        await using var outside = new OutsideDesk(analysers, cachePath);
        using var examiner = new Examiner(desk, outside, null);
        var (together, tools) = (new CategorySums(), new SortedDictionary<string, CategorySums>(StringComparer.Ordinal));
        var controls = new ControlSums();
        foreach (var baseline in study.Baselines)
        {
            cancel.ThrowIfCancellationRequested();
            await new OneProgram(baseline, script.For(baseline.Language), examiner, together, tools, controls).Measure(cancel);
        }
        controls.Rescanned = await Rescan(study, rules, desk);
        return new Calibration(together.Rows, controls.Rescanned, controls.Reformatted, controls.Findings, controls.Introduced)
        {
            Tools = [.. tools.Select(t => new CalibrationTool(t.Key, t.Value.Rows))],
        };
    }

    /// <summary>Analyses all programs a second time, with other analysers.</summary>
    private static async Task<int> Rescan(StudyDefinition study, RuleLibrary rules, AnalysisDesk first)
    {
        await using var second = new AnalysisDesk(rules, 1);
        var differences = 0;
        foreach (var baseline in study.Baselines)
        {
            var before = new ProgramVersion(
                baseline.Hash,
                baseline.Content,
                await first.Analyse(baseline.Language, baseline.Hash, baseline.Content),
                null
            );
            var after = before with { Analysis = await second.Analyse(baseline.Language, baseline.Hash, baseline.Content) };
            var delta = ProgramVersion.Compare(before, after);
            differences += delta.Introduced.Count() + delta.Fixed.Count() + delta.DefencesLost.Count() + delta.DefencesGained.Count();
        }
        return differences;
    }

    private sealed class Sums
    {
        internal int Planted,
            Found,
            FoundOtherwise,
            Removed,
            Missed,
            FalselyIntroduced,
            HarmlessEdits;

        internal CalibrationRow Row(string category) =>
            new(category, Planted, Found, FoundOtherwise, Removed, Missed, FalselyIntroduced, HarmlessEdits);
    }

    private sealed class CategorySums
    {
        private readonly Dictionary<string, Sums> sums = CweCategories.BuiltIn.All.ToDictionary(
            c => c.Id,
            _ => new Sums(),
            StringComparer.Ordinal
        );

        internal Sums this[string category] => sums[category];

        internal List<CalibrationRow> Rows => [.. sums.Select(s => s.Value.Row(s.Key))];

        internal void Planted(string category, List<Finding> there)
        {
            var own = sums[category];
            own.Planted++;
            if (there.Exists(f => KnownTruth.CategoryOf(f) == category))
            {
                own.Found++;
            }
            else if (there.Count > 0)
            {
                own.FoundOtherwise++;
            }
        }

        internal void Harmless(List<Finding> introduced)
        {
            foreach (var (category, own) in sums)
            {
                own.HarmlessEdits++;
                own.FalselyIntroduced += introduced.Count(f => KnownTruth.CategoryOf(f) == category);
            }
        }
    }

    private sealed class ControlSums
    {
        internal int Rescanned,
            Reformatted,
            Findings,
            Introduced;
    }

    private sealed class OneProgram(
        Baseline baseline,
        ScriptedLanguage script,
        Examiner examiner,
        CategorySums together,
        SortedDictionary<string, CategorySums> tools,
        ControlSums controls
    )
    {
        internal async Task Measure(CancellationToken cancel)
        {
            var before = await examiner.Look(baseline, baseline.Content, cancel);
            await LookAhead(before, cancel);
            await Reformat(before, cancel);
            foreach (var plant in script.Weaknesses)
            {
                var text = script.Add(before.Text, plant);
                var after = await Look(text, cancel);
                Count(plant, text, after, ProgramVersion.Compare(before, after));
                await Reformat(after, cancel);
            }
            foreach (var removal in script.Removals.Where(r => r.CountIn(before.Text) > 0))
            {
                var delta = ProgramVersion.Compare(before, await Look(removal.Apply(before.Text), cancel));
                together[removal.Category].Removed++;
                together[removal.Category].Missed += delta.DefencesLost.Any() || delta.Introduced.Any() ? 0 : 1;
            }
            foreach (var harmless in script.Harmless)
            {
                var after = await Look(script.Add(before.Text, harmless), cancel);
                var introduced = ProgramVersion.Compare(before, after).Introduced.ToList();
                together.Harmless(introduced);
                foreach (var (tool, sums) in ToolsOf(after))
                {
                    sums.Harmless(introduced.FindAll(f => IsNamedBy(f, tool)));
                }
            }
        }

        /// <summary>All variants at once: analysers take what waits for them in one go, and what was looked at is remembered.</summary>
        private async Task LookAhead(ProgramVersion before, CancellationToken cancel)
        {
            var planted = await Task.WhenAll(script.Weaknesses.Select(plant => Look(script.Add(before.Text, plant), cancel)));
            var others = script
                .Removals.Select(removal => removal.Apply(before.Text))
                .Concat(script.Harmless.Select(harmless => script.Add(before.Text, harmless)))
                .Concat(planted.Append(before).Select(Reformatting.Of));
            await Task.WhenAll(others.Select(text => Look(text, cancel)));
        }

        private void Count(Plant plant, string text, ProgramVersion after, Delta delta)
        {
            var (first, last) = plant.LinesIn(text);
            var there = delta.Introduced.Where(f => f.Place.StartLine >= first && f.Place.StartLine <= last).ToList();
            together.Planted(plant.Category, there);
            foreach (var (tool, sums) in ToolsOf(after))
            {
                sums.Planted(plant.Category, there.FindAll(f => IsNamedBy(f, tool)));
            }
        }

        /// <summary>Those that looked at all of it.</summary>
        private IEnumerable<(string Tool, CategorySums Sums)> ToolsOf(ProgramVersion version)
        {
            foreach (var tool in version.Outside.Looked.Append(PlannedAnalyser.Pawl))
            {
                if (!tools.TryGetValue(tool, out var sums))
                {
                    tools.Add(tool, sums = new CategorySums());
                }
                yield return (tool, sums);
            }
        }

        private static bool IsNamedBy(Finding finding, string tool) =>
            finding.Witnesses is { Count: > 0 } witnesses ? witnesses.Any(w => w.Analyser == tool) : tool == PlannedAnalyser.Pawl;

        /// <summary>The same program in another layout and with other names for its functions: nothing may be new.</summary>
        private async Task Reformat(ProgramVersion version, CancellationToken cancel)
        {
            var delta = ProgramVersion.Compare(version, await Look(Reformatting.Of(version), cancel));
            controls.Reformatted++;
            controls.Findings += version.Analysis.Findings.Count;
            controls.Introduced += delta.Introduced.Count();
        }

        private Task<ProgramVersion> Look(string text, CancellationToken cancel) =>
            examiner.Look(baseline, Encoding.UTF8.GetBytes(text), cancel);
    }
}
