using System.Text.RegularExpressions;
using Pawl.Analysis.Findings;

namespace Pawl.Engine.Analysers;

/// <summary>All that Pawl knows of one outside analyser; <c>rules/analysers.yaml</c> says what each part means.</summary>
/// <param name="Endings">Files that it is given; empty: all.</param>
/// <param name="Never">Files that it would take as its own settings.</param>
/// <param name="Silencers">What comments in the code could switch it off with; made meaningless in its copies where no argument does that.</param>
/// <param name="Programs">Names to look for on the PATH, or one absolute path.</param>
/// <param name="Find">Values that a command tells: <c>sdk</c> from <c>dotnet --info</c>.</param>
/// <param name="Files">Files that must be there, by the name that arguments use for them.</param>
/// <param name="Run">Commands, one after the other.</param>
/// <param name="Together">A file's findings depend on the other files.</param>
/// <param name="ByItself">Where they do: what may be said of files that are handed in by themselves; null: nothing.</param>
/// <param name="Cwe">Of rules that nothing else tells the CWE of.</param>
/// <param name="Digest">Changes with anything in the definition and its configuration.</param>
internal sealed record AnalyserDefinition(
    string Id,
    string Title,
    IReadOnlyList<string> Endings,
    IReadOnlyList<string> Never,
    Regex? Silencers,
    IReadOnlyList<string> Programs,
    AnalyserQuestion Version,
    IReadOnlyDictionary<string, AnalyserQuestion> Find,
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyList<IReadOnlyList<string>> Run,
    IReadOnlyList<int> ExitCodes,
    OutputForm Output,
    IReadOnlyDictionary<string, Severity> Severities,
    IReadOnlyDictionary<string, MappedRule> Rules,
    IReadOnlyList<int> Cwe,
    bool Together,
    ByItselfForm? ByItself,
    int Seconds,
    string Digest
)
{
    internal bool Takes(string path) => (Endings.Count == 0 || EndsIn(path, Endings)) && !EndsIn(path, Never);

    /// <summary>It can be asked about many versions of files at once, each by itself.</summary>
    internal bool TakesVersions => !Together || ByItself is not null;

    private static bool EndsIn(string path, IReadOnlyList<string> endings) =>
        endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Arguments to call the program with, and the pattern whose first group is the answer.</summary>
internal sealed record AnalyserQuestion(string? Program, IReadOnlyList<string> Arguments, Regex Pattern);

/// <summary>What a rule of an analyser means here; null or empty: what the analyser says itself.</summary>
internal sealed record MappedRule(IReadOnlyList<int> Cwe, Severity? Severity);

/// <summary>An analyser that looks at files together, handed files that have nothing to do with each other.</summary>
/// <param name="DropRules">Rules that would join them all the same.</param>
internal sealed record ByItselfForm(Regex? DropRules);
