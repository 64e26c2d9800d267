using Pawl.Engine.Audit;
using Pawl.Studies.Definitions;
using Pawl.Studies.Records;
using Pawl.Studies.Run;

namespace Pawl.Studies.Scripted;

/// <summary>Whether the pipeline gives back the rates that the scripted iterator was set to.</summary>
/// <param name="What">A strategy, or a category over all strategies.</param>
/// <param name="Expected">Weaknesses that the set rates make one expect, over the occasions there were.</param>
/// <param name="Planted">How many there really were.</param>
/// <param name="Found">How many of them the records show as introduced.</param>
/// <param name="Recovered">What the records alone make one think there were: what was found, over the sensitivity that was measured before.</param>
public sealed record RecoveredRate(string What, double Expected, int Planted, int Found, double Recovered, double Low, double High)
{
    public bool Holds => Expected >= Low && Expected <= High;
}

/// <summary>Compares a scripted run's records with what the script was told to do. Only the arm without guards: the others take back what was planted.</summary>
public static class RateRecovery
{
    /// <param name="folder">The run's folder of results.</param>
    public static IReadOnlyList<RecoveredRate> Of(StudyDefinition study, string folder, Calibration calibration)
    {
        var script = ScriptedIterator.Of(study);
        var sensitivity = calibration.Rows.ToDictionary(r => r.Category, r => r.Sensitivity.Value, StringComparer.Ordinal);
        var cells = new SortedDictionary<(string Strategy, string Category), Cell>();
        IterationRecord? before = null;
        var textBefore = "";
        foreach (var record in RecordFile.Read(Path.Combine(folder, RunFolder.RecordsName)))
        {
            var text = File.ReadAllText(Path.Combine(folder, record.ContentPath));
            // Texts that do not compile may hide what follows; nothing was tried in answers without code.
            if (record is { Iteration: > 0, Arm: "none", Status: IterationStatus.Ok } && before?.Status != IterationStatus.CompileError)
            {
                Count(cells, script, record, textBefore, text);
            }
            (before, textBefore) = (record, text);
        }
        var strategies = cells.GroupBy(c => c.Key.Strategy).Select(g => Sum(g.Key, g.Select(c => (c.Key.Category, c.Value)), sensitivity));
        var categories = cells.GroupBy(c => c.Key.Category).Select(g => Sum(g.Key, g.Select(c => (c.Key.Category, c.Value)), sensitivity));
        return [.. strategies, .. categories.OrderBy(c => c.What, StringComparer.Ordinal)];
    }

    private static void Count(
        SortedDictionary<(string, string), Cell> cells,
        ScriptedIterator script,
        IterationRecord record,
        string before,
        string after
    )
    {
        var language = script.For(ProgramLanguage.Of(record.Language)!);
        var truth = KnownTruth.Of(language, before, after);
        foreach (var (category, rate) in script.Rates.Strategies[record.Strategy].Plants)
        {
            if (!cells.TryGetValue((record.Strategy, category), out var cell))
            {
                cells[(record.Strategy, category)] = cell = new Cell();
            }
            if (language.Weaknesses.Any(p => p.Category == category && !p.IsIn(before)))
            {
                cell.Expected += rate;
            }
            foreach (var plant in truth.Planted.Where(p => p.Category == category))
            {
                cell.Planted++;
                cell.Found += IsIntroduced(record, plant, after) ? 1 : 0;
            }
        }
    }

    private static bool IsIntroduced(IterationRecord record, Plant plant, string text)
    {
        var (first, last) = plant.LinesIn(text);
        return record.Findings.Any(f =>
            f.Line >= first
            && f.Line <= last
            && f.Category == plant.Category
            && (record.Introduced.Contains(f.Id) || record.Returned.Contains(f.Id))
        );
    }

    /// <summary>Categories that the pipeline cannot see at all are left out: nothing can be recovered there.</summary>
    private static RecoveredRate Sum(string what, IEnumerable<(string Category, Cell Cell)> cells, Dictionary<string, double> sensitivity)
    {
        var (expected, recovered) = (0.0, 0.0);
        var (planted, found) = (0, 0);
        foreach (var (category, cell) in cells.Where(c => sensitivity[c.Category] > 0))
        {
            expected += cell.Expected;
            recovered += cell.Found / sensitivity[category];
            planted += cell.Planted;
            found += cell.Found;
        }
        var (low, high) = Engine.Audit.Statistics.Poisson(found);
        var scale = found > 0 ? recovered / found : 1;
        return new RecoveredRate(what, expected, planted, found, recovered, low * scale, high * scale);
    }

    private sealed class Cell
    {
        internal double Expected;
        internal int Planted;
        internal int Found;
    }
}
