namespace Pawl.Analysis.Matching;

/// <summary>The lines of a content as hashes: enough to compare two contents, a fraction of their size.</summary>
public sealed class LineTable
{
    private const ulong Seed = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

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
        var (exact, loose) = (Seed, Seed);
        foreach (var b in line)
        {
            exact = (exact ^ b) * Prime;
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\f'))
            {
                loose = (loose ^ b) * Prime;
            }
        }
        return (exact, loose);
    }
}
