using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pawl.Engine.Cache;

/// <summary>128 bits of a SHA-256 over everything that a cached value depends on.</summary>
public readonly record struct CacheKey(ulong High, ulong Low)
{
    public static CacheKey Of(params ReadOnlySpan<string> parts)
    {
        var size = 0;
        foreach (var part in parts)
        {
            size += sizeof(int) + Encoding.UTF8.GetMaxByteCount(part.Length);
        }
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var end = 0;
        foreach (var part in parts)
        {
            var length = Encoding.UTF8.GetBytes(part, buffer.AsSpan(end + sizeof(int)));
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(end), length);
            end += sizeof(int) + length;
        }
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(buffer.AsSpan(0, end), digest);
        ArrayPool<byte>.Shared.Return(buffer);
        return new CacheKey(BinaryPrimitives.ReadUInt64BigEndian(digest), BinaryPrimitives.ReadUInt64BigEndian(digest[8..]));
    }

    internal byte[] ToArray()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), Low);
        return bytes;
    }
}
