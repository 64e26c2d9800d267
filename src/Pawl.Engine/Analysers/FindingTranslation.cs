using System.Globalization;
using Pawl.Analysis.Findings;
using Pawl.Engine.Weaknesses;

namespace Pawl.Engine.Analysers;

/// <summary>An analyser's words for a finding, made ours.</summary>
internal sealed class FindingTranslation(AnalyserDefinition definition)
{
    private const int LongestMessage = 1000;

    /// <summary>It says that a file was not looked at.</summary>
    internal bool IsGap(RawOutsideFinding found) => definition.Output.GapRules?.IsMatch(found.Rule) == true;

    /// <returns>Null when it is not about security.</returns>
    internal OutsideFinding? Of(RawOutsideFinding found, string path)
    {
        if (definition.Output.DropRules?.IsMatch(found.Rule) == true || definition.Output.KeepRules?.IsMatch(found.Rule) == false)
        {
            return null;
        }
        var mapped = definition.Rules.GetValueOrDefault(found.Rule);
        return new OutsideFinding(
            definition.Id,
            found.Rule,
            mapped is { Cwe.Count: > 0 } ? mapped.Cwe
                : found.Cwe.Count > 0 ? found.Cwe
                : definition.Cwe,
            mapped?.Severity ?? SeverityOf(found.Level),
            Enum.TryParse<Confidence>(found.Confidence, ignoreCase: true, out var confidence) && Enum.IsDefined(confidence)
                ? confidence
                : Confidence.Medium,
            path,
            found.StartLine,
            found.StartColumn,
            found.EndLine,
            found.EndColumn,
            found.Message.Length > LongestMessage ? found.Message[..LongestMessage] : found.Message
        );
    }

    /// <summary>The definition's word, else a CVSS score, else SARIF's levels.</summary>
    private Severity SeverityOf(string level) =>
        definition.Severities.TryGetValue(level, out var severity) ? severity
        : double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) ? CvssVector.SeverityOf(score)
        : level.ToLowerInvariant() switch
        {
            "critical" => Severity.Critical,
            "error" or "high" => Severity.High,
            "warning" or "medium" => Severity.Medium,
            _ => Severity.Low,
        };
}
