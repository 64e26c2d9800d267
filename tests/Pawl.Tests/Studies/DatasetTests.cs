using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Pawl.Studies.Analysis;
using Pawl.Studies.Records;
using Pawl.Studies.Report;
using Pawl.Studies.Sheets;

namespace Pawl.Tests.Studies;

/// <summary>Tidy tables, and the data set that holds them.</summary>
public sealed class DatasetTests : IDisposable
{
    private static readonly string Reader = Path.Combine(Golden.Root, "artifacts", "analysers", "node_modules", "hyparquet");
    private readonly string folder = Directory.CreateTempSubdirectory("pawl-dataset").FullName;

    [Fact]
    public void A_row_has_a_value_for_each_column()
    {
        using var text = new StringWriter();
        TidyTables.Iterations.WriteCsv(text, TidyTables.IterationsOf([SampleRecords.Record()]));
        var row = text.ToString().Split('\n') is [var names, var values, ..]
            ? names.Split(',').Zip(values.Split(',')).ToDictionary(p => p.First, p => p.Second)
            : [];
        Assert.Equal(TidyTables.Iterations.Columns.Count, row.Count);
        Assert.Equal("1", row["critical_introduced"]);
        Assert.Equal("1", row["present_memory_safety"]);
        Assert.Equal("0.037", row["cost"]);
        Assert.Equal("9.8", row["cvss_highest"]);
        Assert.Equal(("1", "0", "1", "0"), (row["cvss_critical"], row["cvss_high"], row["cvss_medium"], row["cvss_low"]));
    }

    [Fact]
    public void Complexity_is_compared_with_the_iteration_before_and_with_the_baseline()
    {
        IterationRecord At(string chain, int iteration, int cyclomatic, int nloc) =>
            SampleRecords.Record() with
            {
                Chain = chain,
                Iteration = iteration,
                Complexity = new RecordedComplexity(cyclomatic, cyclomatic, 0, nloc, 4),
            };
        using var text = new StringWriter();
        TidyTables.Iterations.WriteCsv(
            text,
            TidyTables.IterationsOf([At("a", 0, 10, 100), At("a", 1, 12, 0), At("a", 2, 9, 50), At("b", 1, 8, 10), At("b", 2, 10, 10)])
        );
        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        Assert.Equal(
            ["2.5,,,,", "3,20,20,-100,-100", "2.25,-25,-10,,-50", "2,,,,", "2.5,25,,0,"],
            lines.Select(line => string.Join(',', line.TrimEnd('\r').Split(',')[^5..]))
        );
    }

    [Fact]
    public void A_finding_has_its_vector_version_and_score()
    {
        using var text = new StringWriter();
        TidyTables.Findings.WriteCsv(text, TidyTables.FindingsOf([SampleRecords.Record()]));
        var lines = text.ToString().Split('\n');
        Assert.Contains(
            ",1,introduced,buffer-overflow,120,memory-safety,critical,3.1,CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H,9.8,critical,pawl,ab12,14",
            lines[1],
            StringComparison.Ordinal
        );
        // A recorded vector that is none is not replaced by another.
        Assert.Contains(",2,carried,", lines[2], StringComparison.Ordinal);
        Assert.Contains(",low,,,,,other,", lines[2], StringComparison.Ordinal);
        Assert.Contains(",pawl+devskim,", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_reader_finds_in_the_Parquet_files_what_the_CSV_files_say()
    {
        Assert.SkipUnless(Directory.Exists(Reader), "hyparquet is not installed; eng/analysers.sh does it");
        var results = Directory.CreateDirectory(Path.Combine(folder, "results")).FullName;
        var records = new GeneratedStudy(5) { Baselines = 2, Iterations = 4 }
            .Records()
            .Append(SampleRecords.Record("näme", 0))
            .ToList();
        File.WriteAllBytes(Path.Combine(results, "records.jsonl"), [.. records.SelectMany(RecordFile.ToLine)]);
        var program = Path.Combine(results, "contents", "ab", "abcd.c");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        File.WriteAllText(program, "int f(void) { return '\\u00e4'; } /* ä \ud83d\ude00 */\n");

        var export = await BadInput.Pawl.Run(folder, "study", "export", "results", "--output", "dataset", "--licence", "CC0-1.0");
        Assert.True(export.ExitCode == 0, export.Error);
        foreach (var name in new[] { "iterations", "findings" })
        {
            var expected = CsvReader.Read(At($"dataset/{name}.csv")).Select(r => r.Fields).ToList();
            var rows = (await Parquet(At($"dataset/{name}.parquet")))["rows"]!.AsArray();
            Assert.Equal(expected.Count, rows.Count);
            Assert.All(expected.Zip(rows), pair => Same(pair.First, pair.Second!.AsObject()));
        }
        var programs = (await Parquet(At("dataset/programs.parquet")))["rows"]!.AsArray();
        Assert.Equal("contents/ab/abcd.c", (string?)programs.Single()!["path"]);
        Assert.Equal(File.ReadAllText(program), (string?)programs.Single()!["text"]);
    }

    [Fact]
    public async Task Many_rows_are_written_in_groups()
    {
        Assert.SkipUnless(Directory.Exists(Reader), "hyparquet is not installed; eng/analysers.sh does it");
        TidyTable<int> table = new([
            new TidyColumn<int>("number", TidyKind.Whole, i => i % 3 == 0 ? default(Cell) : i),
            new TidyColumn<int>("text", TidyKind.Text, i => $"{i % 7}"),
        ]);
        await using (var file = File.Create(At("many.parquet")))
        {
            await table.WriteParquet(file, Enumerable.Range(0, 40_000), TestContext.Current.CancellationToken);
        }
        var read = await Parquet(At("many.parquet"));
        Assert.Equal([16384, 16384, 7232], read["groups"]!.AsArray().Select(g => (int)g!));
        var rows = read["rows"]!.AsArray();
        Assert.Equal(40_000, rows.Count);
        Assert.All(
            rows.Index(),
            row =>
            {
                Assert.Equal(row.Index % 3 == 0 ? null : row.Index, (int?)row.Item!["number"]);
                Assert.Equal($"{row.Index % 7}", (string?)row.Item["text"]);
            }
        );
    }

    [Fact]
    public async Task A_table_without_rows_is_a_file_all_the_same()
    {
        Assert.SkipUnless(Directory.Exists(Reader), "hyparquet is not installed; eng/analysers.sh does it");
        await using (var file = File.Create(At("none.parquet")))
        {
            await StoredProgram.Table.WriteParquet(file, [], TestContext.Current.CancellationToken);
        }
        Assert.Empty((await Parquet(At("none.parquet")))["rows"]!.AsArray());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string path) => Path.Combine(folder, path);

    private static void Same(IReadOnlyDictionary<string, string> expected, JsonObject row)
    {
        Assert.Equal(expected.Keys, row.Select(field => field.Key));
        foreach (var (name, text) in expected)
        {
            var value = row[name];
            if (value?.GetValueKind() == System.Text.Json.JsonValueKind.Number)
            {
                Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), (double)value);
            }
            else
            {
                Assert.Equal(text, (string?)value ?? "");
            }
        }
    }

    private static async Task<JsonNode> Parquet(string path)
    {
        var script = Path.Combine(Golden.Root, "tests", "Pawl.Tests", "Studies", "parquet.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, Reader, path]) { RedirectStandardOutput = true })!;
        var text = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        return JsonNode.Parse(text)!;
    }
}
