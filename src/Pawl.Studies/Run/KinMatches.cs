using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Matching;
using Pawl.Engine.Weaknesses;

namespace Pawl.Studies.Run;

/// <summary>
/// A weakness that one analyser named before and only another names now is still the same: findings of which a tool other than
/// Pawl is the first witness are matched by line and kin CWEs where their rules did not match.
/// </summary>
internal static class KinMatches
{
    internal static Delta Join(Delta delta, Lazy<LineMap> lines)
    {
        var (before, after) = (delta.Before.Findings, delta.After.Findings);
        var gone = delta.FindingMatches.Gone.ToList();
        List<int> left = [];
        List<MatchedPair> found = [];
        foreach (var now in delta.FindingMatches.New)
        {
            var at = gone.FindIndex(then => IsSame(before[then], after[now], lines));
            if (at < 0)
            {
                left.Add(now);
                continue;
            }
            found.Add(new MatchedPair(gone[at], now));
            gone.RemoveAt(at);
        }
        return found.Count == 0
            ? delta
            : delta with
            {
                FindingMatches = new Matches([.. delta.FindingMatches.Kept.Concat(found).OrderBy(pair => pair.After)], gone, left),
            };
    }

    private static bool IsSame(Finding before, Finding after, Lazy<LineMap> lines)
    {
        if (before.Witnesses is null && after.Witnesses is null || !CweFamilies.AreKin(before.Cwe, after.Cwe))
        {
            return false;
        }
        for (var line = before.Place.StartLine; line <= before.Place.EndLine; line++)
        {
            var now = lines.Value.After(line);
            if (now >= after.Place.StartLine && now <= after.Place.EndLine)
            {
                return true;
            }
        }
        return false;
    }
}
