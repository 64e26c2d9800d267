using System.Text.Json.Nodes;
using Pawl.Studies.Analysis;

namespace Pawl.Studies.Report;

/// <summary>A section of the report: a heading, figures, tables. The page and the Markdown are both made of these.</summary>
/// <param name="Lead">One or two sentences before anything else.</param>
/// <param name="Figures">Caption and what the script draws.</param>
internal sealed record ReportPart(
    string Id,
    string Title,
    string Lead,
    IReadOnlyList<(string Caption, JsonObject Drawing)> Figures,
    IReadOnlyList<StudyTable> Tables
)
{
    /// <summary>The sections about one cohort.</summary>
    /// <param name="prefix">Of the sections' ids.</param>
    internal static IEnumerable<ReportPart> Of(IReadOnlyList<StudyTable> tables, string prefix)
    {
        StudyTable Table(string id) => tables.Single(t => t.Id == id);
        var control = Row.Of(Table("trend")).First().Text("arm");
        JsonObject Trend(string what, string up) =>
            Report.Figures.Lines(
                Table("trend"),
                r => r.Text("arm") == control && r.Text("what") == what && r.Text("strategy") != "all",
                "strategy",
                "iteration",
                "mean",
                "iteration",
                up
            );
        yield return new ReportPart(
            prefix + "claims",
            "What was claimed, and what is so",
            "Each claim is judged by a rule that was fixed before any record was seen.",
            [],
            [Table("claims"), Table("critical-change")]
        );
        yield return new ReportPart(
            prefix + "trend",
            "From iteration to iteration",
            "Means per sample with 95 % intervals by bootstrap over baselines.",
            [
                ("Findings present", Trend("findings present", "findings per sample")),
                ("Findings introduced", Trend("findings introduced", "introduced per iteration")),
                ("Critical findings present", Trend("critical present", "critical per sample")),
            ],
            [Table("windows"), Table("totals"), Table("anova"), Table("tukey"), Table("trend")]
        );
        yield return new ReportPart(
            prefix + "types",
            "Types of weakness",
            "What each strategy introduces, by the paper's twelve types.",
            [("Share of each type in what a strategy introduced", Report.Figures.Shares(Table("categories"), "introduced"))],
            [Table("association"), Table("categories"), Table("weaknesses")]
        );
        yield return new ReportPart(
            prefix + "complexity",
            "Complexity",
            "Do more complex samples have more findings, and does that remain when the iteration is taken out?",
            [
                (
                    "Findings by complexity, in tenths of all samples",
                    Report.Figures.Lines(
                        Named(Table("complexity")),
                        _ => true,
                        "name",
                        "tenth",
                        "mean findings",
                        "tenth of samples, by cyclomatic complexity",
                        "findings per sample"
                    )
                ),
                ("Cyclomatic complexity", Trend("cyclomatic complexity", "sum over functions")),
            ],
            [Table("correlation"), Table("regression"), Table("complexity")]
        );
        yield return new ReportPart(
            prefix + "models",
            "Models for counts",
            "What the conclusions should rest on: counts as counts, chains within baselines.",
            [
                (
                    "Rate ratios for findings introduced (negative binomial, random intercept)",
                    Report.Figures.Points(
                        [
                            .. Row.Of(Table("count-models"))
                                .Where(r =>
                                    r.Text("outcome") == "introduced"
                                    && r.Text("model") == BestModel(Table("count-models"))
                                    && r.Text("formula") == "iteration + strategy"
                                    && r.Text("term") != "constant"
                                )
                                .Select(r => (r.Text("term"), r)),
                        ],
                        "rate ratio",
                        "rate ratio",
                        1
                    )
                ),
            ],
            [Table("strategies"), Table("count-models"), Table("other-models")]
        );
        yield return new ReportPart(
            prefix + "survival",
            "Until the first critical finding",
            "Share of chains that have had none yet.",
            [
                (
                    "By strategy",
                    Report.Figures.Lines(
                        Table("survival"),
                        r => r.Text("by") == "strategy",
                        "name",
                        "iteration",
                        "share without",
                        "iteration",
                        "share without",
                        step: true
                    )
                ),
            ],
            [Table("log-rank"), Table("survival"), Table("worse")]
        );
        foreach (var part in Arms(Table, prefix))
        {
            yield return part;
        }
        yield return new ReportPart(
            prefix + "sensitivity",
            "Would it come out otherwise?",
            "The same numbers with one analyser alone, with what two analysers agree on, with other rules of severity, and without code that does not compile.",
            [
                (
                    "Findings late in a chain over those early in it",
                    Report.Figures.Points(
                        [
                            .. Row.Of(Table(SensitivityTable.Id))
                                .Where(r => r.Number("late over early") is not null)
                                .Select(r => (r.Text("counted"), r)),
                        ],
                        "late over early",
                        "ratio of findings present, late over early",
                        1
                    )
                ),
            ],
            [Table(SensitivityTable.Id)]
        );
        yield return new ReportPart(
            prefix + "quality",
            "What the numbers rest on",
            "Failed iterations, analysers, and what a study of this size can see.",
            [],
            [Table("outcomes"), Table("tools"), .. tables.Where(t => t.Id == "power")]
        );
    }

    private static IEnumerable<ReportPart> Arms(Func<string, StudyTable> table, string prefix)
    {
        if (table("arms").Rows.Count == 0)
        {
            yield break;
        }
        JsonObject Of(string measure, double none, string across) =>
            Report.Figures.Points(
                [.. Row.Of(table("arms")).Where(r => r.Text("measure") == measure).Select(r => ($"{r.Text("arm")}: {r.Text("what")}", r))],
                "contrast",
                across,
                none
            );
        yield return new ReportPart(
            prefix + "arms",
            "Guards",
            "Each guarded arm against the one without guards: security and completion together.",
            [
                ("Rates against the unguarded arm", Of("rate ratio", 1, "rate ratio; left of the line is less")),
                ("Shares of chains against the unguarded arm", Of("difference of shares", 0, "difference of shares")),
                (
                    "Until the first critical finding, by arm",
                    Report.Figures.Lines(
                        table("survival"),
                        r => r.Text("by") == "arm",
                        "name",
                        "iteration",
                        "share without",
                        "iteration",
                        "share without",
                        step: true
                    )
                ),
            ],
            [table("arms")]
        );
    }

    /// <summary>The model of the figure: the richest of those that could be fitted.</summary>
    private static string BestModel(StudyTable table)
    {
        var fitted = Row.Of(table).Where(r => r.Text("outcome") == "introduced").Select(r => r.Text("model")).ToHashSet();
        string[] order = ["negative binomial, random intercept", "Poisson, random intercept", "negative binomial", "Poisson"];
        return order.FirstOrDefault(fitted.Contains, "");
    }

    private static StudyTable Named(StudyTable table) =>
        table with
        {
            Columns = ["name", .. table.Columns],
            Rows = [.. table.Rows.Select(row => (IReadOnlyList<Cell>)["all strategies", .. row])],
        };
}
