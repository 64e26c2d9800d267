using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Defences;

/// <summary>What names speak of: the lists' <c>defence-words</c>.</summary>
internal sealed class DefenceWords
{
    private readonly List<Row> rows = [];

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

    internal string? OfRefusal(IEnumerable<string> names) => First(names, r => r.Refusals, anywhere: true);

    internal string? OfTest(IEnumerable<string> names) => First(names, r => r.Names, anywhere: true);

    internal string? OfCall(string name, string receiver) =>
        First([name], r => r.Calls, anywhere: false) ?? First([receiver], r => r.Receivers, anywhere: false);

    internal string? OfValue(string name) => First([name], r => r.Values, anywhere: false);

    /// <summary>Of a decorator, an annotation, a middleware.</summary>
    internal string? OfGate(string name) => OfTest([name]) ?? First([name], r => r.Calls, anywhere: false);

    private string? First(IEnumerable<string> names, Func<Row, string[]> list, bool anywhere)
    {
        var split = names.Where(n => n.Length > 0).Select(Split).Distinct(StringComparer.Ordinal).ToList();
        foreach (var row in rows)
        {
            foreach (var word in list(row))
            {
                if (
                    split.Exists(name =>
                        anywhere ? name.Contains(word, StringComparison.Ordinal) : name.StartsWith(word, StringComparison.Ordinal)
                    )
                )
                {
                    return row.Kind;
                }
            }
        }
        return null;
    }

    /// <summary><c>isLoggedIn</c> and <c>is_logged_in</c> are <c>-is-logged-in</c>.</summary>
    internal static string Split(string name)
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
