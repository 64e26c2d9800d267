using System.Globalization;

namespace Pawl.Engine.Policy;

/// <summary>A finding that somebody answers for until a day.</summary>
/// <param name="Rule">A rule's id.</param>
/// <param name="Paths">Where it holds; empty: everywhere. In code it holds for its own line and the next.</param>
/// <param name="By">Who answers for it.</param>
/// <param name="Until">The last day on which it holds.</param>
/// <param name="Place">Where it stands: file and line.</param>
public sealed record Suppression(string Rule, IReadOnlyList<PathGlob> Paths, string Reason, string By, DateOnly Until, string Place)
{
    private const string Mark = "pawl: ignore ";

    public bool Holds(string rule, string path, DateOnly today) =>
        Rule == rule && today <= Until && (Paths.Count == 0 || Paths.Any(glob => glob.Matches(path)));

    /// <summary>One in a comment: <c>pawl: ignore RULE until 2027-01-31 by NAME: REASON</c>; null where the line has none, or not all of it.</summary>
    public static Suppression? InCode(string line, string place)
    {
        var at = line.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }
        var (rule, rest) = Cut(line[(at + Mark.Length)..], " until ");
        var (until, who) = Cut(rest, " by ");
        var (by, reason) = Cut(who, ":");
        reason = reason.Replace("*/", "", StringComparison.Ordinal).Replace("-->", "", StringComparison.Ordinal).Trim();
        return
            rule.Length > 0
            && by.Length > 0
            && reason.Length > 0
            && DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Suppression(rule, [], reason, by, day, place)
            : null;
    }

    private static (string Before, string After) Cut(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text.Trim(), "") : (text[..at].Trim(), text[(at + mark.Length)..]);
    }
}
