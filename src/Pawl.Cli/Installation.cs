using Pawl.Analysis;
using Pawl.Engine.Cache;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Cli;

/// <summary>What lies beside the program: rules, the tree-sitter core, grammars.</summary>
internal static class Installation
{
    internal static string Folder => AppContext.BaseDirectory;

    /// <summary>Where analyses are kept between runs; null where there is no place for them.</summary>
    internal static string? CachePath => ContentCache.DefaultPath(Environment.GetEnvironmentVariable);

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
