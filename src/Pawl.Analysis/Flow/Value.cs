using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>What is known of a value at one place. Immutable; the unknown value knows nothing.</summary>
internal sealed class Value
{
    private const int MostTaints = 6;
    private const int MostElements = 64;
    private const int MostObjects = 16;

    private static readonly Taint[] NoTaints = [];
    private static readonly KeyValuePair<string, Value>[] NoElements = [];
    private static readonly int[] NoNumbers = [];
    private static readonly Check[] NoChecks = [];

    // Behind the empty arrays, which it needs.
    internal static readonly Value Nothing = new();

    internal Taint[] Taints { get; init; } = NoTaints;

    /// <summary>The whole value, when it is a constant.</summary>
    internal string? Constant { get; init; }

    internal LiteralKind ConstantKind { get; init; }

    /// <summary>Text that the value begins with, when that is known and the rest is not.</summary>
    internal string? Prefix { get; init; }

    /// <summary>Text that begins with a value of the program's own and a slash: <c>BASE + "/users/" + id</c>.</summary>
    internal bool HasBase { get; init; }

    /// <summary>Static type as far as it is known.</summary>
    internal string? Type { get; init; }

    /// <summary>Objects that the value may be, for lifecycles.</summary>
    internal int[] Objects { get; init; } = NoNumbers;

    /// <summary>Facts of calls that the value is a result of.</summary>
    internal int[] Marks { get; init; } = NoNumbers;

    /// <summary>What holds where this value is tested.</summary>
    internal Check[] Checks { get; init; } = NoChecks;

    /// <summary>A function of this file.</summary>
    internal Function? Function { get; init; }

    /// <summary>Known elements of a list (keys 0, 1, ...) or entries and fields of a map or object; <c>*</c> stands for any other.</summary>
    internal KeyValuePair<string, Value>[] Elements { get; init; } = NoElements;

    /// <summary>Made here as a list or map, so that its elements are all known.</summary>
    internal CollectionKind? Collection { get; init; }

    /// <summary>Behind a pointer or array.</summary>
    internal Memory? Memory { get; init; }

    /// <summary>Bounds of a number that is no constant.</summary>
    internal Interval? Range { get; init; }

    internal Interval? Bounds => Integer is { } exact ? new Interval(exact, exact) : Range;

    internal bool IsConstant => Constant is not null;

    internal bool? Truth =>
        Constant is null
            ? null
            : ConstantKind switch
            {
                LiteralKind.Boolean => Constant == "true",
                LiteralKind.Null => false,
                LiteralKind.Integer => Constant != "0",
                LiteralKind.String => Constant.Length > 0,
                _ => null,
            };

    internal long? Integer => ConstantKind == LiteralKind.Integer && long.TryParse(Constant, out var number) ? number : null;

    internal static Value Of(string text, LiteralKind kind) => new() { Constant = text, ConstantKind = kind };

    internal static Value Of(bool truth) => Of(truth ? "true" : "false", LiteralKind.Boolean);

    internal static Value Of(long number) => Of(number.ToString(System.Globalization.CultureInfo.InvariantCulture), LiteralKind.Integer);

    internal static Value OfType(string? type) => type is null ? Nothing : new Value { Type = type };

    internal static Value Tainted(Taint[] taints) => taints.Length == 0 ? Nothing : new Value { Taints = taints };

    /// <summary>Taints of the value and of everything in it.</summary>
    internal Taint[] AllTaints()
    {
        var all = Taints;
        foreach (var (_, element) in Elements)
        {
            all = Union(all, element.AllTaints());
        }
        return all;
    }

    internal Value Copy(
        Taint[]? taints = null,
        string? type = null,
        int[]? objects = null,
        int[]? marks = null,
        KeyValuePair<string, Value>[]? elements = null,
        Check[]? checks = null,
        Memory? memory = null,
        Interval? range = null,
        bool dropConstant = false
    ) =>
        new()
        {
            Taints = taints ?? Taints,
            Constant = dropConstant ? null : Constant,
            ConstantKind = ConstantKind,
            Prefix = dropConstant ? null : Prefix,
            HasBase = HasBase && !dropConstant,
            Type = type ?? Type,
            Objects = objects ?? Objects,
            Marks = marks ?? Marks,
            Checks = checks ?? Checks,
            Function = Function,
            Elements = elements ?? Elements,
            Collection = Collection,
            Memory = memory ?? Memory,
            Range = range ?? (dropConstant ? null : Range),
        };

