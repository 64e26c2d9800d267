namespace Pawl.Studies.Analysis;

/// <summary>What became of a claim, by a rule that was fixed before any record was seen.</summary>
internal static class Verdict
{
    internal const string Reproduced = "reproduced";
    internal const string SameDirection = "same direction only";
    internal const string NotReproduced = "not reproduced";
    internal const string NotTestable = "not testable";

    internal const string Rule =
        "Reproduced: the 95 % interval excludes no effect on the published side and covers the published value (where only a direction is published, excluding no effect suffices). "
        + "Same direction only: the estimate lies on the published side of no effect, but one of the two fails. "
        + "Not reproduced: it does not. Not testable: the records do not hold what the number needs, or no interval can be formed.";

    /// <param name="none">The value of no effect.</param>
    internal static string Of(double? value, double? low, double? high, double none, double? published)
    {
        if (value is not { } estimate || low is not { } from || high is not { } to)
        {
            return NotTestable;
        }
        var upwards = published is null || published > none;
        var sameSide = upwards ? estimate > none : estimate < none;
        if (!sameSide)
        {
            return NotReproduced;
        }
        var excludes = upwards ? from > none : to < none;
        var covers = published is null || (from <= published && published <= to);
        return excludes && covers ? Reproduced : SameDirection;
    }
}
