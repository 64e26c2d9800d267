namespace Pawl.Analysis.Flow;

/// <summary>What the names of types tell without knowing the types.</summary>
internal static class TypeNames
{
    private static readonly HashSet<string> Numbers = new(
        [
            "int",
            "Int32",
            "Integer",
            "java.lang.Integer",
            "long",
            "Long",
            "Int64",
            "short",
            "Short",
            "byte",
            "Byte",
            "float",
            "Float",
            "double",
            "Double",
            "decimal",
            "Decimal",
            "bool",
            "boolean",
            "Boolean",
            "Bool",
            "uint",
            "ulong",
            "ushort",
            "sbyte",
            "nint",
            "nuint",
            "number",
            "bigint",
            "size_t",
            "ssize_t",
            "unsigned",
            "signed",
            "int8_t",
            "int16_t",
            "int32_t",
            "int64_t",
            "uint8_t",
            "uint16_t",
            "uint32_t",
            "uint64_t",
            "off_t",
            "pid_t",
            "uid_t",
            "gid_t",
            "time_t",
            "Guid",
            "UUID",
            "java.util.UUID",
            "uuid.UUID",
            "DateTime",
            "DateOnly",
            "TimeOnly",
            "TimeSpan",
            "DateTimeOffset",
            "datetime.datetime",
            "datetime.date",
            "LocalDate",
            "LocalDateTime",
            "Instant",
            "BigInteger",
            "BigDecimal",
            "char",
            "Char",
            "Character",
        ],
        StringComparer.Ordinal
    );

    private static readonly System.Buffers.SearchValues<char> Decoration = System.Buffers.SearchValues.Create("<[(*?& |");

    private static readonly string[] Words =
    [
        "const ",
        "struct ",
        "enum ",
        "union ",
        "static ",
        "final ",
        "readonly ",
        "volatile ",
        "unsigned ",
        "signed ",
        "ref ",
        "out ",
        "in ",
        "global::",
    ];

    /// <summary>Values of the type cannot carry text.</summary>
    internal static bool IsNumber(string? type) => type is not null && Numbers.Contains(type);

    /// <summary>As written, and a pointer or array of it is not meant.</summary>
    internal static bool IsPlainNumber(string? written) =>
        written is not null
        && !written.Contains('*')
        && !written.Contains('[')
        && (IsNumber(Bare(written)) || IsNumber(written.Split(' ')[0]));

    /// <summary><c>Func&lt;string, string&gt;</c>, <c>Function</c>, <c>UnaryOperator</c>.</summary>
    internal static bool IsFunction(string written) =>
        Bare(written) is var type
        && type[(type.LastIndexOf('.') + 1)..]
            is "Func"
                or "Converter"
                or "Function"
                or "BiFunction"
                or "UnaryOperator"
                or "BinaryOperator"
                or "ToLongFunction"
                or "ToIntFunction"
                or "IntFunction"
                or "LongFunction";

    private static readonly HashSet<string> Carriers = new(
        [
            "string",
            "str",
            "char",
            "charsequence",
            "stringbuilder",
            "stringbuffer",
            "void",
            "byte",
            "bytes",
            "bytearray",
            "buffer",
            "uint8_t",
            "object",
            "any",
            "unknown",
            "dynamic",
            "var",
            "auto",
            "uri",
            "url",
            "path",
            "file",
            "fileinfo",
            "stream",
            "inputstream",
            "reader",
            "textreader",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>As written: text, bytes, a path, a stream, anything made of those, or anything at all; not an object of a class with fields of its own.</summary>
    internal static bool MayCarryText(string? written)
    {
        if (written is null or "list" or "dict" or "tuple" or "set")
        {
            return true;
        }
        var word = 0;
        for (var i = 0; i <= written.Length; i++)
        {
            if (i < written.Length && (char.IsLetterOrDigit(written[i]) || written[i] == '_'))
            {
                continue;
            }
            // A single capital stands for any type.
            if (
                Carriers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(written.AsSpan(word, i - word))
                || (i - word == 1 && char.IsUpper(written[word]))
            )
            {
                return true;
            }
            word = i + 1;
        }
        return false;
    }

    internal static string Bare(string written)
    {
        var type = written.AsSpan().Trim();
        for (var again = true; again; )
        {
            again = false;
            foreach (var word in Words)
            {
                if (type.StartsWith(word) && type.Length > word.Length)
                {
                    type = type[word.Length..].TrimStart();
                    again = true;
                }
            }
        }
        var end = type.IndexOfAny(Decoration);
        return (end < 0 ? type : type[..end]).Trim().ToString().Replace("::", ".", StringComparison.Ordinal);
    }

    /// <summary>Constructors of lists and maps that start empty.</summary>
    internal static Form.CollectionKind? Collection(string name) =>
        name switch
        {
            "ArrayList"
            or "LinkedList"
            or "List"
            or "Vector"
            or "Stack"
            or "Queue"
            or "ArrayDeque"
            or "Deque"
            or "list"
            or "Array"
            or "deque" => Form.CollectionKind.List,
            "HashMap"
            or "TreeMap"
            or "LinkedHashMap"
            or "ConcurrentHashMap"
            or "Dictionary"
            or "SortedDictionary"
            or "Hashtable"
            or "Map"
            or "dict"
            or "OrderedDict"
            or "defaultdict" => Form.CollectionKind.Map,
            _ => null,
        };
}
