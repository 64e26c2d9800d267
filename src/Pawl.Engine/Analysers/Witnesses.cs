using System.IO.Hashing;
using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Engine.Weaknesses;

namespace Pawl.Engine.Analysers;

/// <summary>
/// Joins what outside analysers found to what Pawl found: the same file, overlapping lines and kin CWEs are one finding
/// with several witnesses; the rest are findings of their own.
/// </summary>
internal static class Witnesses
{
    internal const string Ourselves = "pawl";

    /// <summary>Reason of the gaps that are another analyser's.</summary>
    internal const string GapReason = "analyser";
    private const int LongestSnippet = 200;

    /// <summary>Who left the gap, of its text.</summary>
    internal static string AnalyserOf(string detail) => detail.Split(':', 2)[0];

    internal static FileAnalysis Join(
        FileAnalysis analysis,
        ReadOnlySpan<byte> content,
        IEnumerable<OutsideFinding> outside,
        IEnumerable<AnalyserGap> gaps
    )
    {
        var findings = analysis.Findings.ToList();
        var lines = new ContentLines(content);
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var found in outside)
        {
            var at = findings.FindIndex(ours => IsSame(ours, found));
            if (at < 0)
            {
                findings.Add(Finding(found, analysis, lines, ordinals));
            }
            else
            {
                findings[at] = With(findings[at], found);
            }
        }
        return analysis with
        {
            Findings = Sorted(findings),
            Gaps = [.. analysis.Gaps, .. gaps.Select(gap => new Gap(GapReason, $"{gap.Analyser}: {gap.Detail}", Whole: false))],
        };
    }

    /// <summary>In the order of an analysis: by place, then rule.</summary>
    internal static IReadOnlyList<Finding> Sorted(IEnumerable<Finding> findings) =>
        [
            .. findings
                .OrderBy(f => f.Place.StartLine)
                .ThenBy(f => f.Place.StartColumn)
                .ThenBy(f => f.Place.EndLine)
                .ThenBy(f => f.Place.EndColumn)
                .ThenBy(f => f.Rule, StringComparer.Ordinal),
        ];

    private static bool IsSame(Finding ours, OutsideFinding found) =>
        ours.Place.StartLine <= found.EndLine
        && found.StartLine <= ours.Place.EndLine
        && (CweFamilies.AreKin(ours.Cwe, found.Cwe) || ours.Rule == RuleOf(found));

    private static Finding With(Finding ours, OutsideFinding found)
    {
        var witness = new Witness(found.Analyser, found.Rule, found.Message);
        IReadOnlyList<Witness> before = ours.Witnesses ?? [new Witness(Ourselves, ours.Rule, ours.Message)];
        return ours with
        {
            // Our own severity has seen the flow; among others the worst counts.
            Severity = before[0].Analyser == Ourselves || ours.Severity > found.Severity ? ours.Severity : found.Severity,
            Witnesses = [.. before.Append(witness).DistinctBy(w => (w.Analyser, w.Rule))],
        };
    }

    private static string RuleOf(OutsideFinding found) => $"{found.Analyser}/{found.Rule}";

    private static Finding Finding(OutsideFinding found, FileAnalysis analysis, ContentLines lines, Dictionary<string, int> ordinals)
    {
        var function =
            analysis.Functions.Where(f => f.StartLine <= found.StartLine && found.StartLine <= f.EndLine).MaxBy(f => f.StartLine)?.Name
            ?? "";
        var line = lines.Text(found.StartLine);
        var context = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(string.Concat(line.Where(c => !char.IsWhiteSpace(c)))));
        var key = $"{RuleOf(found)}\n{function}\n{context:x16}";
        var ordinal = ordinals[key] = ordinals.GetValueOrDefault(key) + 1;
        var snippet = line.Trim();
        return new Finding(
            RuleOf(found),
            found.Cwe,
            found.Severity,
            found.Confidence,
            lines.PlaceOf(found),
            function,
            found.Message,
            snippet.Length > LongestSnippet ? snippet[..LongestSnippet] : snippet,
            [],
            Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{key}\n{ordinal}"))),
            $"{context:x16}"
        )
        {
            Witnesses = [new Witness(found.Analyser, found.Rule, found.Message)],
        };
    }
}
