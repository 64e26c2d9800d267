using Pawl.Engine;
using Pawl.Studies.Records;

namespace Pawl.Tests.Studies;

public sealed class RecordMergeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pawl-merge").FullName;

    [Fact]
    public void Shards_in_any_order_give_the_same_bytes_as_one_file()
    {
        var lines = new GeneratedStudy(1) { Baselines = 3, Iterations = 4 }
            .Records()
            .Select(RecordFile.ToLine)
            .ToList();
        var whole = Merged(Write("whole", lines));
        var even = Write("even", lines.Index().Where(x => x.Index % 2 == 0).Select(x => x.Item).Reverse());
        var odd = Write("odd", lines.Index().Where(x => x.Index % 2 == 1).Select(x => x.Item));
        Assert.Equal(whole, Merged(odd, even));
        Assert.Equal(whole, Merged(odd, even, odd));
        Assert.Equal(lines.Sum(l => l.Length), whole.Length);
    }

    [Fact]
    public void Records_that_contradict_each_other_are_an_error()
    {
        var record = SampleRecords.Record();
        var (one, two) = (Write("one", [RecordFile.ToLine(record)]), Write("two", [RecordFile.ToLine(record with { TokensOut = 1 })]));
        Assert.Contains("differs", Assert.Throws<UserError>(() => Merged(one, two)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_torn_last_line_is_left_out_and_said()
    {
        var path = Write("torn", [RecordFile.ToLine(SampleRecords.Record(iteration: 0)), RecordFile.ToLine(SampleRecords.Record())[..50]]);
        var merge = RecordMerge.Of([path], TestContext.Current.CancellationToken);
        Assert.Equal(1, merge.Count);
        Assert.Equal([path], merge.Torn);
        Assert.Equal(0, Assert.Single(merge.Read()).Iteration);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static byte[] Merged(params string[] paths)
    {
        using var stream = new MemoryStream();
        RecordMerge.Of(paths, TestContext.Current.CancellationToken).WriteTo(stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private string Write(string name, IEnumerable<byte[]> lines)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, [.. lines.SelectMany(l => l)]);
        return path;
    }
}
