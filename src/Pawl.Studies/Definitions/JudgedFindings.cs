using Pawl.Analysis.Findings;
using Pawl.Engine.Analysers;

namespace Pawl.Studies.Definitions;

/// <summary>
/// What analysers say of the study's programs that people read and found to be nothing, each with the reason. It is counted in no
/// iteration for as long as it is carried; what a model adds is not covered.
/// </summary>
public sealed class JudgedFindings
{
    private readonly Dictionary<(string Program, string Rule), int> counts = [];

    public static JudgedFindings None { get; } = new();

    /// <summary>Program, rule and how many of them there are, sorted.</summary>
    public IEnumerable<(string Program, string Rule, int Count)> All =>
        counts
            .Select(c => (c.Key.Program, c.Key.Rule, c.Value))
            .OrderBy(c => c.Program, StringComparer.Ordinal)
            .ThenBy(c => c.Rule, StringComparer.Ordinal);

    internal static JudgedFindings Load(string file)
    {
        var map = YamlMap.Load(file);
        var judged = new JudgedFindings();
        foreach (var entry in map.Maps("judged"))
        {
            var rule = entry.Text("rule");
            if (entry.Text("reason").Length == 0)
            {
                throw entry.Error("reason", "a finding is judged false for a reason");
            }
            var programs = entry.Map("programs") ?? throw entry.Error("programs", "'programs' is missing");
            foreach (var (program, count) in programs.Numbers(1, 10_000))
            {
                if (!judged.counts.TryAdd((program, rule), (int)count))
                {
                    throw entry.Error("programs", $"{rule} of {program} is judged twice");
                }
            }
            entry.End();
        }
        map.End();
        return judged;
    }

    internal int Count(string program, string rule) => counts.GetValueOrDefault((program, rule));

    /// <summary>All that name this finding were judged to be wrong about it.</summary>
    internal bool Covers(string program, Finding finding) =>
        finding.Witnesses is { Count: > 0 } witnesses
            ? witnesses.All(w => counts.ContainsKey((program, RuleOf(w.Analyser, w.Rule))))
            : counts.ContainsKey((program, finding.Rule));

    /// <summary>As the file names a rule of an outside analyser.</summary>
    internal static string RuleOf(string analyser, string rule) => analyser == PlannedAnalyser.Pawl ? rule : $"{analyser}/{rule}";

    internal static string RuleOf(OutsideFinding finding) => RuleOf(finding.Analyser, finding.Rule);
}
