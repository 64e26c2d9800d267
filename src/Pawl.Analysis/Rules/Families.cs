namespace Pawl.Analysis.Rules;

/// <summary>The families of taint as bits of a mask.</summary>
internal sealed class Families
{
    /// <summary>Amounts: arithmetic and conversion to numbers do not make these safe.</summary>
    internal const ulong Size = 1;

    /// <summary>Objects that are taken over whole, with every field that somebody put in: reading one field of them is safe.</summary>
    internal const ulong Whole = 2;

    /// <summary>Numbers that something is divided by.</summary>
    internal const ulong Divisor = 4;

    /// <summary>Values as they came in: the result of a call that nothing is known of is clean of it.</summary>
    internal const ulong Direct = 8;

    /// <summary>Numbers that may be negative.</summary>
    internal const ulong Sign = 16;

    /// <summary>What makes a value safe in every respect but its amount.</summary>
    internal const ulong AllButSize = ~(Size | Divisor | Sign);

    private readonly Dictionary<string, ulong> bits = new(StringComparer.Ordinal)
    {
        ["size"] = Size,
        ["whole"] = Whole,
        ["divisor"] = Divisor,
        ["direct"] = Direct,
        ["sign"] = Sign,
    };

    internal ulong Bit(string family)
    {
        if (!bits.TryGetValue(family, out var bit))
        {
            bits[family] = bit = 1UL << bits.Count;
        }
        return bit;
    }

    /// <summary><c>all</c> or a list of families.</summary>
    internal ulong Mask(DataNode node) =>
        node.Scalar == "all"
            ? AllButSize
            : node.Texts.Aggregate(0UL, (mask, family) => mask | (family == "all" ? AllButSize : Bit(family)));
}
