using Pawl.Analysis;
using Pawl.Engine.Audit;
using Pawl.Engine.Cache;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Cli;

/// <summary>What lies beside the program: rules, the tree-sitter core, grammars.</summary>
internal static class Installation
{
    internal static string Folder => AppContext.BaseDirectory;

    /// <summary>Checksums of the tree-sitter core and the grammars, written where they are built.</summary>
    internal static string NativesSum => Path.Combine(Folder, "natives.sum");

    /// <summary>Where analyses are kept between runs; null where there is no place for them, or nothing tells which libraries make them.</summary>
    internal static string? CachePath => File.Exists(NativesSum) ? ContentCache.DefaultPath(Environment.GetEnvironmentVariable) : null;

    internal static AnalysisTools Tools(RuleLibrary rules) =>
        AnalysisTools.Of(rules, File.Exists(NativesSum) ? File.ReadAllText(NativesSum) : "");

    /// <summary>For what is neither kept nor compared with what was kept: no digest of all rules is made.</summary>
    internal static AnalysisTools PlainTools(RuleLibrary rules) =>
        new(
            path => Analyser.LanguageOf(path, default)?.Name,
            Analyser.EngineVersion,
            "",
            () =>
            {
                var analyser = new Analyser(rules.Of);
                return new AnalysisWorker(analyser.Analyse, analyser, analyser.Analyse);
            }
        );

    /// <summary>The study that comes with Pawl.</summary>
    internal static string Replication => Path.Combine(Folder, "studies", "replicate");

    internal static RuleLibrary Rules() => new(Path.Combine(Folder, "rules"));

    /// <summary>Runs work that analyses on a thread whose stack is large enough for it.</summary>
    internal static T OnAnalysisThread<T>(Func<T> work)
    {
        T result = default!;
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception e)
                {
                    failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e);
                }
            },
            Analyser.StackBytes
        );
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
