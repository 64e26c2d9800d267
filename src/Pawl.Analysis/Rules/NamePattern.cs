namespace Pawl.Analysis.Rules;

/// <summary>A dotted name with <c>{a,b}</c> alternatives and <c>*</c>; see docs/new-rule.md.</summary>
internal sealed class NamePattern
{
    /// <summary>Stands before the name of a type that is constructed and whose package the file does not tell.</summary>
    internal const string SimpleType = "?";

    private const int ManyAlternatives = 6;
    private readonly Alternative[] alternatives;
    private readonly bool hasGlobs;

    // Long lists of alternatives are looked through often, and nearly all of them end differently from the name.
    private Index? index;

    internal NamePattern(string text)
    {
        Text = text;
        List<Alternative> all = [];
        Expand(text, all);
        alternatives = [.. all];
        hasGlobs = text.Contains('*') && Array.Exists(alternatives, a => a.Last.HasStar);
    }

    internal string Text { get; }

    /// <summary>The last parts, for the index; null when one of them has a <c>*</c>.</summary>
    internal string[]? LastNames => hasGlobs ? null : Array.ConvertAll(alternatives, a => a.Last.Text);

    /// <param name="last">The name's last part.</param>
    /// <param name="prefixes">What may stand before it: resolved text, type of the receiver. Empty when the name stands alone.</param>
    /// <param name="anyReceiver">There is a receiver, whatever it is.</param>
    internal bool Matches(string last, IReadOnlyList<string> prefixes, bool anyReceiver) =>
        alternatives.Length < ManyAlternatives
            ? Matches(alternatives, last, prefixes, anyReceiver)
            : (Indexed.ByLast.TryGetValue(last, out var exact) && Matches(exact, last, prefixes, anyReceiver))
                || Matches(Indexed.Globs, last, prefixes, anyReceiver);

    private Index Indexed =>
        index ??= new Index(
            alternatives
                .Where(a => !a.Last.HasStar)
                .GroupBy(a => a.Last.Text, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal),
            [.. alternatives.Where(a => a.Last.HasStar)]
        );

    private sealed record Index(Dictionary<string, Alternative[]> ByLast, Alternative[] Globs);

    private static bool Matches(Alternative[] among, string last, IReadOnlyList<string> prefixes, bool anyReceiver)
    {
        var simpleType = prefixes.Count == 1 && prefixes[0] == SimpleType;
        var hasPrefix = anyReceiver || prefixes.Count > 0;
        foreach (var (prefix, end, _) in among)
        {
            if (
                end.Matches(last)
                && (
                    simpleType ? prefix.Text != "*" && end.Text != "*"
                    : prefix.Text.Length == 0 ? !hasPrefix
                    : prefix.Text == "*" ? hasPrefix
                    : AnySameType(prefix, prefixes)
                )
            )
            {
                return true;
            }
        }
        return false;
    }

    private static bool AnySameType(Glob pattern, IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (SameType(pattern, names[i]))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Full names must be equal; where one side has a simple name only, the last parts of capitalised names must be.</summary>
    private static bool SameType(Glob pattern, string name)
    {
        if (pattern.Matches(name))
        {
            return true;
        }
        var patternDot = pattern.Text.LastIndexOf('.');
        var nameDot = name.LastIndexOf('.');
        if (patternDot < 0 == nameDot < 0 || name.Length == 0)
        {
            return false;
        }
        var simple = name.AsSpan(nameDot + 1);
        return simple.Length > 0 && char.IsUpper(simple[0]) && Glob.Matches(pattern.Text.AsSpan(patternDot + 1), simple);
    }

    /// <summary>True for a whole name as written (an annotation, a base class).</summary>
    internal bool MatchesWhole(string name) =>
        alternatives.Length < ManyAlternatives
            ? MatchesWhole(alternatives, name)
            : (
                Indexed.ByLast.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(LastPart(name), out var exact)
                && MatchesWhole(exact, name)
            ) || MatchesWhole(Indexed.Globs, name);

    private static bool MatchesWhole(Alternative[] among, string name)
    {
        foreach (var (prefix, last, whole) in among)
        {
            if (prefix.Text is "" or "*" ? last.Matches(LastPart(name)) : SameType(whole, name))
            {
                return true;
            }
        }
        return false;
    }

    private static ReadOnlySpan<char> LastPart(string name) => name.AsSpan(name.LastIndexOf('.') + 1);

    private static Alternative Split(string name)
    {
        var dot = name.LastIndexOf('.');
        return new Alternative(new Glob(dot < 0 ? "" : name[..dot]), new Glob(name[(dot + 1)..]), new Glob(name));
    }

    private sealed record Alternative(Glob Prefix, Glob Last, Glob Whole);

    /// <summary>Text in which <c>*</c> stands for any.</summary>
    private readonly record struct Glob(string Text)
    {
        internal bool HasStar { get; } = Text.Contains('*');

        internal bool Matches(ReadOnlySpan<char> text) => HasStar ? Matches(Text, text) : text.SequenceEqual(Text);

        internal static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
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
            if (rest.Length == 0)
            {
                return true;
            }
            for (var skip = star; skip <= text.Length; skip++)
            {
                if (Matches(rest, text[skip..]))
                {
                    return true;
                }
            }
            return false;
        }
    }

    private static void Expand(string text, List<Alternative> into)
    {
        var open = text.IndexOf('{');
        var close = open < 0 ? -1 : CloseOf(text, open);
        if (close < 0)
        {
            into.Add(Split(text));
            return;
        }
        var (before, after) = (text[..open], text[(close + 1)..]);
        var (nesting, start) = (0, open + 1);
        for (var i = open; i <= close; i++)
        {
            nesting += text[i] == '{' ? 1 : 0;
            if (nesting == 1 && text[i] is ',' or '}')
            {
                Expand(string.Concat(before, text.AsSpan(start, i - start).Trim(), after), into);
                start = i + 1;
            }
            nesting -= text[i] == '}' ? 1 : 0;
        }
    }

    private static int CloseOf(string text, int open)
    {
        var nesting = 0;
        for (var i = open; i < text.Length; i++)
        {
            nesting +=
                text[i] == '{' ? 1
                : text[i] == '}' ? -1
                : 0;
            if (nesting == 0)
            {
                return i;
            }
        }
        return -1;
    }
}
