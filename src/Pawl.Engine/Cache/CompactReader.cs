using System.Buffers.Binary;
using System.Text;

namespace Pawl.Engine.Cache;

/// <summary>Reads what <see cref="CompactWriter"/> wrote.</summary>
/// <remarks>Bytes that it did not write end in an <see cref="InvalidDataException"/>.</remarks>
internal sealed class CompactReader(byte[] bytes)
{
    private readonly List<string> texts = [];
    private int at;

    internal int Left => bytes.Length - at;

    internal long Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = Take(1)[0];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }
        throw Damaged();
    }

    internal int Int() => Number() is >= int.MinValue and <= int.MaxValue and var value ? (int)value : throw Damaged();

    /// <summary>A count of things that take at least one byte each.</summary>
    internal int Count() => Number() is >= 0 and var value && value <= Left ? (int)value : throw Damaged();

    internal string Text()
    {
        var number = Number();
        if (number >= 0 && number < texts.Count)
        {
            return texts[(int)number];
        }
        if (number != texts.Count)
        {
            throw Damaged();
        }
        var text = Encoding.UTF8.GetString(Take(Count()));
        texts.Add(text);
        return text;
    }

    internal ulong Fixed() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    internal T[] List<T>(Func<T> read)
    {
        var items = new T[Count()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }
        return items;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > bytes.Length - at)
        {
            throw Damaged();
        }
        at += count;
        return bytes.AsSpan(at - count, count);
    }

    private static InvalidDataException Damaged() => new("a cache entry is damaged");
}
