using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit;

/// <summary>
/// Every finding of the history once, from the step that brought it to the one that took it away, however many
/// contents carry it.
/// </summary>
internal sealed class FindingLedger
{
    private readonly List<LedgerFinding> findings = [];
    private readonly Dictionary<Content, int[]> byContent = [];
    private readonly HashSet<(int Family, ulong Identity)> onceFixed = [];

    /// <summary>Findings that may be in a content although it does not show them: who would see them did not look at it.</summary>
    private readonly Dictionary<Content, List<int>> hidden = [];

    internal IReadOnlyList<LedgerFinding> Findings => findings;

    /// <summary>The content's findings, in the order of its analysis, by their numbers here; null for content never seen.</summary>
    internal int[]? Of(Content content) => byContent.GetValueOrDefault(content);

    /// <summary>The content of another name.</summary>
    internal void Share(Content before, Content after)
    {
        if (byContent.TryGetValue(before, out var numbers))
        {
            byContent.TryAdd(after, numbers);
        }
        if (hidden.TryGetValue(before, out var waiting))
        {
            hidden.TryAdd(after, waiting);
        }
    }

    /// <summary>Takes a step into account.</summary>
    /// <param name="deltas">Against each parent, or against nothing.</param>
    /// <param name="position">Of the step in its chain.</param>
    /// <param name="isEdge">History begins here: what is found is older.</param>
    internal LedgerChange Take(int number, HistoryStep step, int family, IReadOnlyList<StepDelta> deltas, int position, bool isEdge)
    {
        var parents = step.Before.Select((content, i) => Parent(content, deltas[i])).ToList();
        var waiting = Waiting(step, parents, deltas);
        var after = deltas[0].After.Findings;
        var isExact = !isEdge && deltas.Any(d => d.Before.Seen);
        var known = byContent.GetValueOrDefault(step.After);
        var now = known ?? new int[after];
        var (introduced, returned, carried) = (new List<FindingKey>(), 0, 0);
        for (int i = 0, fresh = 0; i < after; i++)
        {
            var isNew = deltas[0].Origins[i] < 0;
            var key = isNew ? deltas[0].New[fresh++] : default;
            var origin = Oldest(parents, deltas, i);
            if (origin >= 0)
            {
                now[i] = known is null ? origin : now[i];
                carried++;
                continue;
            }
            if (deltas.Any(d => d.Uncertain.Contains(i)))
            {
                now[i] = known is null ? Awaited(waiting, key) ?? Add(new LedgerFinding(key, number, position, false, false)) : now[i];
                continue;
            }
            var comesBack = known is not null || onceFixed.Contains((family, key.Identity));
            if (known is null)
            {
                now[i] = Add(new LedgerFinding(key, number, position, comesBack && isExact, isExact));
            }
            returned += isExact && comesBack ? 1 : 0;
            if (isExact && !comesBack)
            {
                introduced.Add(key);
            }
        }
        byContent.TryAdd(step.After, now);
        Settle(number, step.After, deltas[0], waiting);
        IReadOnlyList<FindingKey> gone = deltas[0].After.Seen ? Gone(number, family, parents, [.. now, .. waiting]) : [];
        return new LedgerChange(introduced, returned, carried, gone, isExact && deltas[0].After.Seen);
    }

    /// <summary>A deleted file takes its findings with it.</summary>
    internal int Delete(int number, HistoryStep step, int family) =>
        Gone(number, family, [.. step.Before.Select(c => byContent.GetValueOrDefault(c, []))], []).Count;

    /// <summary>The parent's findings; content from before the history gets findings without a beginning.</summary>
    private int[] Parent(Content content, StepDelta delta)
    {
        if (byContent.TryGetValue(content, out var numbers) && numbers.Length == delta.Before.Findings)
        {
            return numbers;
        }
        numbers = new int[delta.Before.Findings];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Add(new LedgerFinding(default, -1, 0, false, false));
        }
        byContent[content] = numbers;
        return numbers;
    }

    private int Add(LedgerFinding finding)
    {
        findings.Add(finding);
        return findings.Count - 1;
    }

    /// <summary>What the step's content may still hold without showing it.</summary>
    private List<int> Waiting(HistoryStep step, List<int[]> parents, IReadOnlyList<StepDelta> deltas) =>
        [
            .. step
                .Before.SelectMany(
                    (content, i) => deltas[i].Hidden.Select(at => parents[i][at]).Concat(hidden.GetValueOrDefault(content, []))
                )
                .Distinct()
                .Order(),
        ];

    private int? Awaited(List<int> waiting, FindingKey key)
    {
        var at = waiting.FindIndex(number => findings[number].Key.Identity == key.Identity);
        if (at < 0)
        {
            return null;
        }
        var number = waiting[at];
        waiting.RemoveAt(at);
        return number;
    }

    /// <summary>What everybody who looked does not see any more went at a time that nobody can tell.</summary>
    private void Settle(int step, Content content, StepDelta delta, List<int> waiting)
    {
        if (delta.IsBlind)
        {
            hidden.TryAdd(content, [.. waiting]);
            return;
        }
        foreach (var number in waiting)
        {
            findings[number].DiedIn = step;
        }
    }

    private static int Oldest(List<int[]> parents, IReadOnlyList<StepDelta> deltas, int finding)
    {
        var oldest = -1;
        for (var p = 0; p < parents.Count; p++)
        {
            var index = deltas[p].Origins[finding];
            if (index >= 0 && (oldest < 0 || parents[p][index] < oldest))
            {
                oldest = parents[p][index];
            }
        }
        return oldest;
    }

    /// <summary>Findings that all parents have and the result lacks. What one side of a merge had fixed, the merge did not fix.</summary>
    private List<FindingKey> Gone(int step, int family, List<int[]> parents, int[] now)
    {
        if (parents.Count == 0)
        {
            return [];
        }
        IEnumerable<int> common = parents[0];
        foreach (var other in parents.Skip(1))
        {
            common = common.Intersect(other);
        }
        List<FindingKey> gone = [];
        foreach (var number in common.Except(now))
        {
            findings[number].DiedIn = step;
            onceFixed.Add((family, findings[number].Key.Identity));
            gone.Add(findings[number].Key);
        }
        return gone;
    }
}

/// <summary>One finding of the history.</summary>
/// <param name="Step">Number of the step that brought it; -1 when it is older than what was read.</param>
/// <param name="Position">Of that step in its chain.</param>
/// <param name="IsReturned">It had been fixed in this file before.</param>
/// <param name="IsExact">That step really introduced it.</param>
internal sealed record LedgerFinding(FindingKey Key, int Step, int Position, bool IsReturned, bool IsExact)
{
    /// <summary>Number of the last step that took it away; -1 while none did.</summary>
    internal int DiedIn { get; set; } = -1;
}

/// <summary>What a step changed.</summary>
/// <param name="Counts">Both ends were seen: the numbers count.</param>
internal readonly record struct LedgerChange(
    IReadOnlyList<FindingKey> Introduced,
    int Returned,
    int Carried,
    IReadOnlyList<FindingKey> Gone,
    bool Counts
)
{
    internal int Fixed => Gone.Count;
}
