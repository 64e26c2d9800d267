namespace Pawl.Analysis.Flow;

/// <summary>What a whole number may be, both ends included; <see cref="long.MinValue"/> and <see cref="long.MaxValue"/> stand for no end.</summary>
internal readonly record struct Interval(long Least, long Most)
{
    internal static Interval? Join(Interval? a, Interval? b) =>
        a is { } x && b is { } y ? new Interval(Math.Min(x.Least, y.Least), Math.Max(x.Most, y.Most)) : null;

    internal Interval Below(long bound) => this with { Most = Math.Min(Most, bound) };

    internal Interval Above(long bound) => this with { Least = Math.Max(Least, bound) };

    internal Interval Shifted(long by) => new(Saturated(Least, by), Saturated(Most, by));

    /// <param name="factor">Not negative.</param>
    internal Interval Times(long factor) => new(Scaled(Least, factor), Scaled(Most, factor));

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
