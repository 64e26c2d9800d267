using System.Text;
using Pawl.Engine;
using Pawl.Studies.Analysis;
using Pawl.Studies.Records;
using Pawl.Tests.Reports;

namespace Pawl.Tests.Studies;

public sealed class StudyAnalysisTests : IDisposable
{
    private static readonly AnalysisOptions Options = new("none", 200, 1, 0, ClaimReader.Paper);
    private readonly string folder = Directory.CreateTempSubdirectory("pawl-analysis").FullName;

    [Fact]
    public void The_order_of_files_and_lines_makes_no_difference_to_any_byte()
    {
        var lines = new GeneratedStudy(1) { Baselines = 4 }
            .Records()
            .Select(RecordFile.ToLine)
            .ToList();
        var whole = Write("whole.jsonl", lines);
        var shuffled = lines.Index().OrderBy(x => x.Index * 7919 % 1009).Select(x => x.Item).ToList();
        var (first, second) = (Write("b.jsonl", shuffled.Take(200)), Write("a.jsonl", shuffled.Skip(200)));
        Assert.Equal(Json(Analyse(Options, whole)), Json(Analyse(Options, first, second)));
    }

    [Fact]
    public void The_JSON_fits_its_schema()
    {
        var json = Json(Analyse(Options, Write("r.jsonl", new GeneratedStudy(2) { Baselines = 3, Iterations = 4 })));
        var schema = File.ReadAllText(Path.Combine(Golden.Root, "docs/schemas/study-analysis.schema.json"));
        Assert.Equal([], JsonSchema.Errors(schema, json));
    }

    [Fact]
    public void What_was_put_in_comes_out()
    {
        // Feature introduces 1.6 per iteration where security introduces 0.4; the guard lets a third through.
        var study = new GeneratedStudy(3)
        {
            Baselines = 12,
            Replicates = 3,
            Arms = new Dictionary<string, double> { ["none"] = 1, ["all"] = 1.0 / 3 },
        };
        var analysis = Analyse(Options, Write("r.jsonl", study));
        var pair = Row(analysis, "strategies", "first", "feature", "second", "security");
        Assert.InRange(4.0, Number(pair, "low"), Number(pair, "high"));
        var guard = Row(analysis, "arms", "arm", "all", "what", "findings introduced per iteration");
        Assert.InRange(1.0 / 3, Number(guard, "low"), Number(guard, "high"));
        var model = Row(
            analysis,
            "count-models",
            "model",
            // What is introduced varies as Poisson's counts do: a negative binomial has no θ there.
            "Poisson, random intercept",
            "outcome",
            "introduced",
            "formula",
            "iteration + strategy",
            "term",
            "feature"
        );
        Assert.InRange(2.0, Number(model, "low"), Number(model, "high"));
        var trend = Row(
            analysis,
            "count-models",
            "model",
            "Poisson",
            "outcome",
            "introduced",
            "formula",
            "iteration + strategy",
            "term",
            "iteration"
        );
        Assert.InRange(1.0, Number(trend, "low"), Number(trend, "high"));
        Assert.Equal("reproduced", Row(analysis, "claims", "claim", "feature-most")["verdict"].Text);
        Assert.Equal("reproduced", Row(analysis, "claims", "claim", "security-introduces")["verdict"].Text);
    }

    [Fact]
    public void Guarded_arms_do_not_touch_the_papers_tables()
    {
        var (one, two) = (
            Analyse(Options, Write("one.jsonl", new GeneratedStudy(4) { Baselines = 3 }.Records())),
            Analyse(
                Options,
                Write(
                    "two.jsonl",
                    new GeneratedStudy(4) { Baselines = 3 }
                        .Records()
                        .SelectMany(r => new[] { r, r with { Arm = "all", Chain = r.Chain + "/all" } })
                )
            )
        );
        foreach (var id in new[] { "totals", "anova", "tukey", "regression", "association", "windows", "critical-change" })
        {
            Assert.Equal(Cells(one, id), Cells(two, id));
        }
        static IEnumerable<Cell> Cells(StudyAnalysis analysis, string id) =>
            analysis.Tables.Single(t => t.Id == id).Rows.SelectMany(r => r);
    }

    [Fact]
    public void A_study_too_small_for_a_claim_says_so()
    {
        var analysis = Analyse(Options, Write("r.jsonl", new GeneratedStudy(5) { Baselines = 3, Iterations = 4 }));
        Assert.Equal("not testable", Row(analysis, "claims", "claim", "critical-5-to-1")["verdict"].Text);
        Assert.Equal("not testable", Row(analysis, "claims", "claim", "findings-late")["verdict"].Text);
        var lone = Analyse(Options, Write("lone.jsonl", new GeneratedStudy(5) { Baselines = 1 }));
        Assert.All(Table(lone, "claims"), row => Assert.Equal("not testable", row["verdict"].Text));
    }

    [Theory]
    [InlineData(1.4, 1.1, 1.7, 1, 1.376, "reproduced")]
    [InlineData(1.4, 0.9, 1.7, 1, 1.376, "same direction only")]
    [InlineData(2.0, 1.6, 2.4, 1, 1.376, "same direction only")]
    [InlineData(0.9, 0.5, 1.7, 1, 1.376, "not reproduced")]
    [InlineData(-0.2, -0.3, -0.1, 0, -0.17, "reproduced")]
    [InlineData(0.2, -0.3, 0.4, 0, -0.17, "not reproduced")]
    [InlineData(1.4, 1.1, 1.7, 1, null, "reproduced")]
    [InlineData(1.4, null, null, 1, 1.376, "not testable")]
    [InlineData(null, null, null, 1, 1.376, "not testable")]
    public void Verdicts_follow_the_rule(double? value, double? low, double? high, double none, double? published, string verdict) =>
        Assert.Equal(verdict, Verdict.Of(value, low, high, none, published));

