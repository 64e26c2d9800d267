using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

/// <summary>A bounded queue between producers and consumers. Commands: limit COUNT, produce PRODUCERS ITEMS CONSUMERS, moved, fill COUNT.</summary>
internal static class Program
{
    private const int MaxWorkers = 8;
    private const int MaxItems = 2000;
    private const int MaxLimit = 100;

    private static int limit = 10;
    private static long moved;

    private static async Task<int> Main()
    {
        string? line;
        while ((line = Console.ReadLine()) is not null)
        {
            Console.WriteLine(await Obey(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
        return 0;
    }

    private static async Task<string> Obey(string[] words)
    {
        switch (words)
        {
            case ["limit", var count]:
                if (!TryNumber(count, MaxLimit, out var newLimit))
                {
                    return "bad number";
                }
                limit = newLimit;
                return "set";
            case ["produce", var producers, var items, var consumers]:
                return
                    TryNumber(producers, MaxWorkers, out var p)
                    && TryNumber(items, MaxItems, out var i)
                    && TryNumber(consumers, MaxWorkers, out var c)
                    ? await Produce(p, i, c)
                    : "bad number";
            case ["fill", var count]:
                return TryNumber(count, MaxItems, out var f) ? Fill(f) : "bad number";
            case ["moved"]:
                return Interlocked.Read(ref moved).ToString(CultureInfo.InvariantCulture);
            default:
                return "what?";
        }
    }

    /// <summary>Every item must arrive once, whoever is faster.</summary>
    private static async Task<string> Produce(int producers, int items, int consumers)
    {
        var queue = new BoundedQueue(limit);
        var producing = Enumerable.Range(0, producers).Select(n => Task.Run(() => Put(queue, n, items))).ToArray();
        var consuming = Enumerable.Range(0, consumers).Select(_ => Task.Run(() => Take(queue))).ToArray();
        await Task.WhenAll(producing);
        queue.Close();
        var sums = await Task.WhenAll(consuming);
        var expected = checked((long)producers * items * (items + 1) / 2);
        var sum = sums.Sum();
        return string.Create(CultureInfo.InvariantCulture, $"{sum} {(sum == expected ? "all there" : "something is lost")}");
    }

    private static void Put(BoundedQueue queue, int number, int items)
    {
        for (var i = 1; i <= items; i++)
        {
            if (!queue.Put(i, TimeSpan.FromSeconds(5)))
            {
                throw new InvalidOperationException($"producer {number} waited too long");
            }
        }
    }

    private static long Take(BoundedQueue queue)
    {
        long sum = 0;
        while (queue.Take() is { } item)
        {
            sum += item;
            Interlocked.Increment(ref moved);
        }
        return sum;
    }

    /// <summary>Nobody takes: the queue must refuse what does not fit.</summary>
    private static string Fill(int count)
    {
        var queue = new BoundedQueue(limit);
        var kept = 0;
        while (kept < count && queue.Put(kept, TimeSpan.Zero))
        {
            kept++;
        }
        return string.Create(CultureInfo.InvariantCulture, $"{kept} kept");
    }

    private static bool TryNumber(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most;
}

/// <summary>Holds so many items and no more; both ends wait for each other.</summary>
internal sealed class BoundedQueue
{
    private readonly object gate = new();
    private readonly Queue<int> items = new();
    private readonly int limit;
    private bool closed;

    internal BoundedQueue(int limit) => this.limit = limit;

    /// <returns>False when there was no room in time.</returns>
    internal bool Put(int item, TimeSpan patience)
    {
        lock (gate)
        {
            while (items.Count >= limit)
            {
                if (!Monitor.Wait(gate, patience))
                {
                    return false;
                }
            }
            items.Enqueue(item);
            Monitor.PulseAll(gate);
            return true;
        }
    }

    /// <returns>Null when the queue is closed and empty.</returns>
    internal int? Take()
    {
        lock (gate)
        {
            while (items.Count == 0)
            {
                if (closed)
                {
                    return null;
                }
                Monitor.Wait(gate);
            }
            var item = items.Dequeue();
            Monitor.PulseAll(gate);
            return item;
        }
    }

    internal void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }
}
