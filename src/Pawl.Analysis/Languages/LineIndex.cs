using Pawl.Analysis.Findings;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>Turns byte offsets into lines and columns.</summary>
internal sealed class LineIndex
{
    private readonly List<int> starts = [0];

    internal LineIndex(ReadOnlySpan<byte> text)
    {
        for (var (start, next) = (0, 0); (next = text[start..].IndexOf((byte)'\n')) >= 0; )
        {
            start += next + 1;
            starts.Add(start);
        }
        Length = text.Length;
    }

    private int Length { get; }

    /// <summary>Lines of the text; a last line without an end counts, an empty one behind the last end does not.</summary>
    internal int Count => starts[^1] == Length ? starts.Count - 1 : starts.Count;

    /// <summary>From 1.</summary>
    internal int LineOf(int offset)
    {
        var at = starts.BinarySearch(offset);
        return at >= 0 ? at + 1 : ~at;
    }

    /// <summary>The same for an offset that is in that line or behind it, and not far.</summary>
    internal int LineFrom(int line, int offset)
    {
        while (line < starts.Count && starts[line] <= offset)
        {
            line++;
        }
        return line;
    }

    internal Place PlaceOf(Span span)
    {
        var (first, last) = (LineOf(span.Start), LineOf(span.End));
        return new Place(first, span.Start - starts[first - 1] + 1, last, span.End - starts[last - 1] + 1);
    }

    /// <summary>The line's bytes without its end.</summary>
    internal Span Line(int line) => new(starts[line - 1], line < starts.Count ? starts[line] - 1 : Length);
}
