namespace Pawl.Analysis.Matching;

/// <summary>How alike two lines of source are.</summary>
internal static class Similarity
{
    private const int MaxTokens = 200;

    /// <summary>Sørensen and Dice's coefficient over words and signs, white space left out: 0 nothing in common, 1 the same tokens.</summary>
    internal static double Of(string first, string second)
    {
        var (a, b) = (Tokens(first), Tokens(second));
        if (a.Count == 0 || b.Count == 0)
        {
            return 0;
        }
        var counts = a.CountBy(t => t, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var common = 0;
        foreach (var token in b)
        {
            if (counts.TryGetValue(token, out var count) && count > 0)
            {
                counts[token] = count - 1;
                common++;
            }
        }
        return 2.0 * common / (a.Count + b.Count);
    }

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        for (var i = 0; i < text.Length && tokens.Count < MaxTokens; )
        {
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
            {
                i++;
            }
            i += i == start ? 1 : 0;
            if (!char.IsWhiteSpace(text[start]))
            {
                tokens.Add(text[start..i]);
            }
        }
        return tokens;
    }
}
