using System.Text;
using Pawl.Analysis.Findings;

namespace Pawl.Analysis.Manifests;

/// <summary>Places in a text by offsets of its characters.</summary>
internal sealed class TextPlaces(string text)
{
    private readonly int[] starts = [0, .. text.Select((c, i) => (c, i)).Where(p => p.c == '\n').Select(p => p.i + 1)];

    internal Place Of(int start, int length)
    {
        var line = Array.BinarySearch(starts, start);
        line = line < 0 ? ~line - 1 : line;
        var column = Encoding.UTF8.GetByteCount(text.AsSpan(starts[line], start - starts[line])) + 1;
        return new Place(line + 1, column, line + 1, column + Encoding.UTF8.GetByteCount(text.AsSpan(start, length)));
    }

    /// <summary>The whole line of a place, without the space around it.</summary>
    internal string Line(Place place)
    {
        var from = starts[place.StartLine - 1];
        var to = place.StartLine < starts.Length ? starts[place.StartLine] : text.Length;
        return text[from..to].Trim();
    }
}
