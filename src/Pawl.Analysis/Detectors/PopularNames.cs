using Pawl.Analysis.Findings;
using Pawl.Analysis.Linking;

namespace Pawl.Analysis.Detectors;

/// <summary>Packages that many use, and names that are nearly theirs: one slip away, other separators, letters that look the same.</summary>
internal sealed class PopularNames
{
    // Shorter names are one slip away from each other all the time.
    private const int ShortestMistaken = 6;

    private readonly HashSet<string> plain;
    private readonly HashSet<string> exact;
    private readonly Lazy<ILookup<string, string>> slips;
    private readonly Lazy<ILookup<string, string>> looks;

    internal PopularNames(IReadOnlyList<string> names)
    {
        plain = [.. names.Select(KnownPackages.Plain)];
        exact = [.. names.Select(name => name.ToLowerInvariant())];
        var mistaken = names.Where(name => name.Length >= ShortestMistaken).ToList();
        slips = new(() => mistaken.SelectMany(n => Shortened(KnownPackages.Plain(n)).Select(s => (s, n))).ToLookup(p => p.s, p => p.n));
        looks = new(() => mistaken.ToLookup(name => Look(KnownPackages.Plain(name))));
    }

    /// <summary>With whatever separators.</summary>
    internal bool Holds(string name) => plain.Contains(KnownPackages.Plain(name));

    /// <summary>The popular name that is one letter more, less, other or swapped away.</summary>
    internal string? MeantBy(string name)
    {
        if (name.Length < ShortestMistaken || name.Contains('/', StringComparison.Ordinal))
        {
            return null;
        }
        var written = KnownPackages.Plain(name);
        foreach (var shortened in Shortened(written))
        {
            foreach (var known in slips.Value[shortened])
            {
                if (IsOneSlip(written, KnownPackages.Plain(known)))
                {
                    return known;
                }
            }
        }
        return null;
    }

    /// <summary>What makes a declared name look like another; null: nothing.</summary>
    internal (string Words, Severity Severity, Confidence Confidence)? LookAlike(string rules, string name)
    {
        if (name.Any(c => c > 127))
        {
            return ($"{name} is written with letters that only look like others", Severity.High, Confidence.High);
        }
        if (exact.Contains(Registered(rules, name)) || name.Contains('/', StringComparison.Ordinal))
        {
            return null;
        }
        if (Holds(name))
        {
            // Only where the registry tells such names apart, and only where the separators are left out: others part names as they like.
            var meant = exact.FirstOrDefault(e => KnownPackages.Plain(e) == KnownPackages.Plain(name) && e.Length > name.Length);
            return name.Length < ShortestMistaken || meant is null || rules is "java"
                ? null
                : ($"{name} is not {meant}, whose name differs in its separators alone", Severity.Medium, Confidence.Low);
        }
        if (MeantBy(name) is { } slipped)
        {
            return ($"{name} is not {slipped}, whose name is nearly the same", Severity.High, Confidence.Medium);
        }
        var looked = name.Length < ShortestMistaken ? null : looks.Value[Look(KnownPackages.Plain(name))].FirstOrDefault();
        return looked is null ? null : ($"{name} is not {looked}, which looks the same", Severity.High, Confidence.Medium);
    }

    /// <summary>As the registry writes the name.</summary>
    private static string Registered(string rules, string name)
    {
        var lower = name.ToLowerInvariant();
        return rules == "python" ? lower.Replace('_', '-').Replace('.', '-') : lower;
    }

    /// <summary>With one sign for those that look alike.</summary>
    private static string Look(string plain) =>
        plain
            .Replace("rn", "m", StringComparison.Ordinal)
            .Replace("vv", "w", StringComparison.Ordinal)
            .Replace('0', 'o')
            .Replace('1', 'l')
            .Replace('i', 'l')
            .Replace('5', 's');

    /// <summary>The name itself and without each one of its letters: two names one slip apart share one of these.</summary>
    private static IEnumerable<string> Shortened(string name)
    {
        yield return name;
        for (var i = 0; i < name.Length; i++)
        {
            if (i == 0 || name[i] != name[i - 1])
            {
                yield return name.Remove(i, 1);
            }
        }
    }

    private static bool IsOneSlip(string a, string b)
    {
        if (a == b || Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }
        var start = a.AsSpan().CommonPrefixLength(b);
        if (start == 0)
        {
            // Nobody mistypes the first letter; it makes another word.
            return false;
        }
        var (x, y) = (a[start..], b[start..]);
        return x.Length == y.Length
                // Digits count versions: they are other packages, not slips.
                ? !(char.IsDigit(x[0]) && char.IsDigit(y[0])) && x.AsSpan(1).SequenceEqual(y.AsSpan(1))
                    || x.Length > 1 && x[0] == y[1] && x[1] == y[0] && x.AsSpan(2).SequenceEqual(y.AsSpan(2))
            : x.Length > y.Length ? !char.IsDigit(x[0]) && x.AsSpan(1).SequenceEqual(y)
            : !char.IsDigit(y[0]) && y.AsSpan(1).SequenceEqual(x);
    }
}
