using Pawl.Engine.Git;

namespace Pawl.Tests.Git;

public sealed class NotesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Flat_and_sharded_notes_are_read_and_other_files_passed_over()
    {
        using var repo = new TestRepo();
        var one = repo.Commit("one", ("a.py", "1\n"));
        var two = repo.Commit("two", ("a.py", "2\n"));
        var blob = repo.Git(["hash-object", "-w", "--stdin"], "hello\r\n").Trim();
        var (hex, other) = (one.ToString(), two.ToString());
        var stream = $"""
            commit refs/notes/ai
            committer A <a@x> 1767225600 +0000
            data 0
            M 100644 {blob} {hex[..2]}/{hex[2..4]}/{hex[4..]}
            M 100644 {blob} {other}
            M 100644 {blob} README
            M 100644 {blob} ab/cd

            """;
        repo.Git(["fast-import", "--quiet"], stream.ReplaceLineEndings("\n"));
        repo.Git("update-ref", "refs/notes/ai-remote/origin", "refs/notes/ai");
        repo.Git("update-ref", "refs/remotes/upstream/notes/ai", "refs/notes/ai");
        repo.Git("update-ref", "refs/notes/ai-other", "refs/notes/ai");
        using var repository = await GitRepository.Open(repo.Path, Cancel);
        await using var blobs = new BlobReader(repository, 1, 1000);

        var refs = await Notes.Find(repository, "ai", Cancel);
        var notes = await Notes.Read(repository, blobs, refs[0], gap => Assert.Fail(gap.What), Cancel).ToListAsync(Cancel);

        Assert.Equal(
            ["refs/notes/ai", "refs/notes/ai-remote/origin", "refs/remotes/upstream/notes/ai"],
            refs.Select(reference => reference.Name)
        );
        Assert.Equal(new[] { one, two }.Order(), notes.Select(note => note.Commit).Order());
        Assert.All(notes, note => Assert.Equal("hello\n", note.Text));
    }
}
