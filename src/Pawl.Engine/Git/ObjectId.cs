using System.Globalization;

namespace Pawl.Engine.Git;

/// <summary>A git object's id, SHA-1 or SHA-256, without an allocation of its own.</summary>
public readonly record struct ObjectId : IComparable<ObjectId>
{
    private readonly ulong a,
        b,
        c,
        d;
    private readonly byte digits;

    private ObjectId(ulong a, ulong b, ulong c, ulong d, byte digits) =>
        (this.a, this.b, this.c, this.d, this.digits) = (a, b, c, d, digits);

    /// <summary>Git's all-zero id: no object.</summary>
    public bool IsZero => (a | b | c | d) == 0;

    /// <param name="hex">40 or 64 hex digits.</param>
    /// <exception cref="FormatException">Anything else.</exception>
    public static ObjectId Parse(ReadOnlySpan<char> hex)
    {
        if (hex.Length is not (40 or 64))
        {
            throw new FormatException($"an object id has 40 or 64 hex digits, this has {hex.Length}: {hex}");
        }
        return new ObjectId(
            Part(hex[..16]),
            Part(hex[16..32]),
            Part(hex[32..Math.Min(48, hex.Length)]),
            hex.Length == 64 ? Part(hex[48..]) : 0,
            (byte)hex.Length
        );
    }

    private static ulong Part(ReadOnlySpan<char> hex) => ulong.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public override string ToString()
    {
        if (digits == 0)
        {
            return new string('0', 40);
        }
        var all = $"{a:x16}{b:x16}";
        return digits == 40 ? $"{all}{c:x8}" : $"{all}{c:x16}{d:x16}";
    }

    public int CompareTo(ObjectId other) => (a, b, c, d).CompareTo((other.a, other.b, other.c, other.d));
}
