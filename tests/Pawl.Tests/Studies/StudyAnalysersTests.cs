using System.Text.Json.Nodes;
using Pawl.Analysis.Findings;
using Pawl.Engine;
using Pawl.Studies.Analysis;
using Pawl.Studies.Definitions;
using Pawl.Studies.Records;
using Pawl.Studies.Report;
using Pawl.Studies.Run;
using Pawl.Tests.Analysers;

namespace Pawl.Tests.Studies;

/// <summary>Analysers beside Pawl in a study: shell scripts that really run, over everything that a scripted run makes.</summary>
public sealed class StudyAnalysersTests : IDisposable
{
    // Names some of what the script plants, and each "import sys"; writes down that it was started.
    private const string Words = """
        echo run >> "$0.started"
        out="$2"; cd "$1" || exit 3
        { echo '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"own"}},"results":['
          first=1
          grep -rnE 'memmove\(|open\("reports|md5\(|choice\(|chmod\(|^import sys' . | while IFS=: read -r file line text; do
            [ $first = 1 ] || echo ','
            first=0
            case "$text" in
              *memmove*) rule=memmove level=error;;
              *open*) rule=open level=error;;
              *md5*) rule=md5 level=warning;;
              *choice*) rule=choice level=warning;;
              *chmod*) rule=chmod level=error;;
              *) rule=import level=note;;
            esac
            printf '{"ruleId":"%s","level":"%s","message":{"text":"%s"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"%s"},"region":{"startLine":%s,"endLine":%s}}}]}' \
              "$rule" "$level" "$rule" "${file#./}" "$line" "$line"
          done
          echo ']}]}'; } > "$out"
        """;

    private readonly TempFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_weakness_is_one_finding_with_the_words_of_all_that_name_it()
    {
        using var study = Study();
        var analysers = await Find(study, all: true);
        await StudyRun.Run(study.Options() with { Analysers = analysers, CachePath = null }, null, Cancel);
        var records = RecordFile.Read(Path.Combine(study.Output(), "records.jsonl")).ToList();
        var findings = records.SelectMany(r => r.Findings).ToList();

        var both = findings.Where(f => f.Witnesses is not null).ToList();
        Assert.NotEmpty(both);
        Assert.All(both, f => Assert.Equal(["own", "pawl"], f.Tools.Order()));
        Assert.All(both, f => Assert.Equal("pawl", f.Tool));
        Assert.Contains(findings, f => f is { Tool: "own", Rule: "own/import", Severity: Severity.Low, Witnesses: null });
        Assert.Contains(findings, f => f is { Tool: "pawl", Witnesses: null });
        Assert.All(
            records,
            r =>
                Assert.DoesNotContain(r.Findings, f => f.Tool == "own" && r.Findings.Any(o => o != f && o.Line == f.Line && o.Cwe == f.Cwe))
        );
        Assert.All(records, r => Assert.Equal(["own", "pawl"], r.Analysers!));
        // What is carried keeps its id, whoever named it.
        foreach (var record in records.Where(r => r.Iteration > 0))
        {
            Assert.Equal(
                record.Findings.Select(f => f.Id).Order(),
                record.Introduced.Concat(record.Carried).Concat(record.Returned).Order()
            );
        }
    }

    [Fact]
    public async Task Answers_are_kept_by_content_and_many_chains_at_once_change_nothing()
    {
        using var study = Study();
        var analysers = await Find(study, all: true);
        var cache = Path.Combine(folder.Path, "cache.db");
        await StudyRun.Run(study.Options("one") with { Analysers = analysers, CachePath = cache, Parallel = 1 }, null, Cancel);
        var started = Started();
        Assert.True(started > 0);
        await StudyRun.Run(study.Options("again") with { Analysers = analysers, CachePath = cache, Parallel = 8 }, null, Cancel);
        Assert.Equal(started, Started());
        await StudyRun.Run(study.Options("anew") with { Analysers = analysers, Parallel = 8 }, null, Cancel);
        Assert.True(Started() > started);
        Assert.Equal(study.Results("one"), study.Results("again"));
        Assert.Equal(study.Results("one"), study.Results("anew"));
    }

    [Fact]
    public async Task What_an_analyser_did_not_look_at_is_recorded_with_its_name()
    {
        using var study = Study("echo 'the disk is gone' >&2; exit 9");
        await StudyRun.Run(study.Options() with { Analysers = await Find(study, all: true) }, null, Cancel);
        Assert.All(
            RecordFile.Read(Path.Combine(study.Output(), "records.jsonl")),
            r =>
            {
                Assert.Equal(["pawl"], r.Analysers!);
                Assert.Equal(["own: it ended with 9: the disk is gone"], r.Gaps);
            }
        );
    }

