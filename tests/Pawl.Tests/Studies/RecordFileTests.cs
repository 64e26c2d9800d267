using System.Text;
using System.Text.Json;
using Pawl.Engine;
using Pawl.Studies.Records;
using Pawl.Tests.Reports;

namespace Pawl.Tests.Studies;

public sealed class RecordFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pawl-records").FullName;
    private string Records => Path.Combine(folder, "records.jsonl");

    [Fact]
    public void What_is_written_is_read_again_in_the_same_bytes()
    {
        Write(0, 1, 2, 3);
        var lines = File.ReadAllLines(Records);
        var again = RecordFile.Read(Records).Select(r => Encoding.UTF8.GetString(RecordFile.ToLine(r)).TrimEnd('\n'));
        Assert.Equal(lines, again);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public void Every_line_fits_the_schema_and_the_schema_names_every_field()
    {
        var schema = File.ReadAllText(Path.Combine(Golden.Root, "docs/schemas/iteration-record.schema.json"));
        foreach (var iteration in new[] { 0, 1, 3 })
        {
            Assert.Equal(
                [],
                JsonSchema.Errors(schema, Encoding.UTF8.GetString(RecordFile.ToLine(SampleRecords.Record(iteration: iteration))))
            );
        }
        using var document = JsonDocument.Parse(schema);
        using var line = JsonDocument.Parse(RecordFile.ToLine(SampleRecords.Record()));
        Assert.Equal(
            document.RootElement.GetProperty("properties").EnumerateObject().Select(p => p.Name),
            line.RootElement.EnumerateObject().Select(p => p.Name)
        );
    }

    [Fact]
    public void A_record_cut_anywhere_is_reported_and_then_written_again()
    {
        Write(0, 1);
        var whole = File.ReadAllBytes(Records);
        var first = Array.IndexOf(whole, (byte)'\n') + 1;
        for (var length = first; length <= whole.Length; length += 97)
        {
            File.WriteAllBytes(Records, whole[..length]);
            var torn = new List<int>();
            Assert.Single(RecordFile.Read(Records, torn.Add));
            Assert.Equal(length == first ? [] : [2], torn);
            using (var file = RecordFile.Append(Records))
            {
                Assert.Equal(length - first, file.BytesCut);
                file.Add(SampleRecords.Record(iteration: 1));
            }
            Assert.Equal(whole, File.ReadAllBytes(Records));
        }
    }

    [Fact]
    public void A_whole_record_without_its_line_feed_counts()
    {
        Write(0, 1);
        var whole = File.ReadAllBytes(Records);
        File.WriteAllBytes(Records, whole[..^1]);
        Assert.Equal(2, RecordFile.Read(Records, _ => Assert.Fail("nothing is torn")).Count());
        RecordFile.Append(Records).Dispose();
        Assert.Equal(whole, File.ReadAllBytes(Records));
    }

    [Fact]
    public void Lines_longer_than_the_buffer_are_read()
    {
        var record = SampleRecords.Record();
        var wide = record with { Findings = [.. Enumerable.Repeat(record.Findings[0], 9000)] };
        using (var file = RecordFile.Append(Records))
        {
            file.Add(record);
            file.Add(wide);
            file.Add(record);
        }
        Assert.Equal([3, 9000, 3], RecordFile.Read(Records).Select(r => r.Findings.Count));
    }

    [Theory]
    [InlineData("{\"v\":1}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{\"v\":1,\"study\":null}")]
    public void A_line_in_the_middle_that_is_no_record_is_an_error_with_its_number(string line)
    {
        Write(0);
        File.AppendAllText(Records, line + "\n");
        var error = Assert.Throws<UserError>(() => RecordFile.Read(Records).Count());
        Assert.Contains("records.jsonl:2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_is_not_guessed_at()
    {
        File.WriteAllBytes(Records, RecordFile.ToLine(SampleRecords.Record() with { V = 2 }));
        Assert.Contains("version 2", Assert.Throws<UserError>(() => RecordFile.Read(Records).Count()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(params int[] iterations)
    {
        using var file = RecordFile.Append(Records);
        foreach (var iteration in iterations)
        {
            file.Add(SampleRecords.Record(iteration: iteration));
        }
    }
}
