using System.Text.RegularExpressions;
using Pawl.Studies.Analysis;
using Pawl.Studies.Records;
using Pawl.Studies.Sheets;

namespace Pawl.Studies.Report;

/// <summary>Where a study differs from the paper, and what it may be called.</summary>
internal static partial class Deviations
{
    private static readonly string[] PaperLanguages = ["c", "java"];
    private static readonly string[] PaperStrategies = ["ambiguous", "efficiency", "feature", "security"];

    /// <param name="Matters">The paper states what it did, and this study did something else.</param>
    internal sealed record Deviation(string What, string Paper, string Here, bool Matters = true);

    /// <summary>Only a run with the paper's model, languages and design, and with people's review, is a replication.</summary>
    internal static string Label(StudyFacts facts, SheetComparison? review)
    {
        if (facts.Sources.Contains(IterationSource.Scripted))
        {
            return "Pipeline check: a scripted iterator wrote chains, no model did. Nothing here is a result about any model.";
        }
        var different = List(facts, review).Where(d => d.Matters).Select(d => d.What).ToList();
        return different.Count == 0
                ? "Replication: GPT-4o, C and Java, the paper's design, and review by people. What the paper does not state could not be matched; it is listed under Deviations."
            : facts.Sources.Contains(IterationSource.Imported)
                ? $"Extension, with versions that existed before the study; it differs from the paper in: {string.Join(", ", different)}"
            : $"Extension: it differs from the paper in: {string.Join(", ", different)}";
    }

    internal static IReadOnlyList<Deviation> List(StudyFacts facts, SheetComparison? review)
    {
        var list = new List<Deviation>();
        var model = facts.Answered.Count == 0 ? facts.Models : facts.Answered;
        if (!model.All(m => PaperModel().IsMatch(m)) || facts.Sources is not [IterationSource.Model])
        {
            list.Add(new("model", "GPT-4o; snapshot not stated", string.Join(", ", facts.Models.Union(facts.Answered))));
        }
        if (!facts.Languages.SequenceEqual(PaperLanguages))
        {
            list.Add(new("languages", "C and Java", string.Join(", ", facts.Languages)));
        }
        if (!facts.Strategies.SequenceEqual(PaperStrategies))
        {
            list.Add(new("strategies", string.Join(", ", PaperStrategies), string.Join(", ", facts.Strategies)));
        }
        if (facts.Baselines != 10)
        {
            list.Add(new("baselines", "10, not published", $"{facts.Baselines}"));
        }
        if (facts.Iterations != 10)
        {
            list.Add(new("iterations of a chain", "10", $"{facts.Iterations}"));
        }
        if (facts.Replicates != 1)
        {
            list.Add(new("chains for each baseline and strategy", "1", $"{facts.Replicates}"));
        }
        if (facts.Arms is not ["none"])
        {
            list.Add(new("guards", "none", string.Join(", ", facts.Arms)));
        }
        if (review is not { IsDecided: true })
        {
            list.Add(
                new(
                    "findings of people",
                    "manual review, number of reviewers and agreement not stated",
                    review is null
                        ? "none: analysers only. `pawl study sheets export` makes sheets for people, `pawl study report --sheets` takes them"
                        : "not all of what reviewers dispute is decided"
                )
            );
        }
        else
        {
            list.Add(
                new(
                    "findings of people",
                    "manual review, number of reviewers and agreement not stated",
                    $"{review.Reviewers} reviewers, {review.Items} contents, blinded",
                    Matters: false
                )
            );
        }
        list.Add(new("snapshot, system prompt, baselines", "not published", "the study's own; run.json and the study have them", false));
        list.Add(new("context", "not stated", string.Join(", ", facts.Contexts), false));
        list.Add(new("analysers", "several, not named", string.Join(", ", facts.Tools), false));
        list.Add(new("types of weakness", "twelve, without a map from CWE", "docs/cwe-map.md", false));
        return list;
    }

    /// <summary>GPT-4o or one of its dated snapshots; its smaller and its audio relatives are other models.</summary>
    [GeneratedRegex(@"^gpt-4o(-\d{4}-\d{2}-\d{2})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PaperModel();
}
