using System.Globalization;
using Pawl.Analysis.Findings;
using Pawl.Engine.Weaknesses;
using Pawl.Studies.Analysis;
using Pawl.Studies.Records;

namespace Pawl.Studies.Report;

/// <summary>One line for each iteration, one column for each number: what R and spreadsheets want.</summary>
public static class TidyWriter
{
    private static readonly IReadOnlyList<string> Types = [.. CweCategories.BuiltIn.All.Select(c => c.Id)];

    public static IReadOnlyList<string> Columns { get; } =
    [
        "study",
        "chain",
        "source",
        "arm",
        "baseline",
        "language",
        "strategy",
        "prompt",
        "context",
        "model",
        "model_answered",
        "replicate",
        "iteration",
        "status",
        "present",
        "introduced",
        "returned",
        "fixed",
        "carried",
        "critical",
        "high",
        "medium",
        "low",
        "critical_introduced",
        "defences_lost",
        "defences_gained",
        "cyclomatic",
        "cyclomatic_max",
        "cognitive",
        "nloc",
        "functions",
        "tests_passed",
        "tests_total",
        "features",
        "features_asked",
        "reviewed",
        "gaps",
        "tokens_in",
        "tokens_out",
        "cost",
        "content",
        "parent",
        .. Types.Select(t => "present_" + t.Replace('-', '_')),
    ];

    /// <summary>The row's values in the order of <see cref="Columns"/>; empty where there is none.</summary>
    public static IReadOnlyList<Cell> Row(IterationRecord r)
    {
        double Severe(Severity severity) => r.Findings.Count(f => f.Severity == severity);
        return
        [
            r.Study,
            r.Chain,
            r.Source.ToString().ToLowerInvariant(),
            r.Arm,
            r.Baseline,
            r.Language,
            r.Strategy,
            r.Prompt,
            r.Context,
            r.ModelAsked,
            r.ModelAnswered,
            r.Replicate,
            r.Iteration,
            Status(r.Status),
            r.Findings.Count,
            r.Introduced.Count,
            r.Returned.Count,
            r.Fixed.Count,
            r.Carried.Count,
            Severe(Severity.Critical),
            Severe(Severity.High),
            Severe(Severity.Medium),
            Severe(Severity.Low),
            r.Findings.Count(f => f.Severity == Severity.Critical && r.Introduced.Contains(f.Id)),
            r.DefencesLost.Count,
            r.DefencesGained.Count,
            r.Complexity.Cyclomatic,
            r.Complexity.CyclomaticMax,
            r.Complexity.Cognitive,
            r.Complexity.Nloc,
            r.Complexity.Functions,
            (double?)r.Tests?.Passed,
            (double?)r.Tests?.Total,
            (double?)r.Tests?.Features.Count,
            (double?)r.Tests?.FeaturesAsked,
            r.Reviewed ? 1 : 0,
            r.Gaps.Count,
            r.TokensIn,
            r.TokensOut,
            (double)r.Cost,
            r.Content,
            r.Parent ?? "",
            .. Types.Select(t => (Cell)(double)r.Findings.Count(f => f.Category == t)),
        ];
    }

    public static void Write(TextWriter output, IEnumerable<IterationRecord> records)
    {
        AnalysisWriter.CsvLine(output, Columns);
        foreach (var record in records)
        {
            AnalysisWriter.CsvLine(
                output,
                Row(record).Select(cell => cell.Text ?? (cell.Number is { } n ? n.ToString("R", CultureInfo.InvariantCulture) : ""))
            );
        }
    }

    private static string Status(IterationStatus status) =>
        status == IterationStatus.CompileError ? "compile-error" : status.ToString().ToLowerInvariant();
}
