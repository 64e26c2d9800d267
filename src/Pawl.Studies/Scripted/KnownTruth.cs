using Pawl.Analysis.Findings;
using Pawl.Engine.Weaknesses;

namespace Pawl.Studies.Scripted;

/// <summary>What the scripted iterator did to a program, told from the two texts alone.</summary>
/// <param name="Planted">Weaknesses that are new.</param>
/// <param name="Removed">Defences that went.</param>
internal sealed record KnownTruth(IReadOnlyList<Plant> Planted, IReadOnlyList<Removal> Removed)
{
    internal static KnownTruth Of(ScriptedLanguage language, string before, string after) =>
        new(
            [.. language.Weaknesses.Where(p => p.IsIn(after) && !p.IsIn(before))],
            [.. language.Removals.Where(r => r.CountIn(after) < r.CountIn(before))]
        );

    internal static string CategoryOf(int cwe) => CweCategories.BuiltIn.Of(cwe)?.Id ?? "";

    internal static string CategoryOf(Finding finding) => finding.Cwe is [var cwe, ..] ? CategoryOf(cwe) : "";
}