    [Fact]
    public void Means_and_totals_are_what_the_records_say()
    {
        var records = new GeneratedStudy(6) { Baselines = 2 }
            .Records()
            .ToList();
        var analysis = Analyse(Options, Write("r.jsonl", records));
        var feature = records.Where(r => r is { Strategy: "feature", Iteration: > 0 }).ToList();
        var totals = Row(analysis, "totals", "strategy", "feature");
        Assert.Equal(feature.Sum(r => r.Findings.Count), Number(totals, "present"));
        Assert.Equal(feature.Sum(r => r.Introduced.Count), Number(totals, "introduced"));
        Assert.Equal(feature.Sum(r => r.Fixed.Count), Number(totals, "fixed"));
        var window = Row(analysis, "windows", "what", "findings present", "strategy", "feature");
        Assert.Equal(feature.Where(r => r.Iteration is >= 3 and <= 7).Average(r => r.Findings.Count), Number(window, "iterations 3-7"), 9);
        var anova = Row(analysis, "anova", "analysis", "repeated measures, by chain");
        Assert.Equal(9 * 7, Number(anova, "error df"));
        var paper = Row(analysis, "anova", "analysis", "the paper's Table IV");
        Assert.Equal(0.589, Number(paper, "η²"), 3);
    }

    [Fact]
    public void The_same_iteration_twice_is_an_error()
    {
        var path = Write("r.jsonl", new GeneratedStudy(7) { Baselines = 1, Iterations = 1 });
        Assert.Contains("twice", Assert.Throws<UserError>(() => Analyse(Options, path, path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_that_changes_its_baseline_is_an_error()
    {
        var records = new GeneratedStudy(8) { Baselines = 1, Iterations = 2 }
            .Records()
            .Select(r => r.Iteration == 2 ? r with { Baseline = "other" } : r);
        var path = Write("r.jsonl", records);
        Assert.Throws<UserError>(() => Analyse(Options, path));
    }

    [Fact]
    public void Estimands_are_read_from_a_study_and_unknown_measures_refused()
    {
        var path = Path.Combine(folder, "study.yaml");
        File.WriteAllText(path, "study: x\nestimands:\n  - id: a\n    question: Is it?\n    measure: cramers-v\n    published: 0.38\n");
        Assert.Equal([new Claim("a", "Is it?", "cramers-v", 0.38)], ClaimReader.Load(folder));
        File.WriteAllText(path, "estimands:\n  - id: a\n    question: Is it?\n    measure: nonsense\n");
        Assert.Contains(":2", Assert.Throws<UserError>(() => ClaimReader.Load(path)).Message, StringComparison.Ordinal);
        File.WriteAllText(path, "estimands:\n  - {id: a, question: q, measure: cramers-v, published: lots}\n");
        Assert.Throws<UserError>(() => ClaimReader.Load(path));
    }

    [Fact]
    public void CSV_holds_each_tables_rows_and_nothing_that_a_sheet_would_run()
    {
        var analysis = Analyse(
            Options,
            Write(
                "r.jsonl",
                new GeneratedStudy(9) { Baselines = 2, Iterations = 2 }
                    .Records()
                    .Select(r => r with { Strategy = "=1+1" })
            )
        );
        using var text = new StringWriter();
        AnalysisWriter.Csv(text, [.. analysis.Tables.Where(t => t.Id == "totals")]);
        var lines = text.ToString().Split('\n');
        Assert.StartsWith("cohort,strategy,chains", lines[0], StringComparison.Ordinal);
        Assert.Contains(",'=1+1,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_on_studies_names_every_measure_and_every_table()
    {
        var page = File.ReadAllText(Path.Combine(Golden.Root, "docs/study.md"));
        Assert.All(Measures.All, measure => Assert.Contains($"`{measure.Name}`", page, StringComparison.Ordinal));
        var analysis = Analyse(Options with { PowerRuns = 20 }, Write("r.jsonl", new GeneratedStudy(10) { Baselines = 2, Iterations = 2 }));
        Assert.All(
            analysis.Tables.Where(t => t.Cohort.Length > 0),
            table => Assert.Contains($"`{table.Id}`", page, StringComparison.Ordinal)
        );
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static StudyAnalysis Analyse(AnalysisOptions options, params string[] paths) =>
        StudyAnalysis.Of(paths, options, null, TestContext.Current.CancellationToken);

    private static string Json(StudyAnalysis analysis)
    {
        using var stream = new MemoryStream();
        AnalysisWriter.Json(stream, analysis);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IEnumerable<Dictionary<string, Cell>> Table(StudyAnalysis analysis, string id)
    {
        var table = analysis.Tables.Single(t => t.Id == id);
        return table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(p => p.First, p => p.Second));
    }

    private static Dictionary<string, Cell> Row(StudyAnalysis analysis, string id, params string[] where) =>
        Table(analysis, id).Single(row => where.Chunk(2).All(pair => row[pair[0]].Text == pair[1]));

    private static double Number(Dictionary<string, Cell> row, string column) => row[column].Number!.Value;

    private string Write(string name, GeneratedStudy study) => Write(name, study.Records());

    private string Write(string name, IEnumerable<IterationRecord> records) => Write(name, records.Select(RecordFile.ToLine));

    private string Write(string name, IEnumerable<byte[]> lines)
    {
        var path = Path.Combine(folder, name);
        using var file = File.Create(path);
        foreach (var line in lines)
        {
            file.Write(line);
        }
        return path;
    }
}
