using System.Text;
using Pawl.Analysis;

namespace Pawl.Engine.Scan;

/// <summary>The lines of one content that its findings and their paths stand on: enough to show them, without keeping the content.</summary>
public sealed class SourceLines
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private readonly SortedDictionary<int, byte[]> lines = [];

    public static SourceLines None { get; } = new();

    public static SourceLines Of(ReadOnlySpan<byte> content, FileAnalysis analysis)
    {
        if (analysis.Findings.Count == 0)
        {
            return None;
        }
        var wanted = new SortedSet<int>();
        foreach (var finding in analysis.Findings)
        {
            wanted.Add(finding.Place.StartLine);
            wanted.Add(finding.Place.EndLine);
            foreach (var step in finding.Path.Where(step => step.File is null))
            {
                wanted.Add(step.Place.StartLine);
                wanted.Add(step.Place.EndLine);
            }
        }
        content = AsAnalysed(content);
        var result = new SourceLines();
        var number = 0;
        foreach (var range in content.Split((byte)'\n'))
        {
            if (wanted.Contains(++number))
            {
                result.lines[number] = content[range].TrimEnd((byte)'\r').ToArray();
            }
            if (number >= wanted.Max)
            {
                break;
            }
        }
        return result;
    }

    // As the analysis reads it: without a byte order mark, and UTF-16 as UTF-8.
    private static ReadOnlySpan<byte> AsAnalysed(ReadOnlySpan<byte> content) =>
        content.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..]
        : content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(content[2..]))
        : content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(content[2..]))
        : content;

    /// <summary>The line's text without its line end, or null when it was not kept.</summary>
    public string? Text(int line) => lines.TryGetValue(line, out var bytes) ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The column in UTF-16 code units, from 1, of a column in UTF-8 bytes; null when the line was not kept.</summary>
    public int? Utf16Column(int line, int byteColumn)
    {
        if (!lines.TryGetValue(line, out var bytes))
        {
            return null;
        }
        var upTo = bytes.AsSpan(0, Math.Clamp(byteColumn - 1, 0, bytes.Length));
        return Encoding.UTF8.GetCharCount(upTo) + 1;
    }
}
