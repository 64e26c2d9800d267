using Pawl.Engine.Weaknesses;
using Pawl.Studies.Definitions;
using Pawl.Studies.Run;
using Pawl.Studies.Scripted;

namespace Pawl.Tests.Studies;

/// <summary>The pipeline against known truth.</summary>
public sealed class CalibrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Controls_in_which_nothing_happens_show_nothing()
    {
        var study = StudyDefinition.Load(Path.Combine(Golden.Root, "studies", "replicate", "extension.yaml"));
        var calibration = await Calibration.Measure(study, TestStudy.Rules, StudyAnalysers.None, null, Cancel);
        Assert.Equal(0, calibration.Rescanned);
        Assert.True(calibration.ReformattedFindings > 100);
        Assert.Equal(0, calibration.ReformattedIntroduced);
        Assert.Equal(CweCategories.BuiltIn.All.Select(c => c.Id), calibration.Rows.Select(r => r.Category));
        Assert.All(calibration.Rows, r => Assert.True(r.Planted >= 30 && r.Found > 0, r.Category));
        Assert.All(calibration.Rows, r => Assert.InRange(r.FalseIntroduction.Value, 0, 0.02));
        // Pawl alone looked, so by itself it sees what all see together.
        var (ours, seen) = (Assert.Single(calibration.Tools), calibration.Rows.Select(r => (r.Category, r.Planted, r.Found)));
        Assert.Equal("pawl", ours.Tool);
        Assert.Equal(seen, ours.Rows.Select(r => (r.Category, r.Planted, r.Found)));
    }

    [Fact]
    public async Task Planted_rates_are_recovered_within_their_intervals()
    {
        using var study = new TestStudy(baselines: "python/notes javascript/files c/ledger", iterations: 10, replicates: 4);
        var options = study.Options();
        await StudyRun.Run(options, null, Cancel);
        var calibration = await Calibration.Measure(options.Study, TestStudy.Rules, StudyAnalysers.None, null, Cancel);
        var rates = RateRecovery.Of(options.Study, options.Output, calibration);
        var strategies = rates.Where(r => options.Study.Strategies.Any(s => s.Id == r.What)).ToList();
        Assert.Equal(4, strategies.Count);
        Assert.All(strategies, r => Assert.True(r.Holds, $"{r}"));
        // At 95 % about one in twenty is outside by chance.
        Assert.InRange(rates.Count(r => !r.Holds), 0, 3);
        Assert.All(strategies, r => Assert.InRange(r.Planted, r.Expected * 0.6, r.Expected * 1.4));
    }

    [Fact]
    public void Every_edit_changes_programs_and_can_be_taken_back()
    {
        var study = StudyDefinition.Load(Path.Combine(Golden.Root, "studies", "replicate", "extension.yaml"));
        var script = ScriptedIterator.Of(study);
        foreach (var baseline in study.Baselines)
        {
            var language = script.For(baseline.Language);
            var code = System.Text.Encoding.UTF8.GetString(baseline.Content);
            foreach (var plant in language.Weaknesses.Concat(language.Harmless))
            {
                var edited = language.Add(code, plant);
                Assert.True(plant.IsIn(edited) && !plant.IsIn(code));
                Assert.Equal(code, ScriptedLanguage.TakeOut(edited, plant));
            }
        }
        foreach (var language in script.Languages)
        {
            var programs = study
                .Baselines.Where(b => b.Language == language.Language)
                .Select(b => System.Text.Encoding.UTF8.GetString(b.Content));
            Assert.All(
                language.Removals,
                r => Assert.True(programs.Any(p => r.CountIn(p) > 0), $"{language.Language.Name}: {r.Id} fits no program")
            );
            Assert.Equal(
                CweCategories.BuiltIn.All.Select(c => c.Id).Order(StringComparer.Ordinal),
                language.Weaknesses.Select(w => w.Category).Distinct().Order(StringComparer.Ordinal)
            );
            Assert.All(language.Weaknesses, w => Assert.Equal(w.Category, KnownTruth.CategoryOf(w.Cwe)));
            Assert.All(language.Removals, w => Assert.Equal(w.Category, KnownTruth.CategoryOf(w.Cwe)));
        }
    }
}
