using System.Text;

namespace Pawl.Engine.Authorship;

/// <summary>
/// Undoes what hides a text from a pattern: zero-width and direction characters, full-width and mathematical letters,
/// unusual spaces. The runtime's own NFKC does nothing here, because the program runs without a culture's data.
/// </summary>
internal static class FoldedText
{
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (FoldOne(rune.Value) is { } value)
            {
                folded.Append(new Rune(value).ToString());
            }
        }
        return folded.ToString();
    }

    private static int? FoldOne(int value) =>
        value switch
        {
            < 0x80 => value,
            0xAD or 0x34F or 0x61C or 0x180E or 0xFEFF => null,
            (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or (>= 0xFE00 and <= 0xFE0F) => null,
            0xA0 or 0x1680 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x3000 => ' ',
            0x2028 or 0x2029 or 0x85 => '\n',
            0x2236 or 0xFE13 or 0xFE55 or 0xA789 => ':',
            0x2010 or 0x2011 or 0xFE63 => '-',
            >= 0xFF01 and <= 0xFF5E => value - 0xFF01 + '!',
            // Mathematical letters: runs of A-Z, a-z in 13 styles; digits in five.
            >= 0x1D400 and <= 0x1D6A3 => ((value - 0x1D400) % 52) is var letter && letter < 26 ? 'A' + letter : 'a' + letter - 26,
            >= 0x1D7CE and <= 0x1D7FF => '0' + (value - 0x1D7CE) % 10,
            _ => value,
        };
}
