namespace Pawl.Analysis.Flow;

/// <summary>What a whole number may be, both ends included; <see cref="long.MinValue"/> and <see cref="long.MaxValue"/> stand for no end.</summary>
/// <param name="Joined">Different things on different ways: the ends may belong to ways that cannot be taken here.</param>
internal readonly record struct Interval(long Least, long Most, bool Joined = false)
{
    internal static Interval? Join(Interval? a, Interval? b) =>
        a is { } x && b is { } y
            ? new Interval(Math.Min(x.Least, y.Least), Math.Max(x.Most, y.Most), x.Joined || y.Joined || x != y)
            : null;

    internal Interval Below(long bound) => bound < Most ? this with { Most = bound, Joined = Joined && Least != long.MinValue } : this;

    internal Interval Above(long bound) => this with { Least = Math.Max(Least, bound) };

    internal Interval Shifted(long by) => new(Saturated(Least, by), Saturated(Most, by), Joined);

    internal Interval Plus(Interval other) =>
        new(
            Least == long.MinValue || other.Least == long.MinValue ? long.MinValue : Saturated(Least, other.Least),
            Most == long.MaxValue || other.Most == long.MaxValue ? long.MaxValue : Saturated(Most, other.Most),
            Joined: true
        );

    /// <param name="factor">Not negative.</param>
    internal Interval Times(long factor) => new(Scaled(Least, factor), Scaled(Most, factor), Joined);

    private static long Saturated(long end, long by) =>
        end is long.MinValue or long.MaxValue ? end
        : by > 0 && end > long.MaxValue - by ? long.MaxValue
        : by < 0 && end < long.MinValue - by ? long.MinValue
        : end + by;

    private static long Scaled(long end, long factor) =>
        end is long.MinValue or long.MaxValue ? end
        : Math.BigMul(end, factor, out var low) is 0 or -1 && (low < 0) == (end < 0 && factor != 0) ? low
        : end < 0 ? long.MinValue
        : long.MaxValue;
}
