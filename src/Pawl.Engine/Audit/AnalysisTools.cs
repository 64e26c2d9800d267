using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Linking;
using Pawl.Analysis.Rules;

namespace Pawl.Engine.Audit;

/// <summary>Analyses one content; the path tells the language, and whether it holds tests.</summary>
public delegate FileAnalysis AnalyseContent(string path, ReadOnlySpan<byte> content);

/// <summary>Analyses one content with what is known of other files; the answer has an outline.</summary>
public delegate FileAnalysis AnalyseLinked(string path, ReadOnlySpan<byte> content, IReadOnlyDictionary<string, LinkedFunction> links);

/// <summary>What the audit asks of the analysis engine.</summary>
/// <param name="Version">For a path: everything but the content that its analysis depends on (engine, language, rules), for cache keys. Null when no language can have such a path.</param>
/// <param name="RulesDigest">Hex digits over all rules.</param>
/// <param name="NewWorker">An analyser for one thread.</param>
public sealed record AnalysisTools(Func<string, string?> Version, string EngineVersion, string RulesDigest, Func<AnalysisWorker> NewWorker)
{
    /// <summary>The engine with these rules.</summary>
    /// <param name="natives">Whatever tells the tree-sitter core and the grammars from others.</param>
    public static AnalysisTools Of(RuleLibrary.RuleLibrary rules, string natives)
    {
        var engine = Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{Analyser.Build}\n{natives}")));
        var versions = new ConcurrentDictionary<string, string?>(StringComparer.Ordinal);
        return new AnalysisTools(
            path => VersionOf(path, versions.GetOrAdd(Ending(path), ending => VersionOf(ending, engine, rules))),
            Analyser.EngineVersion,
            rules.DigestOf(Analyser.Languages.Select(l => l.Name)),
            () => Worker(rules, null)
        )
        {
            NewWorkerWith = packages => Worker(rules, packages),
            RulesOf = rules.Of,
        };
    }

    /// <summary>An analyser for one thread that looks at imports as well; its answers are never kept, since they depend on the repository around.</summary>
    internal Func<KnownPackages, AnalysisWorker>? NewWorkerWith { get; private init; }

    /// <summary>Rules by language; null where an analysis has none.</summary>
    internal Func<string, RuleSet?>? RulesOf { get; private init; }

    private static AnalysisWorker Worker(RuleLibrary.RuleLibrary rules, KnownPackages? packages)
    {
        var analyser = new Analyser(rules.Of, followsVersions: true) { Packages = packages };
        return new AnalysisWorker(analyser.Analyse, analyser, analyser.Analyse);
    }

    /// <summary>From the name's last dot on; empty for a name without one, whose first line may tell the language.</summary>
    private static string Ending(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[dot..];
    }

    /// <summary>Tests are looked at with other eyes.</summary>
    private static string? VersionOf(string path, string? version) =>
        version is not null && Analyser.IsTest(path) ? $"{version}/test" : version;

    private static string? VersionOf(string ending, string engine, RuleLibrary.RuleLibrary rules) =>
        // The content tells whether a header is C's or C++'s.
        ending.Equals(".h", StringComparison.OrdinalIgnoreCase)
            ? $"{engine}/h/{rules.DigestOf(["c", "cpp"])}"
        : ending.Length == 0 ? $"{engine}/#!/{rules.DigestOf(Analyser.Languages.Select(l => l.Name))}"
        : Analyser.LanguageOf("a" + ending, default) is { } language ? $"{engine}/{language.Name}/{rules.DigestOf([language.Name])}"
        : null;
}

/// <summary>One thread's analyser.</summary>
/// <param name="owned">Goes with it.</param>
/// <param name="linked">Null for an analysis that knows nothing of other files.</param>
public sealed class AnalysisWorker(AnalyseContent analyse, IDisposable? owned = null, AnalyseLinked? linked = null) : IDisposable
{
    public FileAnalysis Analyse(string path, ReadOnlySpan<byte> content, IReadOnlyDictionary<string, LinkedFunction> links) =>
        linked is null ? analyse(path, content) : linked(path, content, links);

    public FileAnalysis Analyse(string path, ReadOnlySpan<byte> content) => analyse(path, content);

    public void Dispose() => owned?.Dispose();
}