    /// <summary>What is read of an object under a field's name.</summary>
    internal Taint[] FieldTaints(string field)
    {
        if (Element(field) is { } known)
        {
            return known.AllTaints();
        }
        return OfField(Element("*") is { } rest ? Union(Taints, rest.AllTaints()) : Taints, field);
    }

    /// <summary>A parameter's field: callers tell what they put into that one.</summary>
    internal static Taint[] OfField(Taint[] taints, string field) =>
        Array.Exists(taints, t => t.Origin is { IsParameter: true, Field: null })
            ? Array.ConvertAll(
                taints,
                t => t.Origin is { IsParameter: true, Field: null } ? t with { Origin = t.Origin with { Field = field } } : t
            )
            : taints;

    /// <summary>As an object: its fields stay apart, elements under positions are one with it.</summary>
    internal Value AsObject()
    {
        var taints = Taints;
        List<KeyValuePair<string, Value>> fields = [];
        foreach (var entry in Elements)
        {
            if (entry.Key.Length > 0 && (char.IsLetter(entry.Key[0]) || entry.Key[0] == '_'))
            {
                fields.Add(entry);
            }
            else
            {
                taints = Union(taints, entry.Value.AllTaints());
            }
        }
        return new Value { Taints = taints, Elements = [.. fields] };
    }

    /// <summary>With what something else may have put into it, field by field.</summary>
    internal Value With(Value added)
    {
        var all = this;
        foreach (var (field, value) in added.Elements)
        {
            all = all.WithElement(field, Join(Element(field) ?? Tainted(FieldTaints(field)), value));
        }
        return added.Taints.Length == 0 ? all : all.Copy(taints: Union(all.Taints, added.Taints));
    }

    internal Value Clear(ulong families)
    {
        var taints = ClearAll(AllTaints(), families);
        return Copy(taints: taints, elements: NoElements);
    }

    internal static Taint[] ClearAll(Taint[] taints, ulong families) =>
        taints.Length == 0 ? taints : Array.ConvertAll(taints, t => t.With(families));

    internal Value Through(Span span, string note) =>
        Taints.Length == 0 ? this : Copy(taints: Array.ConvertAll(Taints, t => t.Through(span, note)));

    internal Value? Element(string key)
    {
        foreach (var (known, value) in Elements)
        {
            if (known == key)
            {
                return value;
            }
        }
        return null;
    }

    /// <summary>The same value with one element set; <c>*</c> adds to what any element may be.</summary>
    internal Value WithElement(string key, Value value)
    {
        if (key == "*" || (Elements.Length >= MostElements && Element(key) is null))
        {
            value = Join(Element("*"), value);
            key = "*";
        }
        var list = new List<KeyValuePair<string, Value>>(Elements.Length + 1);
        var set = false;
        foreach (var entry in Elements)
        {
            list.Add(entry.Key == key ? KeyValuePair.Create(key, value) : entry);
            set |= entry.Key == key;
        }
        if (!set)
        {
            list.Add(KeyValuePair.Create(key, value));
        }
        return Copy(elements: [.. list], dropConstant: true);
    }

    internal static Value Join(Value? a, Value? b)
    {
        if (a is null || b is null || ReferenceEquals(a, b))
        {
            return a ?? b ?? Nothing;
        }
        var same = a.Constant is not null && a.Constant == b.Constant && a.ConstantKind == b.ConstantKind;
        return new Value
        {
            Taints = Union(a.Taints, b.Taints),
            Constant = same ? a.Constant : null,
            ConstantKind = a.ConstantKind,
            Prefix = same ? null : CommonPrefix(a.Constant ?? a.Prefix, b.Constant ?? b.Prefix),
            HasBase = a.HasBase && b.HasBase,
            Type =
                a.Type == b.Type ? a.Type
                : a.ConstantKind == LiteralKind.Null && a.IsConstant ? b.Type
                : b.ConstantKind == LiteralKind.Null && b.IsConstant ? a.Type
                : null,
            Objects = Newest(Union(a.Objects, b.Objects)),
            Marks = Union(a.Marks, b.Marks),
            Checks = JoinChecks(a, b),
            Function = a.Function == b.Function ? a.Function : null,
            Elements = JoinElements(a, b),
            Collection = a.Collection == b.Collection ? a.Collection : null,
            Memory = a.Memory is null && b.Memory is null ? null : Memory.Join(a, b),
            Range = same ? null : Interval.Join(a.Bounds, b.Bounds),
        };
    }

