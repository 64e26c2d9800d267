using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Matching;
using Pawl.Engine.Audit.Outside;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>Tells one step from content to content, with its diff and its findings.</summary>
internal static class StepTeller
{
    /// <param name="isReturned">Says of a new finding's index whether it was there at an earlier time.</param>
    /// <param name="start">Weight at the start of the chain.</param>
    internal static ChainIteration Tell(
        StepHead head,
        (AnalysedContent Analysed, byte[] Bytes) before,
        (AnalysedContent Analysed, byte[] Bytes) after,
        Func<int, bool> isReturned,
        int start,
        AuditOptions options
    )
    {
        var (old, now) = (before.Analysed, after.Analysed);
        var delta = FindingMatcher.Compare(old.Analysis, now.Analysis, new Lazy<LineMap>(() => LineDiff.Loose(old.Lines, now.Lines)));
        var (blindBefore, blindAfter) = (Blindness.Of(old.Analysis), Blindness.Of(now.Analysis));
        var added = delta.FindingMatches.New.Where(i => !blindBefore.Hides(now.Analysis.Findings[i])).ToList();
        var returned = added.Where(isReturned).ToHashSet();
        var (diff, isCut) = UnifiedDiff.Of(before.Bytes, after.Bytes, options.DiffCharacters, options.DiffLineCharacters);
        return new ChainIteration(
            head.Position,
            head.Commit,
            head.Time,
            head.Subject,
            head.Author,
            head.Path,
            Findings(added.Where(i => !returned.Contains(i)), now.Analysis),
            [.. delta.Fixed.Where(finding => !blindAfter.Hides(finding))],
            Findings(returned, now.Analysis),
            [.. delta.DefencesLost],
            [.. delta.DefencesGained],
            delta.ComplexityBefore,
            delta.ComplexityAfter,
            [.. delta.Rises(options.ComplexityRise).Select(r => new FunctionRise(r.Name, r.Before!.Cyclomatic, r.After!.Cyclomatic))],
            Weight.Of(now.Analysis) - start,
            diff,
            isCut
        );
    }

    private static List<Finding> Findings(IEnumerable<int> indexes, FileAnalysis analysis) =>
        [.. indexes.Order().Select(i => analysis.Findings[i])];
}

/// <summary>Whose step it is, and where it stands.</summary>
/// <param name="Position">Length of the chain after it.</param>
/// <param name="Commit">Empty while it is not committed.</param>
internal sealed record StepHead(int Position, string Commit, long Time, string Subject, Author Author, string Path);
