namespace Pawl.Analysis.Rules;

/// <summary>Hooks of one kind of pattern, found by the last part of a name.</summary>
internal sealed class HookIndex
{
    private static readonly Hook[] None = [];
    private readonly Dictionary<string, Hook[]> byName = new(StringComparer.Ordinal);
    private Hook[] globs = [];

    internal bool IsEmpty => byName.Count == 0 && globs.Length == 0;

    /// <summary>Hooks without a name to look up.</summary>
    internal Hook[] Globs => globs;

    internal void Add(Hook hook)
    {
        if (hook.Pattern.Name?.LastNames is { } names)
        {
            foreach (var name in names)
            {
                byName[name] = [.. byName.GetValueOrDefault(name, None), hook];
            }
        }
        else
        {
            globs = [.. globs, hook];
        }
    }

    internal Hook[] Named(string last) => byName.GetValueOrDefault(last, None);

    internal bool Any(string last) => globs.Length > 0 || byName.ContainsKey(last);
}