    /// <summary>Whoever is told that the value is something, and not the null of the other way, knows which way was taken.</summary>
    private static Check[] JoinChecks(Value a, Value b) =>
        ReferenceEquals(a.Checks, b.Checks) ? a.Checks
        : IsNothing(b) ? Array.FindAll(a.Checks, c => c.Holds)
        : IsNothing(a) ? Array.FindAll(b.Checks, c => c.Holds)
        : a.Checks.Length == 0 || b.Checks.Length == 0 ? NoChecks
        : Array.FindAll(a.Checks, b.Checks.Contains);

    private static bool IsNothing(Value value) =>
        value is { IsConstant: true, Truth: false, ConstantKind: LiteralKind.Null or LiteralKind.Boolean };

    private static KeyValuePair<string, Value>[] JoinElements(Value a, Value b)
    {
        if (ReferenceEquals(a.Elements, b.Elements))
        {
            return a.Elements;
        }
        var joined = new List<KeyValuePair<string, Value>>(a.Elements.Length);
        foreach (var (key, value) in a.Elements)
        {
            joined.Add(KeyValuePair.Create(key, b.Element(key) is { } other ? Join(value, other) : Maybe(value, a, b)));
        }
        foreach (var entry in b.Elements)
        {
            if (a.Element(entry.Key) is null)
            {
                joined.Add(KeyValuePair.Create(entry.Key, Maybe(entry.Value, a, b)));
            }
        }
        return [.. joined];
    }

    /// <summary>A field that only one way knows is no constant; a list or map that the code made has nothing else in it.</summary>
    private static Value Maybe(Value field, Value a, Value b) =>
        a.Collection is null && b.Collection is null && (field.IsConstant || field.Range is not null)
            ? field.Copy(dropConstant: true)
            : field;

    private static string? CommonPrefix(string? a, string? b)
    {
        if (a is null || b is null)
        {
            return null;
        }
        var length = a.AsSpan().CommonPrefixLength(b);
        return length == 0 ? null : a[..length];
    }

    internal static Taint[] Union(Taint[] a, Taint[] b)
    {
        if (a.Length == 0 || ReferenceEquals(a, b))
        {
            return b;
        }
        if (b.Length == 0)
        {
            return a;
        }
        var all = new List<Taint>(a);
        foreach (var taint in b)
        {
            var at = all.FindIndex(t => ReferenceEquals(t.Origin, taint.Origin) || t.Origin == taint.Origin);
            if (at < 0)
            {
                all.Add(taint);
            }
            else
            {
                var known = all[at];
                var cleared = known.Cleared & taint.Cleared;
                all[at] =
                    cleared == known.Cleared ? known
                    : cleared == taint.Cleared ? taint
                    : known with { Cleared = cleared };
            }
        }
        if (all.Count > MostTaints)
        {
            Gather(all);
        }
        if (all.Count > MostTaints)
        {
            // The least cleared first; parameters give way to real sources.
            all.Sort((x, y) => (x.Origin.IsParameter, x.Origin.Span.Start).CompareTo((y.Origin.IsParameter, y.Origin.Span.Start)));
            all.RemoveRange(MostTaints, all.Count - MostTaints);
        }
        return [.. all];
    }

    /// <summary>Many fields of one parameter are the whole of it.</summary>
    private static void Gather(List<Taint> all)
    {
        foreach (var fields in all.Where(t => t.Origin.Field is not null).GroupBy(t => t.Origin with { Field = null }).ToList())
        {
            all.RemoveAll(t => t.Origin.Parameter == fields.Key.Parameter && t.Origin with { Field = null } == fields.Key);
            all.Add(fields.First() with { Origin = fields.Key, Cleared = fields.Aggregate(ulong.MaxValue, (c, t) => c & t.Cleared) });
        }
    }

    private static int[] Newest(int[] objects) => objects.Length > MostObjects ? objects[^MostObjects..] : objects;

    /// <summary>Both are in order, as is what comes out.</summary>
    internal static int[] Union(int[] a, int[] b)
    {
        if (a.Length == 0 || ReferenceEquals(a, b))
        {
            return b;
        }
        if (b.Length == 0 || a.AsSpan().SequenceEqual(b))
        {
            return a;
        }
        var all = new List<int>(a.Length + b.Length);
        for (int i = 0, j = 0; i < a.Length || j < b.Length; )
        {
            var isFirst = j == b.Length || (i < a.Length && a[i] <= b[j]);
            j += j < b.Length && (!isFirst || a[i] == b[j]) ? 1 : 0;
            all.Add(isFirst ? a[i++] : b[j - 1]);
        }
        return [.. all];
    }
}
