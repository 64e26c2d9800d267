using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Pawl.Engine.Cache;

/// <summary>Small numbers in few bytes, every text once.</summary>
internal sealed class CompactWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new(256);
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    internal void Number(long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        var free = bytes.GetSpan(10);
        var length = 0;
        while (rest >= 0x80)
        {
            free[length++] = (byte)(rest | 0x80);
            rest >>= 7;
        }
        free[length++] = (byte)rest;
        bytes.Advance(length);
    }

    /// <summary>A text's number when it was written before, else the next free number and the text itself.</summary>
    internal void Text(string value)
    {
        if (texts.TryGetValue(value, out var number))
        {
            Number(number);
            return;
        }
        Number(texts.Count);
        texts.Add(value, texts.Count);
        var encoded = Encoding.UTF8.GetBytes(value);
        Number(encoded.Length);
        bytes.Write(encoded);
    }

    internal void Fixed(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.GetSpan(8), value);
        bytes.Advance(8);
    }

    internal void List<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Number(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    internal byte[] ToArray() => bytes.WrittenSpan.ToArray();
}
