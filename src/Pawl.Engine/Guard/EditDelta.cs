using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Matching;
using Pawl.Engine.Audit;
using Pawl.Engine.Policy;

namespace Pawl.Engine.Guard;

/// <summary>What a change of one file did.</summary>
/// <param name="Lost">Safeguards that are gone; their places are those in the content before.</param>
/// <param name="Gaps">What could not be looked at in the new content.</param>
public sealed record EditDelta(string Path, IReadOnlyList<Finding> Introduced, IReadOnlyList<Defence> Lost, IReadOnlyList<Gap> Gaps)
{
    public bool IsNothing => Introduced.Count == 0 && Lost.Count == 0;

    /// <summary>Compares two contents, each analysed on a thread of its own.</summary>
    /// <param name="before">Null: the file is new.</param>
    public static async Task<EditDelta> Of(AnalysisTools tools, string path, byte[]? before, byte[] after)
    {
        var results = new FileAnalysis?[2];
        var contents = new[] { before, after };
        var next = -1;
        await AnalysisThreads.Run(
            before is null ? 1 : 2,
            () =>
            {
                using var worker = tools.NewWorker();
                int at;
                while ((at = Interlocked.Increment(ref next)) < 2)
                {
                    results[at] = contents[at] is { } content ? worker.Analyse(path, content) : null;
                }
            }
        );
        var now = results[1]!;
        var old = results[0] ?? new FileAnalysis(null, 0, 0, [], [], [], []);
        if (old.Gaps.Any(gap => gap.Whole) || now.Gaps.Any(gap => gap.Whole))
        {
            return new EditDelta(path, [], [], now.Gaps);
        }
        var delta = FindingMatcher.Compare(
            old,
            now,
            new Lazy<LineMap>(() => LineDiff.Loose(LineTable.Of(before ?? []), LineTable.Of(after)))
        );
        return new EditDelta(path, [.. delta.Introduced], [.. delta.DefencesLost], now.Gaps);
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
