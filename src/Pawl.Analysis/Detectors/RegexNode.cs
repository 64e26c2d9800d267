namespace Pawl.Analysis.Detectors;

internal enum RegexKind
{
    Set,
    Empty,
    Sequence,
    Choice,
    Group,
    Repeat,
}

/// <summary>A regular expression as far as it matters for backtracking.</summary>
internal sealed record RegexNode(RegexKind Kind, IReadOnlyList<RegexNode> Children)
{
    /// <summary>Of a set: its characters.</summary>
    internal CharacterSet Set { get; init; }
    internal bool Unbounded { get; init; }

    /// <summary><c>^</c>.</summary>
    internal bool IsLineStart { get; init; }
    internal bool Optional { get; init; }

    internal bool IsUnbounded => Kind == RegexKind.Repeat && Unbounded;

    internal bool IsNullable =>
        Kind switch
        {
            RegexKind.Set => false,
            RegexKind.Empty => true,
            RegexKind.Choice => Children.Any(c => c.IsNullable),
            RegexKind.Repeat => Optional || Children[0].IsNullable,
            _ => Children.All(c => c.IsNullable),
        };

    /// <summary>Every character that some match may hold.</summary>
    internal CharacterSet Characters =>
        Kind == RegexKind.Set ? Set : Children.Aggregate(default(CharacterSet), (all, c) => all.With(c.Characters));

    /// <summary>Characters that a match may begin with.</summary>
    internal CharacterSet First
    {
        get
        {
            if (Kind == RegexKind.Set)
            {
                return Set;
            }
            var first = default(CharacterSet);
            foreach (var child in Children)
            {
                first = first.With(child.First);
                if (Kind == RegexKind.Sequence && !child.IsNullable)
                {
                    break;
                }
            }
            return first;
        }
    }
}

/// <summary>ASCII characters as bits, and one bit for all others.</summary>
internal readonly record struct CharacterSet(ulong Low, ulong High, bool Others)
{
    internal static readonly CharacterSet Any = new(ulong.MaxValue, ulong.MaxValue, true);

    internal static CharacterSet Of(char c) =>
        c < 64 ? new(1UL << c, 0, false)
        : c < 128 ? new(0, 1UL << (c - 64), false)
        : new(0, 0, true);

    internal static CharacterSet Range(char from, char to)
    {
        var set = default(CharacterSet);
        for (var c = (int)from; c <= to && c <= 128; c++)
        {
            set = set.With(Of((char)c));
        }
        return to >= 128 ? set with { Others = true } : set;
    }

    internal CharacterSet With(CharacterSet other) => new(Low | other.Low, High | other.High, Others || other.Others);

    internal CharacterSet Complement() => new(~Low, ~High, !Others);

    internal bool Overlaps(CharacterSet other) => (Low & other.Low) != 0 || (High & other.High) != 0 || (Others && other.Others);
}
