namespace Pawl.Analysis.Rules;

/// <summary>A dotted name with <c>{a,b}</c> alternatives and <c>*</c>; see docs/new-rule.md.</summary>
internal sealed class NamePattern
{
    /// <summary>Stands before the name of a type that is constructed and whose package the file does not tell.</summary>
    internal const string SimpleType = "?";

    private readonly (string Prefix, string Last)[] alternatives;

    // Long lists of alternatives are looked through often, and nearly all of them end differently from the name.
    private readonly Dictionary<string, (string Prefix, string Last)[]> byLast;
    private readonly (string Prefix, string Last)[] globs;

    internal NamePattern(string text)
    {
        Text = text;
        alternatives = [.. Expand(text).Select(Split)];
        globs = [.. alternatives.Where(a => a.Last.Contains('*'))];
        byLast = alternatives
            .Where(a => !a.Last.Contains('*'))
            .GroupBy(a => a.Last, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    internal string Text { get; }

    /// <summary>The last parts, for the index; null when one of them has a <c>*</c>.</summary>
    internal IReadOnlyList<string>? LastNames => globs.Length > 0 ? null : [.. byLast.Keys];

    /// <param name="last">The name's last part.</param>
    /// <param name="prefixes">What may stand before it: resolved text, type of the receiver. Empty when the name stands alone.</param>
    /// <param name="anyReceiver">There is a receiver, whatever it is.</param>
    internal bool Matches(string last, IReadOnlyList<string> prefixes, bool anyReceiver) =>
        (byLast.TryGetValue(last, out var exact) && Matches(exact, last, prefixes, anyReceiver))
        || (globs.Length > 0 && Matches(globs, last, prefixes, anyReceiver));

    private static bool Matches((string Prefix, string Last)[] among, string last, IReadOnlyList<string> prefixes, bool anyReceiver)
    {
        var simpleType = prefixes.Count == 1 && prefixes[0] == SimpleType;
        foreach (var (prefix, end) in among)
        {
            if (
                simpleType ? prefix == "*" || end == "*"
                : prefix.Length == 0 ? anyReceiver || prefixes.Count > 0
                : prefix == "*" ? !anyReceiver && prefixes.Count == 0
                : !MatchesPrefix(prefix, prefixes)
            )
            {
                continue;
            }
            if (ReferenceEquals(end, last) || Glob(end, last))
            {
                return true;
            }
        }
        return false;
    }

    private static bool MatchesPrefix(string pattern, IReadOnlyList<string> prefixes)
    {
        for (var i = 0; i < prefixes.Count; i++)
        {
            if (SameType(pattern, prefixes[i]))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Full names must be equal; where one side has a simple name only, the last parts of capitalised names must be.</summary>
    internal static bool SameType(string pattern, string name)
    {
        if (Glob(pattern, name))
        {
            return true;
        }
        var patternDot = pattern.LastIndexOf('.');
        var nameDot = name.LastIndexOf('.');
        if (patternDot < 0 == nameDot < 0 || name.Length == 0)
        {
            return false;
        }
        var simple = name.AsSpan(nameDot + 1);
        return simple.Length > 0 && char.IsUpper(simple[0]) && Glob(pattern.AsSpan(patternDot + 1), simple);
    }

    /// <summary>True for a whole name as written (an annotation, a base class).</summary>
    internal bool MatchesWhole(string name)
    {
        foreach (var (prefix, last) in alternatives)
        {
            var dot = name.LastIndexOf('.');
            if (
                prefix.Length == 0 ? Glob(last, dot < 0 ? name : name.AsSpan(dot + 1))
                : prefix == "*" ? Glob(last, name.AsSpan(dot + 1))
                : SameType($"{prefix}.{last}", name)
            )
            {
                return true;
            }
        }
        return false;
    }

    private static bool Glob(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
        {
            return pattern.SequenceEqual(text);
        }
        if (!text.StartsWith(pattern[..star]))
        {
            return false;
        }
        var rest = pattern[(star + 1)..];
        for (var skip = star; skip <= text.Length; skip++)
        {
            if (Glob(rest, text[skip..]))
            {
                return true;
            }
        }
        return false;
    }

    private static (string, string) Split(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? ("", name) : (name[..dot], name[(dot + 1)..]);
    }

    private static IEnumerable<string> Expand(string text)
    {
        var open = text.IndexOf('{');
        if (open < 0)
        {
            return [text];
        }
        List<string> choices = [];
        var (nesting, start) = (0, open + 1);
        for (var i = open; i < text.Length; i++)
        {
            nesting +=
                text[i] == '{' ? 1
                : text[i] == '}' ? -1
                : 0;
            if (nesting == 0 || (nesting == 1 && text[i] == ','))
            {
                choices.Add(text[start..i].Trim());
                start = i + 1;
            }
            if (nesting == 0)
            {
                return choices.SelectMany(choice => Expand(text[..open] + choice + text[start..]));
            }
        }
        return [text];
    }
}
