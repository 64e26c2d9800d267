using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>A language: how to recognise, parse and lower it. One file in this folder each; <see cref="LanguageTable.All"/> lists them.</summary>
/// <param name="Name">Stable id: <c>python</c>.</param>
/// <param name="Title">For people: <c>Python</c>.</param>
/// <param name="Grammar">File name in <c>grammars/</c>, without its ending.</param>
/// <param name="Symbol">What follows <c>tree_sitter_</c> in the grammar's library.</param>
/// <param name="Rules">Folder below <c>rules/</c>; languages of one family share it.</param>
/// <param name="Extensions">With the dot, lower case.</param>
/// <param name="Interpreters">Names on a <c>#!</c> line.</param>
/// <param name="NewLowering">A lowering for one thread.</param>
/// <param name="BuildsOn">Folder of rules that hold here as well, unless one of the own folder has the same name.</param>
internal sealed record LanguageDefinition(
    string Name,
    string Title,
    string Grammar,
    string Symbol,
    string Rules,
    IReadOnlyList<string> Extensions,
    IReadOnlyList<string> Interpreters,
    Func<Grammar, Lowering> NewLowering,
    string? BuildsOn = null
);
