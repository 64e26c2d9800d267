using System.Collections.Concurrent;
using Pawl.Analysis;
using Pawl.Engine;
using Pawl.Engine.RuleLibrary;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Run;

/// <summary>Analyses contents on threads of its own; contents that were seen lately are not analysed again.</summary>
internal sealed class AnalysisDesk : IAsyncDisposable
{
    private const int Remembered = 2048;
    private readonly BlockingCollection<Action<Analyser>> work = [];
    private readonly Recent<FileAnalysis> recent = new(Remembered);
    private readonly Task threads;

    internal AnalysisDesk(RuleLibrary rules, int count) =>
        threads = AnalysisThreads.Run(
            count,
            () =>
            {
                using var analyser = new Analyser(rules.Of);
                foreach (var piece in work.GetConsumingEnumerable())
                {
                    piece(analyser);
                }
            }
        );

    internal Task<FileAnalysis> Analyse(ProgramLanguage language, string hash, byte[] content) =>
        recent.Get($"{language.Name}/{hash}", () => Start(language.FileName, content));

    private Task<FileAnalysis> Start(string path, byte[] content)
    {
        var done = new TaskCompletionSource<FileAnalysis>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(analyser =>
        {
            try
            {
                done.SetResult(analyser.Analyse(path, content));
            }
            catch (Exception e)
            {
                // Carried to whoever asked.
                done.SetException(e);
            }
        });
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        work.CompleteAdding();
        await threads;
        work.Dispose();
    }
}
