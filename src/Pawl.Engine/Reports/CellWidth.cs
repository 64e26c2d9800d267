using System.Globalization;
using System.Text;

namespace Pawl.Engine.Reports;

/// <summary>How many cells of a terminal a character takes.</summary>
public static class CellWidth
{
    public static int Of(Rune rune) =>
        rune.Value switch
        {
            < 0x300 => 1,
            (>= 0x1100 and <= 0x115F)
            or (>= 0x2E80 and <= 0x303E)
            or (>= 0x3041 and <= 0xA4CF)
            or (>= 0xAC00 and <= 0xD7A3)
            or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60)
            or (>= 0xFFE0 and <= 0xFFE6)
            or (>= 0x1F300 and <= 0x1FAFF)
            or (>= 0x20000 and <= 0x3FFFD) => 2,
            _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
                ? 0
                : 1,
        };

    /// <summary>The text in pieces of at most so many cells.</summary>
    public static IEnumerable<string> Pieces(string text, int cells)
    {
        var (start, width, at) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var wide = Of(rune);
            if (width + wide > cells && at > start)
            {
                yield return text[start..at];
                (start, width) = (at, 0);
            }
            (width, at) = (width + wide, at + rune.Utf16SequenceLength);
        }
        yield return text[start..];
    }
}
