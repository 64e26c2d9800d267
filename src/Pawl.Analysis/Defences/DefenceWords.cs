using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Defences;

/// <summary>What names speak of: the lists' <c>defence-words</c>.</summary>
internal sealed class DefenceWords
{
    private static readonly KnownAnswers<string> Splits = new(SplitAnew);
    private readonly List<Row> rows = [];
    private readonly KnownAnswers<int> tests;
    private readonly KnownAnswers<int> calls;
    private readonly KnownAnswers<int> receivers;
    private readonly KnownAnswers<int> values;
    private readonly KnownAnswers<int> refusals;

    internal DefenceWords()
    {
        tests = Rows(r => r.Names, anywhere: true);
        calls = Rows(r => r.Calls, anywhere: false);
        receivers = Rows(r => r.Receivers, anywhere: false);
        values = Rows(r => r.Values, anywhere: false);
        refusals = Rows(r => r.Refusals, anywhere: true);
    }

    /// <param name="Names">Words in a test, an annotation or a middleware.</param>
    /// <param name="Calls">Beginnings of the names of calls that are statements of their own.</param>
    /// <param name="Receivers">The same of what such a call is made on.</param>
    /// <param name="Values">Beginnings of the names of calls whose value is used.</param>
    /// <param name="Refusals">Words in the branch that refuses.</param>
    private sealed record Row(
        string Kind,
        int[] Cwe,
        string[] Names,
        string[] Calls,
        string[] Receivers,
        string[] Values,
        string[] Refusals
    );

    internal void Read(DataNode node)
    {
        foreach (var (kind, row) in node.Map)
        {
            row.Allow("cwe", "names", "calls", "receivers", "values", "refusals");
            rows.Add(
                new Row(
                    kind,
                    [.. row.Required("cwe").List.Select(n => n.Number)],
                    Words(row["names"]),
                    Words(row["calls"]),
                    Words(row["receivers"]),
                    Words(row["values"]),
                    Words(row["refusals"])
                )
            );
        }
    }

    private static string[] Words(DataNode? node) => [.. (node?.Texts ?? []).Select(w => "-" + w)];

    internal int[] CweOf(string kind) => rows.Find(r => r.Kind == kind)?.Cwe ?? [];

    internal string? OfRefusal(IEnumerable<string> names) => First(refusals, names);

    internal string? OfTest(IEnumerable<string> names) => First(tests, names);

    internal string? OfCall(string name, string receiver) => First(calls, [name]) ?? First(receivers, [receiver]);

    internal string? OfValue(string name) => First(values, [name]);

    /// <summary>Of a decorator, an annotation, a middleware.</summary>
    internal string? OfGate(string name) => OfTest([name]) ?? First(calls, [name]);

    private string? First(KnownAnswers<int> list, IEnumerable<string> names)
    {
        var first = rows.Count;
        foreach (var name in names)
        {
            first = name.Length == 0 ? first : Math.Min(first, list.Of(name));
        }
        return first < rows.Count ? rows[first].Kind : null;
    }

    /// <summary>Position of the first row with a word of the name.</summary>
    private KnownAnswers<int> Rows(Func<Row, string[]> words, bool anywhere) =>
        new(name =>
        {
            var split = Split(name);
            var at = rows.FindIndex(row =>
                Array.Exists(
                    words(row),
                    word => anywhere ? split.Contains(word, StringComparison.Ordinal) : split.StartsWith(word, StringComparison.Ordinal)
                )
            );
            return at < 0 ? rows.Count : at;
        });

    /// <summary><c>isLoggedIn</c> and <c>is_logged_in</c> are <c>-is-logged-in</c>.</summary>
    internal static string Split(string name) => Splits.Of(name);

    private static string SplitAnew(string name)
    {
        var text = new System.Text.StringBuilder("-");
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsLetterOrDigit(c))
            {
                Dash(text);
                continue;
            }
            var begins = char.IsUpper(c) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (begins)
            {
                Dash(text);
            }
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }

    private static void Dash(System.Text.StringBuilder text)
    {
        if (text[^1] != '-')
        {
            text.Append('-');
        }
    }
}
