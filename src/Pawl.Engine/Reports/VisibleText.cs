using System.Globalization;
using System.Text;

namespace Pawl.Engine.Reports;

/// <summary>
/// Makes text out of a repository safe to look at: whatever a terminal obeys or an eye cannot see (escapes, controls,
/// direction marks, zero-width and tag characters) is written out as <c>\u{1B}</c>.
/// </summary>
public static class VisibleText
{
    /// <summary>On one line: line breaks are written out too, a tab becomes a space.</summary>
    public static string Line(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }
        var result = new StringBuilder(text.Length);
        foreach (var (shown, _) in Parts(text))
        {
            result.Append(shown);
        }
        return result.ToString();
    }

    /// <summary>At most <paramref name="length"/> characters, the last one an ellipsis when something was cut.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }
        var end = Math.Max(0, length - 1);
        return string.Concat(text.AsSpan(0, end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }

    /// <summary>A path of at most <paramref name="length"/> characters; what is cut is its beginning.</summary>
    public static string CutPath(string path, int length)
    {
        if (path.Length <= length)
        {
            return path;
        }
        var from = path.Length - Math.Max(0, length - 1);
        var folder = path.IndexOf('/', from);
        from = folder >= 0 && folder < path.Length - 1 ? folder : from;
        return string.Concat("…", path.AsSpan(from < path.Length && char.IsLowSurrogate(path[from]) ? from + 1 : from));
    }

    /// <summary>The text in parts: as it stands, or a character written out.</summary>
    internal static IEnumerable<(string Shown, bool WrittenOut)> Parts(string text)
    {
        var plain = 0;
        for (var i = 0; i < text.Length; )
        {
            var known = Rune.TryGetRuneAt(text, i, out var rune);
            var width = known ? rune.Utf16SequenceLength : 1;
            var tab = known && rune.Value == '\t';
            if (!known || tab || IsHidden(rune, text, i))
            {
                if (i > plain)
                {
                    yield return (text[plain..i], false);
                }
                yield return tab
                    ? (" ", false)
                    : (string.Create(CultureInfo.InvariantCulture, $"\\u{{{(known ? rune.Value : text[i]):X}}}"), true);
                plain = i + width;
            }
            i += width;
        }
        if (plain < text.Length)
        {
            yield return (plain == 0 ? text : text[plain..], false);
        }
    }

    private static bool IsHidden(Rune rune, string text, int at) =>
        rune.Value switch
        {
            < 0x7F => rune.Value < 0x20,
            0x200D => !JoinsSymbols(text, at),
            0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF) => true,
            _ => Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator,
        };

    // Emoji are joined with U+200D; anywhere else it hides.
    private static bool JoinsSymbols(string text, int at) =>
        at > 0 && at + 1 < text.Length && text[at - 1] >= 0x2600 && text[at + 1] >= 0x2600;
}
