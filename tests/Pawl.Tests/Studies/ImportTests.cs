using Pawl.Engine;
using Pawl.Studies.Analysis;
using Pawl.Studies.Import;
using Pawl.Studies.Records;

namespace Pawl.Tests.Studies;

public sealed class ImportTests : IDisposable
{
    private const string Clean = "import sys\n\n\ndef main():\n    print(len(sys.argv))\n";
    private const string Weak = Clean + "\n\ndef run(text):\n    return eval(input())\n";
    private readonly string folder = Directory.CreateTempSubdirectory("pawl-import").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_of_versions_is_a_chain_in_the_order_of_its_numbers()
    {
        Write("versions/app/v1.py", Clean);
        Write("versions/app/v2.py", Weak);
        Write("versions/app/v10.py", Clean);
        Write("versions/app/notes.txt", "no code");
        var source = FolderImport.Read(Path.Combine(folder, "versions"), "some-model");
        var records = await Import(source);
        Assert.Equal([0, 1, 2], records.Select(r => r.Iteration));
        Assert.Equal([0, 1, 0], records.Select(r => r.Findings.Count));
        Assert.Single(records[1].Introduced);
        Assert.Equal(records[1].Introduced, records[2].Fixed);
        Assert.Equal(records[0].Content, records[2].Content);
        Assert.All(records, r => Assert.Equal((IterationSource.Imported, "some-model"), (r.Source, r.ModelAsked)));
        Assert.Equal(1, source.LeftOut["no language of studies"]);
    }

    [Fact]
    public async Task A_branch_gives_a_chain_for_each_file_from_before_it()
    {
        using var repo = new TestRepo();
        repo.Commit("base", ("app.py", Clean), ("read.me", "x"));
        repo.Git("branch", "base");
        repo.Commit("one", ("app.py", Weak), ("new.py", Clean));
        repo.Commit("two", ("app.py", null), ("moved.py", Weak));
        repo.Commit("three", ("moved.py", Clean));
        var records = await Import(BranchImport.Read(repo.Path, "base..main", "unknown", Cancel));
        var moved = records.Where(r => r.Chain.EndsWith("moved.py")).ToList();
        Assert.Equal([0, 1, 0], moved.Select(r => r.Findings.Count));
        Assert.Single(records, r => r.Chain.EndsWith("new.py"));
        Assert.Equal(4, records.Count);
    }

    [Fact]
    public async Task Results_of_SecCodeBench_are_single_samples_with_its_verdicts()
    {
        Write("bench/test-cases-meta.json", """{"testCases":[{"id":"Eval","language":"Python"},{"id":"Loop","language":"Go"}]}""");
        const string scenario = """{"functionalTest":"成功","securityTest":"失败","generatedCode":"x = eval(input())\n"}""";
        const string good = """{"functionalTest":"成功","securityTest":"成功","generatedCode":"x = 1\n"}""";
        const string broken = """{"functionalTest":"失败","securityTest":"失败","generatedCode":"x = (\n"}""";
        const string none = """{"functionalTest":"失败","securityTest":"失败","generatedCode":""}""";
        foreach (var test in new[] { "Eval", "Loop" })
        {
            Write(
                $"bench/model-testcase-results/A Model/{test}.json",
                $$$"""{"modelName":"A Model","testCaseId":"{{{test}}}","rounds":[{"roundId":1,"scenarios":{"gen":{{{scenario}}},"fix":{{{good}}}}},{"roundId":2,"scenarios":{"gen":{{{broken}}},"fix":{{{none}}}}}]}"""
            );
        }
        var source = SecCodeBenchImport.Read(Path.Combine(folder, "bench"));
        var records = (await Import(source)).ToDictionary(r => r.Chain);
        Assert.Equal(["study.A Model/Eval/fix/1", "study.A Model/Eval/gen/1", "study.A Model/Eval/gen/2"], records.Keys.Order());
        var weak = records["study.A Model/Eval/gen/1"];
        Assert.Contains(weak.Findings, f => f is { Tool: "sec-code-bench", Rule: "Eval" });
        Assert.Contains(weak.Findings, f => f.Tool == "pawl");
        Assert.Equal((1, 0), (weak.Tests!.Passed, weak.Tests.Failed));
        Assert.Empty(records["study.A Model/Eval/fix/1"].Findings);
        var failed = records["study.A Model/Eval/gen/2"];
        Assert.Equal((0, 1), (failed.Tests!.Passed, failed.Tests.Failed));
        Assert.DoesNotContain(failed.Findings, f => f.Tool == "sec-code-bench");
        Assert.Equal((3, 2), (source.LeftOut["no language of studies"], source.LeftOut["no code"]));

        var analysis = StudyAnalysis.Of(
            [Path.Combine(folder, "out", "records.jsonl")],
            new AnalysisOptions("none", 100, 1, 0, ClaimReader.Paper),
            null,
            Cancel
        );
        var rows = analysis.Tables.Single(t => t.Id == "samples").Rows;
        Assert.Equal(["fix", "gen"], rows.Select(r => r[1].Text));
        // Of two generated samples one works; the benchmark and Pawl both object to that one.
        Assert.Equal([2, 2, 0.5, 0.5, 0.5], rows[1].Skip(2).Take(5).Select(c => c.Number));
        Assert.Equal([1, 1, 0], rows[1].Skip(9).Select(c => c.Number));
    }

    [Fact]
    public async Task Lines_of_JSON_are_chains()
    {
        Write(
            "lines.jsonl",
            """
            {"chain":"a","iteration":1,"language":"python","code":"x = eval(input())\n","model":"m","strategy":"security"}
            {"chain":"a","iteration":0,"language":"python","code":"x = 1\n","model":"m","strategy":"security","works":true}
            {"chain":"b","iteration":0,"language":"cobol","code":"STOP RUN."}
            {"chain":"c","iteration":0,"language":"java","code":"class A {}\n","replicate":2}
            """
        );
        var records = await Import(LineImport.Read(Path.Combine(folder, "lines.jsonl"), "unknown"));
        Assert.Equal(
            [("study.a", 0, 0), ("study.a", 1, 1), ("study.c", 0, 0)],
            records.Select(r => (r.Chain, r.Iteration, r.Findings.Count))
        );
        Assert.Equal(("m", "security"), (records[0].ModelAsked, records[0].Strategy));
        Assert.Equal((2, "unknown"), (records[2].Replicate, records[2].ModelAsked));
    }

    [Theory]
    [InlineData("nonsense", ":1:")]
    [InlineData("""{"chain":"a","language":"python","code":"x"}""", ":1:")]
    [InlineData(
        """
            {"chain":"a","iteration":0,"language":"python","code":"x"}
            {"chain":"b","iteration":0,"language":"python","code":"x"}
            {"chain":"a","iteration":1,"language":"python","code":"x"}
            """,
        ":3: the lines of chain 'a' do not stand together"
    )]
    public async Task Wrong_lines_are_told_with_their_number(string lines, string message)
    {
        Write("wrong.jsonl", lines);
        var error = await Assert.ThrowsAsync<UserError>(() => Import(LineImport.Read(Path.Combine(folder, "wrong.jsonl"), "unknown")));
        Assert.Contains(message, error.Message);
        Assert.False(File.Exists(Path.Combine(folder, "out", "records.jsonl")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task<List<IterationRecord>> Import(ImportedStudy source)
    {
        var output = Path.Combine(folder, "out");
        await StudyImport.Run(source, "study", output, TestStudy.Rules, null, Cancel);
        return [.. RecordFile.Read(Path.Combine(output, "records.jsonl"))];
    }
}
