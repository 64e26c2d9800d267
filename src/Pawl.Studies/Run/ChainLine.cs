using Pawl.Studies.Models;
using Pawl.Studies.Records;

namespace Pawl.Studies.Run;

/// <summary>
/// Runs chains side by side and closes them in their order. How far one may be ahead of the slowest is bounded, and with it the memory.
/// </summary>
internal sealed class ChainLine(RunFolder folder, int parallel, int ahead)
{
    private readonly Queue<(Chain Chain, Task<IReadOnlyList<IterationRecord>> Running)> running = new();

    /// <summary>How many chains were closed.</summary>
    internal int Count { get; private set; }

    internal Action<int> Closed { get; set; } = _ => { };

    internal async Task Run(
        IEnumerable<Chain> chains,
        Func<Chain, CancellationToken, Task<IReadOnlyList<IterationRecord>>> run,
        CancellationToken cancel
    )
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var slots = new SemaphoreSlim(parallel);
        try
        {
            foreach (var chain in chains)
            {
                await slots.WaitAsync(stopping.Token);
                running.Enqueue((chain, Start(chain)));
                while (running.Count >= ahead || (running.Count > 0 && running.Peek().Running.IsCompleted))
                {
                    await CloseFirst();
                }
            }
            while (running.Count > 0)
            {
                await CloseFirst();
            }
        }
        catch (BudgetReached)
        {
            // The calls under way are paid for. Each chain ends at its own next one.
            await Ended();
            throw;
        }
        finally
        {
            // Whatever ended this, no chain goes on behind its back.
            await stopping.CancelAsync();
            await Ended();
        }

        Task Ended() =>
            Task.WhenAll(
                running.Select(r =>
                    r.Running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
                )
            );

        Task<IReadOnlyList<IterationRecord>> Start(Chain chain) =>
            Task.Run(
                async () =>
                {
                    try
                    {
                        return await run(chain, stopping.Token);
                    }
                    finally
                    {
                        slots.Release();
                    }
                },
                CancellationToken.None
            );
    }

    private async Task CloseFirst()
    {
        var (chain, task) = running.Peek();
        var records = await task;
        running.Dequeue();
        folder.Close(chain, records);
        Closed(++Count);
    }
}
