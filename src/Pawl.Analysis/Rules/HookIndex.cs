using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Pawl.Analysis.Rules;

/// <summary>Hooks of one kind of pattern, found by the last part of a name.</summary>
internal sealed class HookIndex
{
    private static readonly Hook[] None = [];
    private readonly Dictionary<string, Hook[]> byName = new(StringComparer.Ordinal);

    // The same few thousand names make up nearly all code: what fits them is looked for once. Shared by all threads.
    private const int MostKnown = 50_000;
    private readonly ConcurrentDictionary<SiteName, Hook[]> known = new();
    private int knownCount;

    internal HookIndex(List<Hook> hooks)
    {
        List<Hook> globs = [];
        foreach (var hook in hooks)
        {
            if (hook.Pattern.Name?.LastNames is not { } names)
            {
                globs.Add(hook);
                continue;
            }
            foreach (var name in names)
            {
                ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(byName, name, out _);
                same =
                    same is null ? [hook]
                    : ReferenceEquals(same[^1], hook) ? same
                    : [.. same, hook];
            }
        }
        Globs = [.. globs];
    }

    internal bool IsEmpty => byName.Count == 0 && Globs.Length == 0;

    /// <summary>Hooks without a name to look up.</summary>
    internal Hook[] Globs { get; }

    internal Hook[] Named(string last) => byName.GetValueOrDefault(last, None);

    /// <summary>Hooks whose pattern has this name, or none; what they say beyond the name is not looked at.</summary>
    internal Hook[] For(string last, IReadOnlyList<string> prefixes, bool anyReceiver)
    {
        if (!Any(last))
        {
            return None;
        }
        var name = new SiteName(last, prefixes, anyReceiver);
        if (known.TryGetValue(name, out var hooks))
        {
            return hooks;
        }
        hooks =
        [
            .. Named(last).Where(h => h.Pattern.Name!.Matches(last, prefixes, anyReceiver)),
            .. Globs.Where(h => h.Pattern.Name?.Matches(last, prefixes, anyReceiver) ?? true),
        ];
        if (Interlocked.Increment(ref knownCount) > MostKnown)
        {
            known.Clear();
            knownCount = 0;
        }
        return known[name with { Prefixes = [.. prefixes] }] = hooks;
    }

    internal bool Any(string last) => Globs.Length > 0 || byName.ContainsKey(last);
}

/// <summary>All that tells which patterns' names fit at a place.</summary>
internal readonly record struct SiteName(string Last, IReadOnlyList<string> Prefixes, bool AnyReceiver)
{
    public bool Equals(SiteName other)
    {
        if (Last != other.Last || AnyReceiver != other.AnyReceiver || Prefixes.Count != other.Prefixes.Count)
        {
            return false;
        }
        for (var i = 0; i < Prefixes.Count; i++)
        {
            if (Prefixes[i] != other.Prefixes[i])
            {
                return false;
            }
        }
        return true;
    }

    public override int GetHashCode()
    {
        // Names come from source that anyone may write, but the table is small and cleared: a plain hash is enough.
        var hash = Plain(AnyReceiver ? 1u : 2u, Last);
        for (var i = 0; i < Prefixes.Count; i++)
        {
            hash = Plain(hash, Prefixes[i]);
        }
        return (int)hash;
    }

    private static uint Plain(uint hash, string text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619u;
        }
        return hash ^ (hash >> 15);
    }
}
