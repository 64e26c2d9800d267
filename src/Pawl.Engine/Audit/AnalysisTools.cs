using Pawl.Analysis;

namespace Pawl.Engine.Audit;

/// <summary>Analyses one content; the path only tells the language.</summary>
public delegate FileAnalysis AnalyseContent(string path, ReadOnlySpan<byte> content);

/// <summary>What the audit asks of the analysis engine.</summary>
/// <param name="Version">For a path: everything but the content that its analysis depends on (engine, language, rules), for cache keys. Null when no language can have such a path.</param>
/// <param name="RulesDigest">Hex digits over all rules.</param>
/// <param name="NewWorker">An analyser for one thread.</param>
/// <param name="StackBytes">Stack that an analysing thread needs.</param>
public sealed record AnalysisTools(Func<string, string?> Version, string EngineVersion, string RulesDigest, Func<AnalysisWorker> NewWorker, int StackBytes);

/// <summary>One thread's analyser.</summary>
/// <param name="owned">Goes with it.</param>
public sealed class AnalysisWorker(AnalyseContent analyse, IDisposable? owned = null) : IDisposable
{
    public FileAnalysis Analyse(string path, ReadOnlySpan<byte> content) => analyse(path, content);

    public void Dispose() => owned?.Dispose();
}
