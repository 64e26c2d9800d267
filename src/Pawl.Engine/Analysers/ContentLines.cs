using System.Text;
using Pawl.Analysis.Findings;

namespace Pawl.Engine.Analysers;

/// <summary>The lines of a content, for places that are told in characters.</summary>
internal sealed class ContentLines
{
    private readonly string[] lines;

    internal ContentLines(ReadOnlySpan<byte> content) => lines = Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split('\n');

    /// <summary>Empty for a line that is not there.</summary>
    internal string Text(int line) => line >= 1 && line <= lines.Length ? lines[line - 1].TrimEnd('\r') : "";

    internal Place PlaceOf(OutsideFinding found)
    {
        var last = Math.Max(1, lines.Length);
        var (start, end) = (Math.Clamp(found.StartLine, 1, last), Math.Clamp(found.EndLine, 1, last));
        var text = Text(start);
        var column = found.StartColumn > 0 ? Math.Min(found.StartColumn - 1, text.Length) : text.Length - text.TrimStart().Length;
        var endText = Text(end);
        var endColumn = found.EndColumn > 0 ? Math.Min(found.EndColumn - 1, endText.Length) : endText.Length;
        if (end == start && endColumn <= column)
        {
            endColumn = endText.Length;
        }
        return new Place(start, Bytes(text, column), end, Bytes(endText, endColumn));
    }

    private static int Bytes(string line, int characters) => Encoding.UTF8.GetByteCount(line.AsSpan(0, characters)) + 1;
}
