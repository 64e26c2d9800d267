using Pawl.Engine.Authorship;

namespace Pawl.Engine.Ledger;

/// <summary>All recorded steps, by the content that they lead to. A way from one content to another tells whose hands it went through.</summary>
public sealed class StepGraph
{
    // A way through agents' hands is never given up for a shorter one.
    private const int Detour = 1000;
    private const int MostVisited = 20_000;
    private readonly Dictionary<(string Path, string? Blob), List<LedgerRecord>> into = [];
    private readonly HashSet<string> hashes = [];

    public int Count => hashes.Count;

    public void Add(LedgerRecord record)
    {
        if (!hashes.Add(record.Hash))
        {
            return;
        }
        var key = (record.Step.Path, record.Step.After);
        if (!into.TryGetValue(key, out var list))
        {
            into[key] = list = [];
        }
        list.Add(record);
        list.Sort(Order);
    }

    /// <summary>Whether any step led to this content.</summary>
    public bool Knows(string path, string? blob) => into.ContainsKey((path, blob));

    /// <summary>The step that led to a content; null when none did.</summary>
    public LedgerStep? Into(string path, string? blob) => into.TryGetValue((path, blob), out var records) ? records[0].Step : null;

    /// <summary>The steps from one content to another, in order; null when no recorded way leads there.</summary>
    /// <param name="from">Path before.</param>
    /// <param name="before">Null: the file is new.</param>
    public IReadOnlyList<LedgerRecord>? Way(string from, string? before, string path, string? after) =>
        Way(path, after, node => node == (before is null ? (node.Path, null) : (from, before)));

    /// <summary>The steps to a content from the nearest one that is given as known, in order; null when there is no such way.</summary>
    /// <param name="isStart">Tells of a path and a blob (null: no file) whether to begin there.</param>
    public IReadOnlyList<LedgerRecord>? Way(string path, string? after, Func<(string Path, string? Blob), bool> isStart)
    {
        var goal = (path, after);
        if (isStart(goal))
        {
            return [];
        }
        var next = new Dictionary<(string, string?), LedgerRecord?> { [goal] = null };
        var queue = new PriorityQueue<(string Path, string? Blob), (int Cost, int Order)>();
        var costs = new Dictionary<(string, string?), int> { [goal] = 0 };
        queue.Enqueue(goal, (0, 0));
        var order = 0;
        while (queue.TryDequeue(out var node, out var at) && order < MostVisited)
        {
            if (node != goal && isStart(node))
            {
                return Walk(node, next);
            }
            if (at.Cost > costs[node] || node.Blob is null)
            {
                continue;
            }
            foreach (var record in into.GetValueOrDefault(node, []))
            {
                var source = (record.Step.From ?? record.Step.Path, record.Step.Before);
                var cost = at.Cost + (record.Step.By == AuthorKind.Agent ? 1 : Detour);
                if (!costs.TryGetValue(source, out var known) || cost < known)
                {
                    costs[source] = cost;
                    next[source] = record;
                    queue.Enqueue(source, (cost, ++order));
                }
            }
        }
        return null;
    }

    private static List<LedgerRecord> Walk((string, string?) node, Dictionary<(string, string?), LedgerRecord?> next)
    {
        var way = new List<LedgerRecord>();
        while (next[node] is { } record)
        {
            way.Add(record);
            node = (record.Step.Path, record.Step.After);
        }
        return way;
    }

    /// <summary>Where the same step was seen twice: an agent's hook first, then the same on every machine.</summary>
    private static int Order(LedgerRecord a, LedgerRecord b)
    {
        var by = Strength(a.Step).CompareTo(Strength(b.Step));
        return by != 0 ? by : string.CompareOrdinal(a.Hash, b.Hash);
    }

    private static int Strength(LedgerStep step) =>
        step.By switch
        {
            AuthorKind.Agent => step.Via == "commit" ? 1 : 0,
            AuthorKind.Human => 2,
            AuthorKind.Bot => 3,
            _ => 4,
        };
}
