using System.Text;
using Pawl.Engine.Git;

namespace Pawl.Tests.Git;

public sealed class BlobReaderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task Every_id_has_an_answer_in_its_place(string format)
    {
        using var repo = new TestRepo(format);
        var head = repo.Commit("one", ("a", "text\n"), ("empty", ""), ("large", new string('x', 101)));
        ObjectId Id(string path) => ObjectId.Parse(repo.Git("rev-parse", "HEAD:" + path).Trim());
        var missing = ObjectId.Parse(new string('1', head.ToString().Length));
        using var repository = await GitRepository.Open(repo.Path, Cancel);
        await using var blobs = new BlobReader(repository, 2, 100);

        var answers = await blobs.ReadMany([Id("a"), missing, Id("large"), head, Id("empty"), Id("a")], Cancel).ToListAsync(Cancel);

        Assert.Equal(
            [BlobState.Read, BlobState.Missing, BlobState.TooLarge, BlobState.NotABlob, BlobState.Read, BlobState.Read],
            answers.Select(answer => answer.State)
        );
        Assert.Equal("text\n", Encoding.UTF8.GetString(answers[5].Bytes));
        Assert.Equal((101, 0), (answers[2].Size, answers[2].Bytes.Length));
    }

    [Fact]
    public async Task A_damaged_object_does_not_take_its_neighbours_with_it()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a", "a\n"), ("b", string.Concat(Enumerable.Range(0, 500))), ("c", "c\n"));
        var ids = new[] { "a", "b", "c" }.Select(path => ObjectId.Parse(repo.Git("rev-parse", "HEAD:" + path).Trim())).ToList();
        Damage(repo, ids[1].ToString());
        using var repository = await GitRepository.Open(repo.Path, Cancel);
        await using var blobs = new BlobReader(repository, 1, 10_000);

        var answers = await blobs.ReadMany([.. ids, ids[0]], Cancel).ToListAsync(Cancel);

        Assert.Equal([BlobState.Read, BlobState.Damaged, BlobState.Read, BlobState.Read], answers.Select(answer => answer.State));
    }

    [Fact]
    public async Task Many_workers_share_few_processes_and_may_stop_early()
    {
        using var repo = new TestRepo();
        repo.Commit("many", [.. Enumerable.Range(0, 300).Select(i => ($"f{i}", (string?)$"{i}\n{new string('x', 5000)}"))]);
        using var repository = await GitRepository.Open(repo.Path, Cancel);
        var files = await TreeListing.Read(repository, repo.Head, null, Cancel).ToListAsync(Cancel);
        await using var blobs = new BlobReader(repository, 2, 10_000);

        var first = await blobs.ReadMany(files.Select(file => file.Id), Cancel).FirstAsync(Cancel);
        var texts = await Task.WhenAll(files.Select(file => blobs.Read(file.Id, Cancel)));

        Assert.Equal(300, files.Count);
        Assert.Equal(files[0].Id, first.Id);
        Assert.All(
            files.Zip(texts),
            pair => Assert.StartsWith(pair.First.Path[1..] + "\n", Encoding.UTF8.GetString(pair.Second.Bytes), StringComparison.Ordinal)
        );
    }

    private static void Damage(TestRepo repo, string id)
    {
        var file = new FileInfo(Path.Combine(repo.Path, ".git", "objects", id[..2], id[2..])) { IsReadOnly = false };
        var bytes = File.ReadAllBytes(file.FullName);
        bytes.AsSpan(bytes.Length / 2).Fill(0x55);
        File.WriteAllBytes(file.FullName, bytes);
    }
}
