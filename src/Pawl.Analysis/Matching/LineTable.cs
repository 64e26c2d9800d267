using System.Buffers;
using System.IO.Hashing;

namespace Pawl.Analysis.Matching;

/// <summary>The lines of a content as hashes: enough to compare two contents, a fraction of their size.</summary>
public sealed class LineTable
{
    private const int MostOnStack = 512;
    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\r\f"u8);

    private readonly ulong[] exact;
    private readonly ulong[] loose;

    private LineTable(ulong[] exact, ulong[] loose) => (this.exact, this.loose) = (exact, loose);

    public static LineTable Empty { get; } = new([], []);

    public int Count => exact.Length;

    /// <summary>Line by line, the bytes as they are (a carriage return at the end left out).</summary>
    public ReadOnlySpan<ulong> Exact => exact;

    /// <summary>Line by line, without any white space.</summary>
    public ReadOnlySpan<ulong> Loose => loose;

    public static LineTable Of(ReadOnlySpan<byte> text)
    {
        var count = text.Count((byte)'\n') + (text.Length > 0 && text[^1] != '\n' ? 1 : 0);
        var (exact, loose) = (new ulong[count], new ulong[count]);
        for (var i = 0; i < count; i++)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (line.Length > 0 && line[^1] == '\r')
            {
                line = line[..^1];
            }
            (exact[i], loose[i]) = Hash(line);
        }
        return new LineTable(exact, loose);
    }

    private static (ulong Exact, ulong Loose) Hash(ReadOnlySpan<byte> line)
    {
        var exact = XxHash3.HashToUInt64(line);
        var from = line.IndexOfAnyExcept(WhiteSpace);
        if (from < 0)
        {
            return (exact, XxHash3.HashToUInt64([]));
        }
        line = line[from..];
        if (line.IndexOfAny(WhiteSpace) < 0)
        {
            return (exact, XxHash3.HashToUInt64(line));
        }
        Span<byte> dense = line.Length <= MostOnStack ? stackalloc byte[line.Length] : new byte[line.Length];
        var count = 0;
        for (int next; line.Length > 0; line = line[Math.Min(line.Length, next + 1)..])
        {
            next = line.IndexOfAny(WhiteSpace);
            next = next < 0 ? line.Length : next;
            line[..next].CopyTo(dense[count..]);
            count += next;
        }
        return (exact, XxHash3.HashToUInt64(dense[..count]));
    }
}
