using Pawl.Engine;
using Pawl.Studies.Models;
using Pawl.Studies.Records;

namespace Pawl.Studies.Run;

/// <summary>
/// The exchanges of one chain while it runs, in a file of its own that only grows: what is in it is never asked again.
/// </summary>
/// <param name="asker">Null in a replay.</param>
/// <param name="replay">A recorded run that answers instead of the model.</param>
internal sealed class OpenChain : IDisposable
{
    private readonly Dictionary<string, Exchange> known = new(StringComparer.Ordinal);
    private readonly FileStream file;
    private readonly Asker? asker;
    private readonly RecordedExchanges? replay;
    private readonly bool durable;

    internal OpenChain(string path, Asker? asker, RecordedExchanges? replay, bool durable)
    {
        (this.asker, this.replay, this.durable) = (asker, replay, durable);
        var end = 0L;
        if (File.Exists(path))
        {
            using var lines = new LineReader(path);
            while (lines.Next() && lines.Ended)
            {
                var exchange = lines.Parse(Exchange.FromLine)!;
                known[exchange.Key] = exchange;
                end = lines.Offset + lines.Length + 1;
            }
        }
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.SetLength(end);
        file.Position = end;
    }

    internal async Task<Exchange> Ask(Question question, CancellationToken cancel)
    {
        if (known.TryGetValue(question.Key, out var before))
        {
            // It may have been killed between the answer and its entry in the accounts.
            asker?.Settle(before);
            return before;
        }
        var exchange = replay is null ? await asker!.Ask(question, cancel) : replay.Find(question);
        file.Write(exchange.ToLine());
        file.Flush(durable);
        known[exchange.Key] = exchange;
        asker?.Settle(exchange);
        return exchange;
    }

    public void Dispose() => file.Dispose();
}
