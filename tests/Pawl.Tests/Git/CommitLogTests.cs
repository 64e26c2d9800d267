using System.Text;
using Pawl.Engine;
using Pawl.Engine.Git;

namespace Pawl.Tests.Git;

public sealed class CommitLogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<(List<Commit> Commits, IReadOnlyList<Gap> Gaps)> ReadAll(
        string path,
        Func<GitRepository, Task<Revisions>>? choose = null
    )
    {
        using var repository = await GitRepository.Open(path, Cancel);
        var revisions = choose is null ? Revisions.OfHead(repository) : await choose(repository);
        var log = new CommitLog(repository, revisions);
        var commits = await log.Read(Cancel).ToListAsync(Cancel);
        return (commits, log.Gaps);
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task Tells_additions_changes_renames_and_deletions_parents_first(string format)
    {
        using var repo = new TestRepo(format);
        var first = repo.Commit("one", ("a.py", "1\n2\n3\n4\n"), ("b.py", "x\n"));
        var second = repo.Commit("two\n\nbody\n", ("a.py", null), ("dir/c.py", "1\n2\n3\n4\n5\n"), ("b.py", null), ("d.py", "new\n"));

        var (commits, gaps) = await ReadAll(repo.Path);

        Assert.Empty(gaps);
        Assert.Equal([first, second], commits.Select(commit => commit.Id));
        Assert.Equal([first], commits[1].Parents);
        Assert.Equal("two\n\nbody\n", commits[1].Message);
        Assert.Equal(new Identity("Ann Example", "ann@example.com"), commits[1].Author);
        Assert.Equal(1_767_225_660, commits[1].Time);
        Assert.Equal(
            ["Deleted b.py<b.py", "Added d.py<d.py", "Renamed dir/c.py<a.py"],
            commits[1].Changes.Select(change => $"{change.Kind} {change.Path}<{change.Before[0].Path}")
        );
        var renamed = commits[1].Changes[2];
        Assert.Equal(commits[0].Changes[0].Blob, renamed.Before[0].Blob);
        Assert.True(commits[1].Changes[0].Blob.IsZero);
        Assert.True(commits[1].Changes[1].Before[0].Blob.IsZero);
        Assert.Equal("100644", renamed.Mode);
    }

    [Fact]
    public async Task A_merge_tells_only_what_differs_from_every_parent()
    {
        using var repo = new TestRepo();
        repo.Commit("base", ("a.py", "1\n2\n3\n4\n5\n"), ("b.py", "b\n"));
        repo.Branch("side");
        repo.Commit("side", ("a.py", null), ("moved.py", "1\n2\n3\n4\n5\nside\n"), ("only-side.py", "s\n"));
        repo.Branch("main");
        repo.Commit("main", ("a.py", "main\n1\n2\n3\n4\n5\n"));
        repo.Merge("side", "merge", ("moved.py", "main\n1\n2\n3\n4\n5\nside\nevil\n"));

        var (commits, _) = await ReadAll(repo.Path);

        var merge = commits[^1];
        Assert.Equal(2, merge.Parents.Count);
        var change = Assert.Single(merge.Changes);
        Assert.Equal("moved.py", change.Path);
        Assert.Equal(ChangeKind.Renamed, change.Kind);
        Assert.Equal(["a.py", "moved.py"], change.Before.Select(origin => origin.Path));
        Assert.DoesNotContain(change.Before, origin => origin.Blob.IsZero);
    }

    [Fact]
    public async Task Odd_paths_and_messages_come_through()
    {
        using var repo = new TestRepo();
        repo.Write("quote\"and\nnewline\t.py", "1\n");
        repo.Write("ünï.py", "2\n");
        var blob = repo.Git(["hash-object", "-w", "--stdin"], "3\n").Trim();
        var tree = repo.Git(["ls-tree", "-z", repo.Git("write-tree").Trim()]);
        Assert.Equal("", tree);
        repo.Commit("\x1b[31mred :100644 \x01 one\r\nlast", ("plain.py", "1\n"));
        var odd = MakeTreeWithInvalidUtf8(repo, blob);
        var id = repo.Git(["commit-tree", odd, "-p", "HEAD", "-m", ""], null).Trim();
        repo.Git("update-ref", "refs/heads/main", id);

        var (commits, _) = await ReadAll(repo.Path);

        Assert.Equal(["plain.py", "quote\"and\nnewline\t.py", "ünï.py"], commits[0].Changes.Select(change => change.Path));
        Assert.Equal("\x1b[31mred :100644 \x01 one\nlast", commits[0].Message.TrimEnd('\n'));
        Assert.Contains(commits[1].Changes, change => change.Path == "bad-\\xff-\\xc3-é.py");
        Assert.Equal("", commits[1].Message);
    }

    private static string MakeTreeWithInvalidUtf8(TestRepo repo, string blob)
    {
        byte[] path = [.. "bad-"u8, 0xff, .. "-"u8, 0xc3, .. "-é.py"u8];
        byte[] tree = [.. "100644 "u8, .. path, 0, .. Convert.FromHexString(blob)];
        var file = Path.Combine(repo.Path, "..", "tree");
        File.WriteAllBytes(file, tree);
        return repo.Git("hash-object", "-w", "-t", "tree", "--literally", file).Trim();
    }

    [Fact]
    public async Task A_message_in_another_encoding_is_read_and_wrong_bytes_are_marked()
    {
        using var repo = new TestRepo();
        repo.Commit("base", ("a.py", "1\n"));
        var tree = repo.Git("rev-parse", "HEAD^{tree}").Trim();
        foreach (var encoding in new[] { "encoding ISO-8859-1\n", "" })
        {
            byte[] commit =
            [
                .. Encoding.ASCII.GetBytes(
                    $"tree {tree}\nparent {repo.Head}\nauthor A <a@x> 1767225600 +0000\ncommitter A <a@x> 1767225600 +0000\n{encoding}\ngr"
                ),
                0xfc,
                .. "n\n"u8,
            ];
            var file = Path.Combine(repo.Path, "..", "commit");
            File.WriteAllBytes(file, commit);
            repo.Git("update-ref", "refs/heads/main", repo.Git("hash-object", "-w", "-t", "commit", file).Trim());
        }

        var (commits, _) = await ReadAll(repo.Path);

        Assert.Equal(["base", "grün", "gr\ufffdn"], commits.Select(commit => commit.Message.TrimEnd('\n')));
    }

    [Fact]
    public async Task A_missing_content_costs_one_likeness_not_the_run()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a.py", "1\n2\n3\n4\n"));
        var lost = repo.Git("rev-parse", "HEAD:a.py").Trim();
        var hurt = repo.Commit("two", ("a.py", null), ("b.py", "1\n2\n3\n4\n5\n"));
        repo.Commit("three", ("b.py", null), ("c.py", "1\n2\n3\n4\n5\n6\n"));
        Lose(repo, lost);

        var (commits, gaps) = await ReadAll(repo.Path);

        Assert.Equal(["one", "two", "three"], commits.Select(commit => commit.Message.Trim()));
        Assert.Equal(["Deleted a.py", "Added b.py"], commits[1].Changes.Select(change => $"{change.Kind} {change.Path}"));
        Assert.Equal(["Renamed c.py"], commits[2].Changes.Select(change => $"{change.Kind} {change.Path}"));
        Assert.Equal(hurt, Assert.Single(gaps).Commit);
    }

    [Fact]
    public async Task A_missing_folder_hides_changes_and_says_so()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("d/a.py", "1\n"));
        repo.Commit("two", ("d/a.py", "2\n"));
        var lost = repo.Git("rev-parse", "HEAD:d").Trim();
        repo.Commit("three", ("d/a.py", "3\n"));
        repo.Commit("four", ("d/a.py", "4\n"));
        Lose(repo, lost);

        var (commits, gaps) = await ReadAll(repo.Path);

        Assert.Equal(["one", "two", "three", "four"], commits.Select(commit => commit.Message.Trim()));
        Assert.Equal([1, 0, 0, 1], commits.Select(commit => commit.Changes.Count));
        Assert.Equal([commits[1].Id, commits[2].Id], gaps.Select(gap => gap.Commit!.Value));
    }

    [Fact]
    public async Task A_missing_commit_ends_history_there_and_says_so()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a.py", "1\n"));
        var lost = repo.Commit("two", ("a.py", "2\n"));
        var orphan = repo.Commit("three", ("a.py", "3\n"));
        repo.Commit("four", ("a.py", "4\n"));
        Lose(repo, lost.ToString());

        var (commits, gaps) = await ReadAll(repo.Path);

        Assert.Equal(["three", "four"], commits.Select(commit => commit.Message.Trim()));
        Assert.Equal(orphan, Assert.Single(gaps).Commit);
    }

    [Fact]
    public async Task All_takes_every_branch_but_not_notes_or_data_branches()
    {
        using var repo = new TestRepo();
        repo.Commit("main", ("a.py", "1\n"));
        repo.Branch("feature");
        repo.Commit("feature", ("b.py", "1\n"));
        repo.Branch("main");
        repo.Git("notes", "--ref=ai", "add", "-m", "note");
        repo.Git("checkout", "--quiet", "--orphan", "entire/checkpoints/v1");
        repo.Commit("data", ("c.py", "1\n"));
        repo.Git("checkout", "--quiet", "main");

        var (commits, _) = await ReadAll(repo.Path, repository => Revisions.OfAll(repository, Cancel));

        Assert.Equal(["feature", "main"], commits.Select(commit => commit.Message.Trim()).Order());
    }

    [Fact]
    public async Task Since_takes_a_date_or_a_revision()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a.py", "1\n"));
        repo.Commit("two", ("a.py", "2\n"));
        repo.Commit("three", ("a.py", "3\n"));

        async Task<string> Since(string text)
        {
            var (commits, _) = await ReadAll(repo.Path, repository => Revisions.OfHead(repository).After(repository, text, Cancel));
            return string.Join(' ', commits.Select(commit => commit.Message.Trim()));
        }

        Assert.Equal("two three", await Since("2026-01-01T00:01"));
        Assert.Equal("three", await Since("HEAD~1"));
        Assert.Equal("", await Since("2026-01-02"));
        await Assert.ThrowsAsync<UserError>(() => Since("last week"));
    }

    [Fact]
    public async Task Stopping_early_ends_git_and_counting_agrees()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a.py", "1\n"));
        repo.Commit("two", ("a.py", "2\n"));
        using var repository = await GitRepository.Open(repo.Path, Cancel);
        var log = new CommitLog(repository, Revisions.OfHead(repository));

        Assert.Equal(2, await log.Count(Cancel));
        Assert.Equal("one", (await log.Read(Cancel).FirstAsync(Cancel)).Message.Trim());
    }

    [Fact]
    public async Task Links_and_submodules_are_told_by_their_modes()
    {
        using var repo = new TestRepo();
        var first = repo.Commit("one", ("a.py", "1\n"));
        var blob = repo.Git(["hash-object", "-w", "--stdin"], "../outside").Trim();
        repo.Git("update-index", "--add", "--cacheinfo", $"120000,{blob},link");
        repo.Git("update-index", "--add", "--cacheinfo", $"160000,{first},module");
        repo.Git("commit", "--quiet", "-m", "two");

        var (commits, _) = await ReadAll(repo.Path);

        Assert.Equal(["120000 link", "160000 module"], commits[1].Changes.Select(change => $"{change.Mode} {change.Path}"));
        Assert.Equal(first, commits[1].Changes[1].Blob);
    }

    [Fact]
    public async Task A_long_history_is_the_same_twice_and_parents_come_first()
    {
        using var repo = new TestRepo();
        GeneratedHistory.Write(repo, commits: 2000, seed: 1);

        var (commits, gaps) = await ReadAll(repo.Path);
        var (again, _) = await ReadAll(repo.Path);

        Assert.Empty(gaps);
        Assert.Equal(2000, commits.Count);
        Assert.Equal(commits.Select(commit => commit.Id), again.Select(commit => commit.Id));
        var seen = new HashSet<ObjectId>();
        Assert.All(commits, commit => Assert.True(commit.Parents.All(seen.Contains) && seen.Add(commit.Id)));
        Assert.Contains(commits, commit => commit.Parents.Count == 2);
    }

    [Fact]
    public async Task Cancelling_ends_the_reading()
    {
        using var repo = new TestRepo();
        GeneratedHistory.Write(repo, commits: 2000, seed: 2);
        using var repository = await GitRepository.Open(repo.Path, Cancel);
        using var stop = new CancellationTokenSource();
        var read = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var commit in new CommitLog(repository, Revisions.OfHead(repository)).Read(stop.Token))
            {
                Assert.NotEmpty(commit.Message);
                read++;
                await stop.CancelAsync();
            }
        });

        Assert.InRange(read, 1, 1999);
    }

    private static void Lose(TestRepo repo, string id) => File.Delete(Path.Combine(repo.Path, ".git", "objects", id[..2], id[2..]));
}
