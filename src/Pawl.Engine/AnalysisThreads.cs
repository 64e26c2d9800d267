using System.Runtime.ExceptionServices;
using Pawl.Analysis;

namespace Pawl.Engine;

/// <summary>Threads whose stacks are large enough to analyse on.</summary>
public static class AnalysisThreads
{
    /// <summary>Runs the work on that many threads; the first failure is thrown when all have ended.</summary>
    public static async Task Run(int count, Action work)
    {
        var ended = new TaskCompletionSource<Exception?>[count];
        for (var i = 0; i < count; i++)
        {
            var done = ended[i] = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
            new Thread(() => done.SetResult(Attempt(work)), Analyser.StackBytes) { IsBackground = true, Name = $"analysis {i}" }.Start();
        }
        foreach (var failure in await Task.WhenAll(ended.Select(e => e.Task)))
        {
            if (failure is not null)
            {
                ExceptionDispatchInfo.Throw(failure);
            }
        }
    }

    private static Exception? Attempt(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception e)
        {
            // Carried to the caller's thread, where it is thrown.
            return e;
        }
    }
}
