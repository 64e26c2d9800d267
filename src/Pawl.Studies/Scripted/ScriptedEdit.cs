using System.Text.RegularExpressions;

namespace Pawl.Studies.Scripted;

/// <summary>A piece of code that the scripted iterator adds: a function with a known weakness, or a harmless one.</summary>
/// <param name="Category">One of the study's twelve; empty for a harmless one.</param>
internal sealed record Plant(string Id, string Category, int Cwe, string Text)
{
    internal bool IsIn(string code) => code.Contains(Text, StringComparison.Ordinal);

    /// <summary>First and last line of it in the code, from 1.</summary>
    internal (int First, int Last) LinesIn(string code)
    {
        var first = 1 + code.AsSpan(0, code.IndexOf(Text, StringComparison.Ordinal)).Count('\n');
        return (first, first + Text.AsSpan().TrimEnd().Count('\n'));
    }
}

/// <summary>A defence that the scripted iterator takes out of code that has it.</summary>
internal sealed record Removal(string Id, string Category, int Cwe, Regex Find, string Replace)
{
    internal int CountIn(string code) => Find.Count(code);

    internal string Apply(string code) => Find.Replace(code, Replace, 1);
}
