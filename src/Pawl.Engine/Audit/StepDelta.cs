using Pawl.Analysis;
using Pawl.Analysis.Matching;
using Pawl.Engine.Analysers;
using Pawl.Engine.Audit.Outside;

namespace Pawl.Engine.Audit;

/// <summary>What one step did, as far as counting needs it.</summary>
/// <param name="Cosmetic">Nothing but white space or comments changed.</param>
/// <param name="Origins">For each later finding the index of the earlier one that it is, or -1 when it is new.</param>
/// <param name="New">The new ones' keys, in the order of the findings.</param>
/// <param name="Gaps">What could not be looked at in the later content.</param>
internal sealed record StepDelta(
    string? Language,
    bool Cosmetic,
    int Added,
    int Removed,
    ContentFacts Before,
    ContentFacts After,
    int[] Origins,
    FindingKey[] New,
    int DefencesLost,
    int DefencesGained,
    int Rises,
    IReadOnlyList<Gap> Gaps
)
{
    /// <summary>Indexes of earlier findings of which the later content cannot tell: who saw them did not look at it.</summary>
    internal int[] Hidden { get; init; } = [];

    /// <summary>Indexes of later findings that are new only because who saw them did not look at the earlier content.</summary>
    internal int[] Uncertain { get; init; } = [];

    /// <summary>An outside analyser did not look at the later content.</summary>
    internal bool IsBlind => Gaps.Any(g => g.Reason == Witnesses.GapReason);

    internal bool BothSeen => Before.Seen && After.Seen;

    /// <summary>The content is in no language that Pawl knows: the step does not count.</summary>
    internal bool IsForeign => Gaps.Any(g => g.Reason == "no-language");

    /// <param name="before">Null for a new file.</param>
    internal static StepDelta Of(AnalysedContent? before, AnalysedContent after, double complexityRise)
    {
        var (old, now) = (before?.Analysis ?? Nothing, after.Analysis);
        var (from, to) = (ContentFacts.Of(old), ContentFacts.Of(now));
        if (!from.Seen || !to.Seen)
        {
            var keys = now.Findings.Select(FindingKey.Of).ToArray();
            return new StepDelta(now.Language, false, 0, 0, from, to, [.. keys.Select(_ => -1)], keys, 0, 0, 0, now.Gaps);
        }
        var oldLines = before?.Lines ?? LineTable.Empty;
        var delta = FindingMatcher.Compare(old, now, new Lazy<LineMap>(() => LineDiff.Loose(oldLines, after.Lines)));
        var exact = LineDiff.Exact(oldLines, after.Lines);
        var origins = new int[now.Findings.Count];
        Array.Fill(origins, -1);
        foreach (var pair in delta.FindingMatches.Kept)
        {
            origins[pair.After] = pair.Before;
        }
        var (blindBefore, blindAfter) = (Blindness.Of(old), Blindness.Of(now));
        return new StepDelta(
            now.Language,
            old.CodeHash.Length > 0 && old.CodeHash == now.CodeHash,
            exact.Added,
            exact.Removed,
            from,
            to,
            origins,
            [.. delta.Introduced.Select(FindingKey.Of)],
            delta.DefenceMatches.Gone.Count,
            delta.DefenceMatches.New.Count,
            delta.Rises(complexityRise).Count(),
            now.Gaps
        )
        {
            Hidden = [.. delta.FindingMatches.Gone.Where(i => blindAfter.Hides(old.Findings[i]))],
            Uncertain = [.. delta.FindingMatches.New.Where(i => blindBefore.Hides(now.Findings[i]))],
        };
    }

    private static FileAnalysis Nothing { get; } = new(null, 0, 0, [], [], [], []);
}
