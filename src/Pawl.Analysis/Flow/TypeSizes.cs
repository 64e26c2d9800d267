using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>Sizes of C's types in bytes, as on 64-bit Unix.</summary>
internal static class TypeSizes
{
    private const int DeepestType = 16;
    private const int Pointer = 8;

    /// <param name="written">As declared: <c>unsigned int</c>, <c>char *</c>, <c>struct point</c>, <c>int[4]</c>.</param>
    /// <returns>Null when the type is not known here.</returns>
    internal static long? Of(string? written, FileFlow file) => Of(written, file, 0);

    private static long? Of(string? written, FileFlow file, int depth)
    {
        if (written is null || depth > DeepestType)
        {
            return null;
        }
        var open = written.LastIndexOf('[');
        if (open > 0 && written.EndsWith(']'))
        {
            return
                long.TryParse(written.AsSpan(open + 1, written.Length - open - 2), out var count)
                && Of(written[..open], file, depth + 1) is { } one
                ? count * one
                : null;
        }
        if (written.EndsWith('*') || written.EndsWith(')'))
        {
            return Pointer;
        }
        return Simple(written) ?? Record(written, file, depth);
    }

    /// <summary>Size of one element of an array or of what a pointer points to.</summary>
    internal static long? OfElement(string? written, FileFlow file) =>
        written is null ? null
        : written.EndsWith('*') ? Of(written[..^1].TrimEnd(), file)
        : written.EndsWith("[]", StringComparison.Ordinal) ? Of(written[..^2].TrimEnd(), file)
        : null;

    /// <summary>Least and greatest value of an integer type.</summary>
    internal static (Int128 Least, Int128 Most)? RangeOf(string? written)
    {
        if (
            written is null
            || written.EndsWith('*')
            || written.EndsWith(']')
            || written.Contains("float", StringComparison.Ordinal)
            || written.Contains("double", StringComparison.Ordinal)
        )
        {
            return null;
        }
        if (Simple(written) is not { } size)
        {
            return null;
        }
        var bits = (int)size * 8;
        var isUnsigned =
            written.Contains("unsigned", StringComparison.Ordinal)
            || written.Contains("uint", StringComparison.Ordinal)
            || written.TrimStart().StartsWith('u')
            || written == "size_t";
        return bits > 64 ? null
            : isUnsigned ? (0, (Int128.One << bits) - 1)
            : (-(Int128.One << (bits - 1)), (Int128.One << (bits - 1)) - 1);
    }

    /// <summary>What an integer of one or two bytes can be.</summary>
    internal static Interval? RangeOfSmall(string? written) =>
        RangeOf(written) is { } range && range.Most <= ushort.MaxValue
            ? new Interval((long)range.Least, (long)range.Most, Joined: true)
            : null;

    private static long? Simple(string written)
    {
        var type = written.Replace("const ", "", StringComparison.Ordinal).Replace("volatile ", "", StringComparison.Ordinal).Trim();
        return type switch
        {
            "char"
            or "signed char"
            or "unsigned char"
            or "int8_t"
            or "uint8_t"
            or "bool"
            or "_Bool"
            or "u8"
            or "s8"
            or "BYTE"
            or "CHAR"
            or "UCHAR"
            or "u_char"
            or "uchar" => 1,
            "short"
            or "short int"
            or "unsigned short"
            or "unsigned short int"
            or "signed short"
            or "int16_t"
            or "uint16_t"
            or "u16"
            or "s16"
            or "WORD"
            or "SHORT"
            or "USHORT"
            or "char16_t" => 2,
            "int"
            or "signed int"
            or "unsigned int"
            or "unsigned"
            or "signed"
            or "float"
            or "int32_t"
            or "uint32_t"
            or "u32"
            or "s32"
            or "DWORD"
            or "BOOL"
            or "INT"
            or "UINT"
            or "wchar_t"
            or "char32_t"
            or "pid_t"
            or "uid_t"
            or "gid_t"
            or "mode_t"
            or "socklen_t" => 4,
            "long"
            or "long int"
            or "unsigned long"
            or "unsigned long int"
            or "long long"
            or "long long int"
            or "unsigned long long"
            or "unsigned long long int"
            or "double"
            or "int64_t"
            or "uint64_t"
            or "size_t"
            or "ssize_t"
            or "off_t"
            or "time_t"
            or "intptr_t"
            or "uintptr_t"
            or "ptrdiff_t"
            or "u64"
            or "s64"
            or "intmax_t"
            or "uintmax_t" => 8,
            "long double" => 16,
            _ => type.StartsWith("enum ", StringComparison.Ordinal) ? 4 : null,
        };
    }

    private static long? Record(string written, FileFlow file, int depth)
    {
        var name = file.TypeOf(written);
        if (name is null)
        {
            return null;
        }
        if (file.Class(name) is not { } declared)
        {
            return name != TypeNames.Bare(written) ? Of(name, file, depth + 1) : null;
        }
        if (declared.Fields.Count == 0)
        {
            return null;
        }
        var (total, largest) = (0L, 1L);
        foreach (var field in declared.Fields)
        {
            if (OfVariable(field, file, depth + 1) is not { } size || Of(field.Type, file, depth + 1) is not { } one)
            {
                return null;
            }
            var alignment = Math.Clamp(Alignment(field.Type, file, one), 1, 8);
            largest = Math.Max(largest, alignment);
            total = declared.Modifiers.Contains("union") ? Math.Max(total, size) : Rounded(total, alignment) + size;
        }
        return Rounded(total, largest);
    }

    private static long Alignment(string? type, FileFlow file, long size) =>
        type is not null && !type.EndsWith('*') && file.Class(file.TypeOf(type)) is not null ? 8 : Math.Min(size, 8);

    private static long Rounded(long size, long alignment) => (size + alignment - 1) / alignment * alignment;

    /// <summary>Size of a declared variable or field, arrays of constant length included.</summary>
    internal static long? OfVariable(Declaration node, FileFlow file, int depth = 0) =>
        Of(node.Type, file, depth) is not { } one ? null
        : node.ArraySize is null ? one
        : Count(node.ArraySize, file) is { } count ? count * one
        : null;

    /// <summary>A length that the file alone tells.</summary>
    private static long? Count(Expression length, FileFlow file) =>
        length switch
        {
            Literal { Kind: LiteralKind.Integer } literal => long.TryParse(literal.Text, out var count) ? count : null,
            Name name => file.Global(name.Id)?.Integer,
            Binary { Operator: Operator.Add } b => Count(b.Left, file) + Count(b.Right, file),
            Binary { Operator: Operator.Subtract } b => Count(b.Left, file) - Count(b.Right, file),
            Binary { Operator: Operator.Multiply } b => Count(b.Left, file) * Count(b.Right, file),
            _ => null,
        };
}
