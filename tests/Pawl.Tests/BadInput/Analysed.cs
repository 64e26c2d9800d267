using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Pawl.Analysis;
using Pawl.Engine;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.BadInput;

/// <summary>One content analysed as the commands do it: with all rules, on a thread with a large stack.</summary>
internal static class Analysed
{
    private static readonly RuleLibrary Rules = new(Path.Combine(AppContext.BaseDirectory, "rules"));
    private static readonly ConcurrentBag<Analyser> Idle = [];

    internal static async Task<(FileAnalysis Analysis, TimeSpan Time)> Content(string path, byte[] content)
    {
        FileAnalysis? analysis = null;
        var time = TimeSpan.Zero;
        await AnalysisThreads.Run(
            1,
            () =>
            {
                var analyser = Idle.TryTake(out var idle) ? idle : new Analyser(Rules.Of);
                var watch = Stopwatch.StartNew();
                analysis = analyser.Analyse(path, content);
                time = watch.Elapsed;
                Idle.Add(analyser);
            }
        );
        return (analysis!, time);
    }

    internal static Task<(FileAnalysis Analysis, TimeSpan Time)> Content(string path, string content) =>
        Content(path, Encoding.UTF8.GetBytes(content));
}
