using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Pawl.Analysis.Matching;

/// <summary>The lines of a content as hashes: enough to compare two contents. For one thread.</summary>
public sealed class LineTable
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong Prime = 0xD6E8FEB86659FD93;
    private const int MostOnStack = 512;

    private readonly ulong[] exact;
    private readonly byte[] text;
    private ulong[]? loose;

    private LineTable(ulong[] exact, byte[] text) => (this.exact, this.text) = (exact, text);

    public static LineTable Empty { get; } = new([], []);

    public int Count => exact.Length;

    /// <summary>Line by line, the bytes as they are (a carriage return at the end left out).</summary>
    public ReadOnlySpan<ulong> Exact => exact;

    /// <summary>Line by line, without any white space. Made on first need: most contents are compared exactly only.</summary>
    public ReadOnlySpan<ulong> Loose => loose ??= Hashes(text, Count, LooseOf);

    /// <param name="text">Not changed afterwards.</param>
    public static LineTable Of(byte[] text)
    {
        var count = text.AsSpan().Count((byte)'\n') + (text.Length > 0 && text[^1] != '\n' ? 1 : 0);
        return new LineTable(Hashes(text, count, HashOf), text);
    }

    private static ulong[] Hashes(ReadOnlySpan<byte> text, int count, Func<ReadOnlySpan<byte>, ulong> hashOf)
    {
        var hashes = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (line.Length > 0 && line[^1] == '\r')
            {
                line = line[..^1];
            }
            hashes[i] = hashOf(line);
        }
        return hashes;
    }

    [SkipLocalsInit]
    private static ulong LooseOf(ReadOnlySpan<byte> line)
    {
        Span<byte> dense = line.Length <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[line.Length];
        var count = 0;
        foreach (var b in line)
        {
            dense[count] = b;
            count += b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\f' ? 0 : 1;
        }
        return HashOf(dense[..count]);
    }

    /// <summary>Eight bytes at a time.</summary>
    private static ulong HashOf(ReadOnlySpan<byte> bytes)
    {
        var hash = Seed ^ (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }
        ulong rest = 0;
        foreach (var b in bytes)
        {
            rest = (rest << 8) | b;
        }
        return Mix(hash, rest);
    }

    private static ulong Mix(ulong hash, ulong part)
    {
        hash = (hash ^ part) * Prime;
        return hash ^ (hash >> 29);
    }
}
