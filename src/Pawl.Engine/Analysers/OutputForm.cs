using System.Text.RegularExpressions;

namespace Pawl.Engine.Analysers;

/// <summary>How to read what an analyser writes.</summary>
/// <param name="Format"><c>sarif</c>, <c>json</c> or <c>lines</c>.</param>
/// <param name="From"><c>output</c> (the file that <c>{output}</c> names), <c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Findings">JSON: where they are and which field is what.</param>
/// <param name="Pattern">Lines: one with groups.</param>
/// <param name="Gaps">JSON: where files that were not looked at are listed.</param>
/// <param name="Looked">How the analyser tells which files it looked at; null: it does not.</param>
/// <param name="GapRules">Findings of these rules say that a file was not looked at.</param>
/// <param name="KeepRules">Only findings of these rules are about security; null: all that are not dropped.</param>
/// <param name="DropRules">Findings of these rules are not about security.</param>
/// <param name="GapLines">Lines on standard error that name a file which was not looked at.</param>
internal sealed record OutputForm(
    string Format,
    string From,
    FieldMap? Findings,
    Regex? Pattern,
    FieldMap? Gaps,
    LookedForm? Looked,
    Regex? GapRules,
    Regex? KeepRules,
    Regex? DropRules,
    Regex? GapLines
);

/// <summary>Where things stand in JSON.</summary>
/// <param name="Items">Names to go down by; every list on the way is gone through.</param>
/// <param name="Fields">What to find below an item, or below those around it: dotted names, numbers for places in lists.</param>
internal sealed record FieldMap(string Items, IReadOnlyDictionary<string, string> Fields);

/// <summary>How an analyser tells what it looked at; one of them is set.</summary>
/// <param name="Json">A list whose field <c>file</c> names each.</param>
/// <param name="Keys">A JSON object whose keys are the names.</param>
/// <param name="Count">A JSON number: how many there were.</param>
/// <param name="Artifacts">SARIF's list of artifacts.</param>
/// <param name="Lines">Lines of standard output or error with the group <c>file</c>.</param>
internal sealed record LookedForm(FieldMap? Json, string? Keys, string? Count, bool Artifacts, Regex? Lines);
