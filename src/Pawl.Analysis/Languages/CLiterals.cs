using System.Globalization;
using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>The values of C's numbers, characters and strings.</summary>
internal static class CLiterals
{
    private static readonly Dictionary<string, string> Limits = new(StringComparer.Ordinal)
    {
        ["CHAR_BIT"] = "8",
        ["CHAR_MAX"] = "127",
        ["CHAR_MIN"] = "-128",
        ["SCHAR_MAX"] = "127",
        ["SCHAR_MIN"] = "-128",
        ["UCHAR_MAX"] = "255",
        ["SHRT_MAX"] = "32767",
        ["SHRT_MIN"] = "-32768",
        ["USHRT_MAX"] = "65535",
        ["INT_MAX"] = "2147483647",
        ["INT_MIN"] = "-2147483648",
        ["UINT_MAX"] = "4294967295",
        ["LONG_MAX"] = "9223372036854775807",
        ["LONG_MIN"] = "-9223372036854775808",
        ["LLONG_MAX"] = "9223372036854775807",
        ["LLONG_MIN"] = "-9223372036854775808",
        ["INT8_MAX"] = "127",
        ["INT16_MAX"] = "32767",
        ["INT32_MAX"] = "2147483647",
        ["INT64_MAX"] = "9223372036854775807",
        ["INT8_MIN"] = "-128",
        ["INT16_MIN"] = "-32768",
        ["INT32_MIN"] = "-2147483648",
        ["INT64_MIN"] = "-9223372036854775808",
        ["UINT8_MAX"] = "255",
        ["UINT16_MAX"] = "65535",
        ["UINT32_MAX"] = "4294967295",
        ["EXIT_SUCCESS"] = "0",
        ["EXIT_FAILURE"] = "1",
        ["EOF"] = "-1",
        ["STDIN_FILENO"] = "0",
        ["STDOUT_FILENO"] = "1",
        ["STDERR_FILENO"] = "2",
        ["PATH_MAX"] = "4096",
        ["BUFSIZ"] = "8192",
        ["MAX_PATH"] = "260",
        ["FALSE"] = "0",
        ["TRUE"] = "1",
    };

    /// <summary>A limit that every compiler here defines alike; null for other names.</summary>
    internal static string? Limit(string name) => Limits.GetValueOrDefault(name);

    /// <summary>Kind and value of a number; an integer in decimal, without suffix and separators.</summary>
    internal static (LiteralKind Kind, string Text) Number(string source)
    {
        var text = source.Contains('\'', StringComparison.Ordinal) ? source.Replace("'", "", StringComparison.Ordinal) : source;
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (isHex ? text.AsSpan().IndexOfAny(".pP") >= 0 : text.AsSpan().IndexOfAny(".eE") >= 0)
        {
            return (LiteralKind.Float, isHex ? text : text.TrimEnd('f', 'F', 'l', 'L'));
        }
        var digits = text.AsSpan().TrimEnd("uUlLzZwW");
        if (isHex)
        {
            return (LiteralKind.Integer, InDecimal(digits[2..], 16));
        }
        if (digits.StartsWith("0b", StringComparison.OrdinalIgnoreCase))
        {
            return (LiteralKind.Integer, InDecimal(digits[2..], 2));
        }
        return (LiteralKind.Integer, digits.Length > 1 && digits[0] == '0' ? InDecimal(digits[1..], 8) : digits.ToString());
    }

    private static string InDecimal(ReadOnlySpan<char> digits, uint radix)
    {
        var total = 0UL;
        foreach (var c in digits)
        {
            // Wider than any integer: what is written is kept.
            if (total > (ulong.MaxValue - 15) / radix)
            {
                return digits.ToString();
            }
            total = (total * radix) + (char.IsAsciiHexDigit(c) ? (uint)Digit(c) : 0);
        }
        return total.ToString(CultureInfo.InvariantCulture);
    }

    private static int Digit(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    /// <summary>The text between quotes, escapes resolved.</summary>
    internal static string Unescape(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('\\') < 0)
        {
            return text.ToString();
        }
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            if (text[at] != '\\' || at + 1 == text.Length)
            {
                result.Append(text[at++]);
                continue;
            }
            at = Escape(text, at + 1, result);
        }
        return result.ToString();
    }

    /// <param name="at">Behind the backslash.</param>
    /// <returns>The place behind the escape.</returns>
    private static int Escape(ReadOnlySpan<char> text, int at, StringBuilder result)
    {
        var c = text[at++];
        switch (c)
        {
            case 'x':
                return Code(text, at, 16, 8, result);
            case 'u':
                return Code(text, at, 16, 4, result);
            case 'U':
                return Code(text, at, 16, 8, result);
            case >= '0' and <= '7':
                return Code(text, at - 1, 8, 3, result);
            case '\r':
                return at < text.Length && text[at] == '\n' ? at + 1 : at;
            case '\n':
                return at;
            default:
                result.Append(
                    c switch
                    {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        'a' => '\a',
                        'b' => '\b',
                        'f' => '\f',
                        'v' => '\v',
                        'e' => '\e',
                        _ => c,
                    }
                );
                return at;
        }
    }

    private static int Code(ReadOnlySpan<char> text, int at, int radix, int most, StringBuilder result)
    {
        var code = 0L;
        for (var end = Math.Min(text.Length, at + most); at < end && IsDigit(text[at], radix); at++)
        {
            code = (code * radix) + Digit(text[at]);
        }
        if (Rune.IsValid((int)Math.Min(code, int.MaxValue)))
        {
            result.Append(new Rune((int)code).ToString());
        }
        else
        {
            result.Append('\uFFFD');
        }
        return at;
    }

    private static bool IsDigit(char c, int radix) => radix == 16 ? char.IsAsciiHexDigit(c) : c is >= '0' and <= '7';
}
