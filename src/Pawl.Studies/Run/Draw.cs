using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pawl.Studies.Run;

/// <summary>Lots that anybody can draw again: a hash of the seed and of what the lot is for, so no draw depends on another or on their order.</summary>
internal static class Draw
{
    /// <summary>From 0 up to, not including, 1.</summary>
    internal static double Share(int seed, string what) => (Bits(seed, what) >> 11) * (1.0 / (1UL << 53));

    internal static int Index(int seed, string what, int count) => (int)(Bits(seed, what) % (ulong)count);

    internal static int Seed(int seed, string what) => (int)(Bits(seed, what) & int.MaxValue);

    private static ulong Bits(int seed, string what) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{what}")));
}
