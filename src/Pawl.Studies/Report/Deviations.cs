using Pawl.Studies.Analysis;
using Pawl.Studies.Records;

namespace Pawl.Studies.Report;

/// <summary>Where a study differs from the paper, and what it may be called.</summary>
internal static class Deviations
{
    private static readonly string[] PaperLanguages = ["c", "java"];
    private static readonly string[] PaperStrategies = ["ambiguous", "efficiency", "feature", "security"];

    /// <summary>Only a run with the paper's model and languages and with people's review is a replication.</summary>
    internal static string Label(StudyFacts facts) =>
        facts.Sources.Contains(IterationSource.Scripted)
            ? "Pipeline check: a scripted iterator wrote chains, no model did. Nothing here is a result about any model."
        : List(facts).Count == 0 ? "Replication"
        : facts.Sources.Contains(IterationSource.Imported) ? "Extension, with versions that existed before the study"
        : "Extension: it differs from the paper as listed under Deviations";

    internal static IReadOnlyList<(string What, string Paper, string Here)> List(StudyFacts facts)
    {
        var list = new List<(string, string, string)>();
        if (
            !facts.Models.All(m => m.StartsWith("gpt-4o", StringComparison.OrdinalIgnoreCase))
            || facts.Sources.Any(s => s != IterationSource.Model)
        )
        {
            list.Add(("model", "GPT-4o; snapshot not stated", string.Join(", ", facts.Models)));
        }
        if (!facts.Languages.SequenceEqual(PaperLanguages))
        {
            list.Add(("languages", "C and Java", string.Join(", ", facts.Languages)));
        }
        if (!facts.Strategies.SequenceEqual(PaperStrategies))
        {
            list.Add(("strategies", string.Join(", ", PaperStrategies), string.Join(", ", facts.Strategies)));
        }
        if (facts.Baselines != 10)
        {
            list.Add(("baselines", "10, not published", $"{facts.Baselines}"));
        }
        if (facts.Iterations != 10)
        {
            list.Add(("iterations of a chain", "10", $"{facts.Iterations}"));
        }
        if (facts.Replicates != 1)
        {
            list.Add(("chains for each baseline and strategy", "1", $"{facts.Replicates}"));
        }
        if (facts.Arms is not ["none"])
        {
            list.Add(("guards", "none", string.Join(", ", facts.Arms)));
        }
        if (facts.Contexts is not ["stateless"])
        {
            list.Add(("context", "not stated", string.Join(", ", facts.Contexts)));
        }
        list.Add(("analysers", "several, not named", string.Join(", ", facts.Tools)));
        list.Add(
            (
                "findings of people",
                "manual review, number of reviewers and agreement not stated",
                "not in these records; `pawl study sheets` compares them"
            )
        );
        list.Add(("types of weakness", "twelve, without a map from CWE", "docs/cwe-map.md"));
        return list;
    }
}
