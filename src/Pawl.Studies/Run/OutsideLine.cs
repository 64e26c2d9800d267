using System.Threading.Channels;
using Pawl.Engine.Analysers;
using Pawl.Engine.Cache;

namespace Pawl.Studies.Run;

/// <summary>The programs that wait for one analyser.</summary>
internal sealed class OutsideLine : IAsyncDisposable
{
    private const int MostAtOnce = 32;
    private const int LongestGap = 200;
    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>();
    private readonly InstalledAnalyser analyser;
    private readonly ContentCache cache;
    private readonly CancellationTokenSource ending = new();
    private readonly Task working;

    internal OutsideLine(InstalledAnalyser analyser, ContentCache cache)
    {
        (this.analyser, this.cache) = (analyser, cache);
        working = Task.Run(Work);
    }

    internal bool Takes(string path) => analyser.Definition.Takes(path);

    internal Task<OutsideAnswer> Look(SourceContent content)
    {
        var done = new TaskCompletionSource<OutsideAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        return waiting.Writer.TryWrite(new Waiting(content, done))
            ? done.Task
            : Task.FromException<OutsideAnswer>(new OperationCanceledException());
    }

    private async Task Work()
    {
        // What hangs on the files beside it must have none.
        var most = analyser.Definition.Together ? 1 : MostAtOnce;
        while (await waiting.Reader.WaitToReadAsync())
        {
            List<Waiting> now = [];
            while (now.Count < most && waiting.Reader.TryRead(out var next))
            {
                now.Add(next);
            }
            await Answer(now);
        }
    }

    private async Task Answer(List<Waiting> now)
    {
        try
        {
            var report = await Analysers.Run([analyser], [.. now.Select(w => w.Content)], cache, null, ending.Token);
            if (report.Uses.Any(use => use.Trouble is not null) && now.Count > 1)
            {
                // One program must not be why another is not looked at.
                foreach (var one in now)
                {
                    await Answer([one]);
                }
                return;
            }
            foreach (var one in now)
            {
                one.Done.SetResult(Part(report, one.Content.Path));
            }
        }
        catch (Exception e)
        {
            // Carried to whoever asked.
            foreach (var one in now)
            {
                one.Done.TrySetException(e);
            }
        }
    }

    private OutsideAnswer Part(AnalysersReport report, string path)
    {
        var gaps = report.Gaps.Where(gap => gap.Path == path).Select(gap => gap with { Detail = Plain(gap.Detail, path) }).ToList();
        return new OutsideAnswer([.. report.Findings.Where(f => f.Path == path)], gaps, gaps.Count == 0 ? [analyser.Id] : []);
    }

    private static string Plain(string detail, string path)
    {
        var plain = detail.Replace(path, Path.GetFileName(path), StringComparison.Ordinal);
        return plain.Length > LongestGap ? plain[..LongestGap] : plain;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.Complete();
        await ending.CancelAsync();
        await working;
        ending.Dispose();
    }

    private sealed record Waiting(SourceContent Content, TaskCompletionSource<OutsideAnswer> Done);
}