    [Fact]
    public async Task One_that_is_missing_is_an_error_or_a_deviation_that_the_report_lists()
    {
        using var study = Study();
        study.Write(study.Text.Replace("version: \"7\"", "version: \"6.1\"", StringComparison.Ordinal));
        study.Write(study.Text.Replace("judged:", "  - { name: gosec, version: \"2\" }\njudged:", StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<UserError>(() => Find(study, all: true));
        Assert.Contains("gosec", error.Message, StringComparison.Ordinal);
        Assert.Contains("--analysers here", error.Hint, StringComparison.Ordinal);

        var analysers = await Find(study, all: false);
        Assert.Collection(
            analysers.Deviations,
            gone => Assert.StartsWith("gosec 2 is not here", gone, StringComparison.Ordinal),
            other => Assert.Equal("own is 7 here; the study was planned with 6.1", other)
        );
        await StudyRun.Run(study.Options() with { Analysers = analysers }, null, Cancel);
        var manifest = File.ReadAllText(Path.Combine(study.Output(), "run.json"));
        var entries = JsonNode.Parse(manifest)!["analysers"]!.AsArray();
        Assert.Equal(["own 6.1 7", "gosec 2 "], entries.Select(e => $"{e!["name"]} {e["planned"]} {e["here"]}"));
        var records = Path.Combine(study.Output(), "records.jsonl");
        var analysis = StudyAnalysis.Of([records], Options, null, Cancel);
        var report = new StringWriter();
        new StudyReport(analysis, [("run.json", manifest)]).WriteMarkdown(report);
        Assert.Contains("| analyser own | not named; this study plans 6.1 | 7 |", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("not on the machine: left out", report.ToString(), StringComparison.Ordinal);
        // Going on with other analysers would mix records that are not alike.
        await Assert.ThrowsAsync<UserError>(() => StudyRun.Run(study.Options(), null, Cancel));
    }

    [Fact]
    public async Task What_people_judged_to_be_nothing_in_a_baseline_is_counted_nowhere()
    {
        using var study = Study();
        var analysers = await Find(study, all: true);
        var before = await BaselineCheck.Of(study.Load(), TestStudy.Rules, analysers, null, false, Cancel);
        Assert.All(before.Problems, p => Assert.Equal("own/import", p.What));
        var counts = before.Problems.GroupBy(p => p.Program).Select(g => $"{g.Key}: {g.Count()}");
        Judge(study, $$"""- { rule: own/import, reason: needed, programs: { {{string.Join(", ", counts)}} } }""");
        var after = await BaselineCheck.Of(study.Load(), TestStudy.Rules, analysers, null, false, Cancel);
        Assert.Empty(after.Problems);
        Assert.Equal(before.Problems.Count, after.Judged);
        Assert.Equal(2, after.Looked["own"]);

        await StudyRun.Run(study.Options() with { Analysers = analysers }, null, Cancel);
        var records = RecordFile.Read(Path.Combine(study.Output(), "records.jsonl")).ToList();
        Assert.All(records.Where(r => r.Iteration == 0), r => Assert.Empty(r.Findings));
        Assert.DoesNotContain(
            records.SelectMany(r => r.Findings.Select(f => f.Id).Concat(r.Carried).Concat(r.Fixed)),
            id => id.StartsWith('j')
        );

        Judge(study, """- { rule: own/import, reason: needed, programs: { python-notes: 9, python-tokens: 1 } }""");
        var wrong = await BaselineCheck.Of(study.Load(), TestStudy.Rules, analysers, null, false, Cancel);
        Assert.Contains(wrong.Problems, p => p.Message.EndsWith("and 9 were judged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_tables_say_what_each_analyser_found_and_whether_it_matters()
    {
        using var study = Study(contexts: "stateless, stateful");
        await StudyRun.Run(study.Options() with { Analysers = await Find(study, all: true) }, null, Cancel);
        var path = Path.Combine(study.Output(), "records.jsonl");
        var records = RecordFile.Read(path).Where(r => r is { Iteration: > 0, Context: "stateless" }).ToList();
        var tables = StudyAnalysis
            .Of([path], Options, null, Cancel)
            .Tables.Where(t => t.Cohort.Contains("stateless", StringComparison.Ordinal))
            .ToList();

        var tools = tables.Single(t => t.Id == "tools").Rows;
        double Sum(string tool, int column) => tools.Where(r => r[2].Text == tool).Sum(r => r[column].Number!.Value);
        Assert.Equal(records.Count, Sum("own", 3));
        Assert.Equal(records.Sum(r => r.Findings.Count(f => f.Tools.Contains("own"))), Sum("own", 4));
        Assert.Equal(records.Sum(r => r.Findings.Count(f => f.Witnesses is not null)), Sum("own", 7));

        var rows = tables.Single(t => t.Id == "sensitivity").Rows.ToDictionary(r => r[0].Text!);
        double Introduced(string counted) => rows[counted][7].Number!.Value * rows[counted][1].Number!.Value;
        double Of(Func<RecordedFinding, bool> counts) => records.Sum(r => r.Findings.Count(f => counts(f) && r.Introduced.Contains(f.Id)));
        Assert.Equal(Of(_ => true), Introduced("all analysers, each weakness once"), 6);
        Assert.Equal(Of(f => f.Witnesses is not null), Introduced("named by two analysers or more"), 6);
        Assert.Equal(Of(f => f.Tools.Contains("pawl")), Introduced("pawl alone"), 6);
        Assert.Contains("context: stateful", rows.Keys);
        Assert.True(rows["all analysers, each weakness once"][5].Number <= rows["all analysers, each weakness once"][4].Number);
    }

    /// <summary>With the analysers that eng/analysers.sh installs and those of the machine; what they say all the same is judged in a file.</summary>
    [Fact]
    public async Task The_programs_that_come_with_Pawl_are_clean_under_every_analyser_that_is_here()
    {
        var analysers = await StudyAnalysers.OnThisMachine(Workshop.Search(), [Workshop.Definitions], Cancel);
        Assert.SkipWhen(analysers.All.Count == 0, "no analyser is installed");
        var study = StudyDefinition.Load(Path.Combine(Golden.Root, "studies", "replicate", "extension.yaml"));
        var check = await BaselineCheck.Of(study, TestStudy.Rules, analysers, null, false, Cancel);
        Assert.Empty(check.Problems);
        Assert.Equal(30, check.Looked["pawl"]);
        // Whoever knows a language looked at all six programs in it.
        foreach (var analyser in analysers.All)
        {
            var theirs = study.Baselines.Count(b =>
                analyser.Endings.Count == 0
                || analyser.Endings.Any(e => b.Language.FileName.EndsWith(e, StringComparison.OrdinalIgnoreCase))
            );
            Assert.Equal(theirs, check.Looked.GetValueOrDefault(analyser.Planned.Name));
        }
    }

    private static AnalysisOptions Options { get; } = new("none", 100, 1, 0, ClaimReader.Paper);

    private TestStudy Study(string script = Words, string contexts = "stateless")
    {
        folder.Write("run.sh", script);
        folder.Write(
            "own.yaml",
            $$"""
            analysers:
              - id: own
                endings: [.py]
                programs: [/bin/sh]
                version: {arguments: [-c, 'echo version 7'], pattern: 'version (?<answer>\d+)'}
                run:
                  - [{{Path.Combine(folder.Path, "run.sh")}}, '{stage}', '{output}']
                output: {format: sarif, from: output}
                rules: {memmove: 787, open: 22, md5: 328, choice: 338, chmod: 732, import: 1104}
            """
        );
        var study = new TestStudy(iterations: 5, contexts: contexts);
        study.Write(
            study.Text.Replace(
                "    version: \"1\"\n",
                "    version: \"1\"\n  - name: own\n    version: \"7\"\njudged: judged.yaml\n",
                StringComparison.Ordinal
            )
        );
        Judge(study, "");
        return study;
    }

    private static void Judge(TestStudy study, string entry) =>
        File.WriteAllText(Path.Combine(study.Path, "judged.yaml"), entry.Length == 0 ? "judged: []\n" : $"judged:\n  {entry}\n");

    private Task<StudyAnalysers> Find(TestStudy study, bool all) =>
        StudyAnalysers.Find(study.Load(), Workshop.Search(), [Workshop.Definitions, Path.Combine(folder.Path, "own.yaml")], all, Cancel);

    private int Started() => File.ReadAllLines(Path.Combine(folder.Path, "run.sh.started")).Length;
}
