using System.Text.RegularExpressions;

namespace Checks;

public static class Patterns
{
    // expect: regex-denial-of-service
    private static readonly Regex Words = new Regex("^(\\w+\\s?)*$");
    // ok: regex-denial-of-service
    private static readonly Regex Simple = new Regex("^[a-z]+$");
    // ok: regex-denial-of-service
    private static readonly Regex Bounded = new Regex("^(\\w+\\s?)*$", RegexOptions.None, TimeSpan.FromSeconds(1));

    public static bool Fits(string text)
    {
        // expect: regex-denial-of-service
        var nested = Regex.IsMatch(text, @"^(a+)+$");
        // ok: regex-denial-of-service
        var linear = Regex.IsMatch(text, @"^(a+)+$", RegexOptions.NonBacktracking);
        return nested && linear && Words.IsMatch(text) && Simple.IsMatch(text) && Bounded.IsMatch(text);
    }
}
