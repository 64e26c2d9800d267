using Pawl.Analysis.Findings;
using Pawl.Engine.Weaknesses;
using Pawl.Studies.Records;

namespace Pawl.Studies.Report;

/// <summary>The records as tidy tables: one row for each iteration, and one for each finding of each iteration.</summary>
public static class TidyTables
{
    /// <summary>A finding in the content of one iteration.</summary>
    public sealed record Found(IterationRecord In, RecordedFinding Finding)
    {
        /// <summary>What the iteration has to do with it; at iteration 0 all are the baseline's.</summary>
        internal string State =>
            In.Introduced.Contains(Finding.Id) ? "introduced"
            : In.Returned.Contains(Finding.Id) ? "returned"
            : In.Carried.Contains(Finding.Id) ? "carried"
            : "baseline";
    }

    /// <summary>One iteration beside those that its complexity is compared with.</summary>
    /// <param name="Previous">Of the iteration before; null for the first of a chain.</param>
    /// <param name="Baseline">Of iteration 0; null when the chain does not have it, and for itself.</param>
    public sealed record Taken(IterationRecord Record, RecordedComplexity? Previous, RecordedComplexity? Baseline);

    public static TidyTable<Taken> Iterations { get; } =
        new([
            .. Whose<Taken>(row => row.Record),
            .. OfIterations().Select(c => new TidyColumn<Taken>(c.Name, c.Kind, row => c.Of(row.Record))),
            .. OfComplexity(),
        ]);

    public static TidyTable<Found> Findings { get; } = new([.. Whose<Found>(f => f.In), .. OfFindings()]);

    /// <summary>The rows of <see cref="Iterations"/>.</summary>
    /// <param name="records">Chain by chain, each from its first iteration to its last.</param>
    public static IEnumerable<Taken> IterationsOf(IEnumerable<IterationRecord> records)
    {
        IterationRecord? previous = null;
        RecordedComplexity? baseline = null;
        foreach (var record in records)
        {
            if (previous?.Chain != record.Chain)
            {
                (previous, baseline) = (null, null);
            }
            yield return new Taken(record, previous?.Complexity, baseline);
            baseline ??= record.Iteration == 0 ? record.Complexity : null;
            previous = record;
        }
    }

    /// <summary>The rows of <see cref="Findings"/>.</summary>
    public static IEnumerable<Found> FindingsOf(IEnumerable<IterationRecord> records) =>
        from record in records
        from finding in record.Findings
        select new Found(record, finding);

    private static IEnumerable<TidyColumn<T>> Whose<T>(Func<T, IterationRecord> of) =>
        [
            TidyColumn<T>.Text("study", row => of(row).Study),
            TidyColumn<T>.Text("chain", row => of(row).Chain),
            TidyColumn<T>.Text("source", row => of(row).Source.ToString().ToLowerInvariant()),
            TidyColumn<T>.Text("arm", row => of(row).Arm),
            TidyColumn<T>.Text("baseline", row => of(row).Baseline),
            TidyColumn<T>.Text("language", row => of(row).Language),
            TidyColumn<T>.Text("strategy", row => of(row).Strategy),
            TidyColumn<T>.Text("prompt", row => of(row).Prompt),
            TidyColumn<T>.Text("context", row => of(row).Context),
            TidyColumn<T>.Text("model", row => of(row).ModelAsked),
            TidyColumn<T>.Text("model_answered", row => of(row).ModelAnswered),
            TidyColumn<T>.Whole("replicate", row => of(row).Replicate),
            TidyColumn<T>.Whole("iteration", row => of(row).Iteration),
        ];

