using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Matching;
using Pawl.Engine.Policy;

namespace Pawl.Engine.Guard;

/// <summary>What a change of one file did.</summary>
/// <param name="Lost">Safeguards that are gone; their places are those in the content before.</param>
/// <param name="Gaps">What could not be looked at in the new content.</param>
public sealed record EditDelta(string Path, IReadOnlyList<Finding> Introduced, IReadOnlyList<Defence> Lost, IReadOnlyList<Gap> Gaps)
{
    public bool IsNothing => Introduced.Count == 0 && Lost.Count == 0;

    /// <summary>Compares two analyses of a file.</summary>
    /// <param name="was">Null: the file is new.</param>
    internal static EditDelta Of(string path, (FileAnalysis Analysis, byte[] Content)? was, (FileAnalysis Analysis, byte[] Content) now)
    {
        var before = was?.Analysis ?? new FileAnalysis(null, 0, 0, [], [], [], []);
        if (before.Gaps.Any(gap => gap.Whole) || now.Analysis.Gaps.Any(gap => gap.Whole))
        {
            return new EditDelta(path, [], [], now.Analysis.Gaps);
        }
        var delta = FindingMatcher.Compare(
            before,
            now.Analysis,
            new Lazy<LineMap>(() => LineDiff.Loose(LineTable.Of(was?.Content ?? []), LineTable.Of(now.Content)))
        );
        return new EditDelta(path, [.. delta.Introduced], [.. delta.DefencesLost], now.Analysis.Gaps);
    }

    /// <summary>Without what somebody answers for: in the policy, or in comments that stood there before the change.</summary>
    public EditDelta Without(IReadOnlyList<Suppression> suppressions, byte[]? before, byte[] after, DateOnly today)
    {
        var lines = Lines(after);
        var old = Lines(before ?? []).Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Introduced =
            [
                .. Introduced.Where(f => !suppressions.Any(s => s.Holds(f.Rule, Path, today)) && !IsSuppressedInCode(f, lines, old, today)),
            ],
        };
    }

    private bool IsSuppressedInCode(Finding finding, string[] lines, HashSet<string> old, DateOnly today)
    {
        for (var line = finding.Place.StartLine - 1; line <= finding.Place.StartLine; line++)
        {
            if (line < 1 || line > lines.Length || Suppression.InCode(lines[line - 1], $"{Path}:{line}") is not { } suppression)
            {
                continue;
            }
            // Whoever writes the finding does not also answer for it.
            if (suppression.Holds(finding.Rule, Path, today) && old.Contains(lines[line - 1].Trim()))
            {
                return true;
            }
        }
        return false;
    }

    private static string[] Lines(byte[] content) => System.Text.Encoding.UTF8.GetString(content).Split('\n');
}
