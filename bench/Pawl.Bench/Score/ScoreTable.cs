using Pawl.Engine.Weaknesses;

namespace Pawl.Bench.Score;

/// <summary>One tool's answers about one corpus.</summary>
/// <param name="Tool">With its version.</param>
/// <param name="Outcomes">Each case with whether something was found in it.</param>
internal sealed record ScoreTable(string Tool, Corpus Corpus, IReadOnlyList<(LabelledCase Case, bool IsFound)> Outcomes)
{
    /// <param name="found">What the tool found, by absolute path.</param>
    internal static ScoreTable Of(string tool, Corpus corpus, ILookup<string, Hit> found) =>
        new(tool, corpus, [.. corpus.Cases.Select(c => (c, found[c.File].Any(hit => IsIn(hit, c))))]);

    internal SortedDictionary<int, Counts> ByCwe()
    {
        var rows = new SortedDictionary<int, Counts>();
        foreach (var (one, isFound) in Outcomes)
        {
            rows[one.Row] = rows.GetValueOrDefault(one.Row).With(one.IsFlawed, isFound);
        }
        return rows;
    }

    private static bool IsIn(Hit hit, LabelledCase c) =>
        hit.FirstLine <= c.LastLine && hit.LastLine >= c.FirstLine && CweFamilies.AreKin(hit.Cwe, c.Cwe);

    internal void Write(TextWriter output)
    {
        var rows = ByCwe();
        output.WriteLine($"\n{Tool} on {Corpus.Name}: {Outcomes.Count} cases, {rows.Count} CWEs\n");
        output.WriteLine("| CWE | TP | FP | FN | TN | TPR | FPR | Youden | precision | F1 |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (cwe, counts) in rows.Where(row => row.Value.TruePositives + row.Value.FalsePositives > 0))
        {
            Row(output, $"{cwe}", counts);
        }
        Row(output, "pooled", rows.Values.Aggregate((one, other) => one + other));
        var all = rows.Values.ToList();
        output.WriteLine(
            FormattableString.Invariant(
                $"| mean of categories | | | | | {all.Average(c => c.Tpr):0.000} | {all.Average(c => c.Fpr):0.000} | {all.Average(c => c.Youden):0.000} | {all.Average(c => c.Precision):0.000} | {all.Average(c => c.F1):0.000} |"
            )
        );
        var silent = rows.Where(row => row.Value.TruePositives + row.Value.FalsePositives == 0).Select(row => row.Key).ToList();
        if (silent.Count > 0)
        {
            output.WriteLine($"\nNothing found at all: {string.Join(", ", silent)}.");
        }
    }

    private static void Row(TextWriter output, string name, Counts c) =>
        output.WriteLine(
            FormattableString.Invariant(
                $"| {name} | {c.TruePositives} | {c.FalsePositives} | {c.FalseNegatives} | {c.TrueNegatives} | {c.Tpr:0.000} | {c.Fpr:0.000} | {c.Youden:0.000} | {c.Precision:0.000} | {c.F1:0.000} |"
            )
        );
}

/// <summary>A finding, as far as it counts here.</summary>
internal sealed record Hit(IReadOnlyList<int> Cwe, int FirstLine, int LastLine);
