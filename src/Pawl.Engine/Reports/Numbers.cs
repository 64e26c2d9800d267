using System.Globalization;
using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports;

/// <summary>How reports write numbers, dates and intervals.</summary>
public static class Numbers
{
    private const string Minus = "\u2212";

    public static string Count(long count) => Sign(count.ToString("N0", CultureInfo.InvariantCulture));

    public static string Counted(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary><c>120 files in languages that Pawl does not analyse (Go 117, Rust 3)</c>; null when there are none.</summary>
    public static string? Others(IReadOnlyList<OtherLanguage> others)
    {
        var files = others.Sum(other => other.Files);
        var what = files == 1 ? "1 file in a language" : $"{Count(files)} files in languages";
        var list = string.Join(", ", others.Select(other => $"{other.Language} {Count(other.Files)}"));
        return files == 0 ? null : $"{what} that Pawl does not analyse ({list})";
    }

    /// <summary>Two digits that count: 0.034, 0.34, 3.4, 34.</summary>
    public static string Decimal(double value) =>
        Sign(
            value.ToString(
                Math.Abs(value) switch
                {
                    0 => "0",
                    < 0.1 => "0.###",
                    < 1 => "0.##",
                    < 100 => "0.#",
                    _ => "N0",
                },
                CultureInfo.InvariantCulture
            )
        );

    public static string Signed(double value) => value > 0 && Decimal(value) is not "0" and var number ? "+" + number : Decimal(value);

    public static string Percent(double share) =>
        share switch
        {
            > 0 and < 0.01 => "<1%",
            > 0.99 and < 1 => ">99%",
            _ => share.ToString("0%", CultureInfo.InvariantCulture),
        };

    public static string Percent(long part, long whole) => whole == 0 ? "–" : Percent((double)part / whole);

    public static string Range(double low, double high) =>
        low < 0 || high < 0 ? $"{Signed(low)} to {Signed(high)}" : $"{Decimal(low)}–{Decimal(high)}";

    /// <summary><c>2.1 (1.4–3.0)</c>, or why there is none.</summary>
    public static string Rate(Rate rate) => rate.Hidden ? "too little to tell" : $"{Decimal(rate.Value)} ({Range(rate.Low, rate.High)})";

    /// <summary>Day in UTC; times that no calendar has are given in seconds.</summary>
    public static string Day(long seconds) =>
        seconds is >= -62_135_596_800 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"@{seconds}");

    public static string ShortId(string commit) => commit.Length <= 10 ? commit : commit[..10];

    private static string Sign(string number) =>
        number == "-0" ? "0"
        : number.StartsWith('-') ? string.Concat(Minus, number.AsSpan(1))
        : number;
}