    private static IEnumerable<TidyColumn<IterationRecord>> OfIterations()
    {
        TidyColumn<IterationRecord> Text(string name, Func<IterationRecord, string> of) => TidyColumn<IterationRecord>.Text(name, of);
        TidyColumn<IterationRecord> Whole(string name, Func<IterationRecord, double?> of) => TidyColumn<IterationRecord>.Whole(name, of);
        TidyColumn<IterationRecord> Severe(Severity severity) =>
            Whole(severity.ToString().ToLowerInvariant(), r => r.Findings.Count(f => f.Severity == severity));
        TidyColumn<IterationRecord> SevereByCvss(Severity severity) =>
            Whole($"cvss_{severity.ToString().ToLowerInvariant()}", r => r.Findings.Count(f => f.CvssVector?.Severity == severity));
        return
        [
            Text("status", r => r.Status == IterationStatus.CompileError ? "compile-error" : r.Status.ToString().ToLowerInvariant()),
            Whole("present", r => r.Findings.Count),
            Whole("introduced", r => r.Introduced.Count),
            Whole("returned", r => r.Returned.Count),
            Whole("fixed", r => r.Fixed.Count),
            Whole("carried", r => r.Carried.Count),
            Severe(Severity.Critical),
            Severe(Severity.High),
            Severe(Severity.Medium),
            Severe(Severity.Low),
            Whole("critical_introduced", r => r.Findings.Count(f => f.Severity == Severity.Critical && r.Introduced.Contains(f.Id))),
            SevereByCvss(Severity.Critical),
            SevereByCvss(Severity.High),
            SevereByCvss(Severity.Medium),
            SevereByCvss(Severity.Low),
            TidyColumn<IterationRecord>.Number("cvss_highest", r => r.Findings.Max(f => f.CvssVector?.Score)),
            Whole("defences_lost", r => r.DefencesLost.Count),
            Whole("defences_gained", r => r.DefencesGained.Count),
            Whole("cyclomatic", r => r.Complexity.Cyclomatic),
            Whole("cyclomatic_max", r => r.Complexity.CyclomaticMax),
            Whole("cognitive", r => r.Complexity.Cognitive),
            Whole("nloc", r => r.Complexity.Nloc),
            Whole("functions", r => r.Complexity.Functions),
            Whole("tests_passed", r => r.Tests?.Passed),
            Whole("tests_total", r => r.Tests?.Total),
            Whole("features", r => r.Tests?.Features.Count),
            Whole("features_asked", r => r.Tests?.FeaturesAsked),
            Whole("reviewed", r => r.Reviewed ? 1 : 0),
            Whole("gaps", r => r.Gaps.Count),
            Whole("tokens_in", r => r.TokensIn),
            Whole("tokens_out", r => r.TokensOut),
            TidyColumn<IterationRecord>.Number("cost", r => (double)r.Cost),
            Text("content", r => r.Content),
            Text("parent", r => r.Parent ?? ""),
            .. CweCategories.BuiltIn.All.Select(type =>
                Whole("present_" + type.Id.Replace('-', '_'), r => r.Findings.Count(f => f.Category == type.Id))
            ),
        ];
    }

    /// <summary>Changes are percents of the earlier value; empty where that is zero or not there.</summary>
    private static IEnumerable<TidyColumn<Taken>> OfComplexity()
    {
        TidyColumn<Taken> Change(string name, Func<Taken, RecordedComplexity?> from, Func<RecordedComplexity, int> of) =>
            TidyColumn<Taken>.Number(
                name,
                row => from(row) is { } earlier && of(earlier) > 0 ? 100.0 * (of(row.Record.Complexity) - of(earlier)) / of(earlier) : null
            );
        return
        [
            TidyColumn<Taken>.Number(
                "cyclomatic_mean",
                row => row.Record.Complexity is { Functions: > 0 } c ? (double)c.Cyclomatic / c.Functions : null
            ),
            Change("cyclomatic_change_previous", row => row.Previous, c => c.Cyclomatic),
            Change("cyclomatic_change_baseline", row => row.Baseline, c => c.Cyclomatic),
            Change("nloc_change_previous", row => row.Previous, c => c.Nloc),
            Change("nloc_change_baseline", row => row.Baseline, c => c.Nloc),
        ];
    }

    private static IEnumerable<TidyColumn<Found>> OfFindings() =>
        [
            TidyColumn<Found>.Text("finding", f => f.Finding.Id),
            TidyColumn<Found>.Text("state", f => f.State),
            TidyColumn<Found>.Text("rule", f => f.Finding.Rule),
            TidyColumn<Found>.Whole("cwe", f => f.Finding.Cwe),
            TidyColumn<Found>.Text("category", f => f.Finding.Category),
            TidyColumn<Found>.Text("severity", f => f.Finding.Severity.ToString().ToLowerInvariant()),
            TidyColumn<Found>.Text("cvss_version", f => f.Finding.CvssVector?.Version ?? ""),
            TidyColumn<Found>.Text("cvss_vector", f => f.Finding.CvssVector?.Text ?? ""),
            TidyColumn<Found>.Number("cvss_score", f => f.Finding.CvssVector?.Score),
            TidyColumn<Found>.Text("cvss_severity", f => f.Finding.CvssVector?.Severity.ToString().ToLowerInvariant() ?? ""),
            TidyColumn<Found>.Text("tools", f => string.Join('+', f.Finding.Tools)),
            TidyColumn<Found>.Text("fingerprint", f => f.Finding.Fingerprint),
            TidyColumn<Found>.Whole("line", f => f.Finding.Line),
        ];
}
