using Pawl.Engine;
using Pawl.Engine.Git;

namespace Pawl.Tests.Git;

public sealed class GitRepositoryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_found_from_a_folder_below_or_a_file()
    {
        using var repo = new TestRepo();
        var head = repo.Commit("one", ("sub/a.py", "1\n"));
        foreach (var path in new[] { "sub", "sub/a.py", "." })
        {
            using var repository = await GitRepository.Open(Path.Combine(repo.Path, path), Cancel);
            Assert.Equal(repo.Path, repository.WorkTree);
            Assert.Equal(head, repository.Head);
            Assert.Equal("main", repository.HeadBranch);
            Assert.False(repository.IsShallow);
            Assert.False(repository.IsPartial);
        }
    }

    [Fact]
    public async Task Bare_detached_and_sha256_are_known()
    {
        using var repo = new TestRepo("sha256");
        repo.Commit("one", ("a.py", "1\n"));
        repo.Git("checkout", "--quiet", "--detach");
        var bare = Path.Combine(repo.Path, "..", "bare.git");
        repo.Git("clone", "--quiet", "--bare", ".", bare);

        using var detached = await GitRepository.Open(repo.Path, Cancel);
        using var opened = await GitRepository.Open(bare, Cancel);

        Assert.Null(detached.HeadBranch);
        Assert.Equal("sha256", detached.ObjectFormat);
        Assert.Null(opened.WorkTree);
        Assert.Equal(detached.Head, opened.Head);
    }

    [Fact]
    public async Task A_linked_work_tree_shares_the_objects()
    {
        using var repo = new TestRepo();
        var id = repo.Commit("one", ("a.py", "1\n"));
        var linked = Path.GetFullPath(Path.Combine(repo.Path, "..", "linked"));
        repo.Git("worktree", "add", "--quiet", linked);

        using var repository = await GitRepository.Open(linked, Cancel);

        Assert.Equal(linked, repository.WorkTree);
        Assert.Equal(Path.Combine(repo.Path, ".git"), repository.CommonFolder);
        Assert.Equal(id, (await new CommitLog(repository, Revisions.OfHead(repository)).Read(Cancel).SingleAsync(Cancel)).Id);
    }

    [Fact]
    public async Task Mistakes_get_a_message_and_a_hint()
    {
        using var repo = new TestRepo();
        using var repository = await GitRepository.Open(repo.Path, Cancel);
        var outside = Path.Combine(repo.Path, "..");

        Assert.Null(repository.Head);
        Assert.Equal("main", repository.HeadBranch);
        Assert.Throws<UserError>(() => Revisions.OfHead(repository));
        await Assert.ThrowsAsync<UserError>(() => Revisions.OfAll(repository, Cancel));
        await Assert.ThrowsAsync<UserError>(() => Revisions.OfBranch(repository, "--all", Cancel));
        Assert.Contains(
            "not in a git repository",
            (await Assert.ThrowsAsync<UserError>(() => GitRepository.Open(outside, Cancel))).Message
        );
        Assert.Contains(
            "does not exist",
            (await Assert.ThrowsAsync<UserError>(() => GitRepository.Open(outside + "/none", Cancel))).Message
        );
    }

    [Fact]
    public async Task The_edge_of_a_shallow_clone_is_known()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a.py", "1\n"));
        var edge = repo.Commit("two", ("a.py", "2\n"));
        repo.Commit("three", ("a.py", "3\n"));
        var clone = Path.Combine(repo.Path, "..", "clone");
        repo.Git("clone", "--quiet", "--depth=2", "file://" + repo.Path, clone);

        using var repository = await GitRepository.Open(clone, Cancel);
        var log = new CommitLog(repository, Revisions.OfHead(repository));

        Assert.Equal([edge], repository.CutAt);
        Assert.Equal(["two", "three"], await log.Read(Cancel).Select(commit => commit.Message.Trim()).ToListAsync(Cancel));
        Assert.Empty(log.Gaps);
    }

    [Fact]
    public async Task A_partial_clone_is_read_without_fetching()
    {
        using var repo = new TestRepo();
        repo.Git("config", "uploadpack.allowFilter", "true");
        repo.Commit("one", ("a.py", "1\n2\n3\n"));
        repo.Commit("two", ("a.py", null), ("b.py", "1\n2\n3\n4\n"));
        var clone = Path.Combine(repo.Path, "..", "clone");
        repo.Git("clone", "--quiet", "--no-checkout", "--filter=blob:none", "file://" + repo.Path, clone);

        using var repository = await GitRepository.Open(clone, Cancel);
        var commits = await new CommitLog(repository, Revisions.OfHead(repository)).Read(Cancel).ToListAsync(Cancel);
        await using var blobs = new BlobReader(repository, 1, 1000);

        Assert.True(repository.IsPartial);
        Assert.Equal(2, commits.Count);
        Assert.Equal(BlobState.Missing, (await blobs.Read(commits[0].Changes[0].Blob, Cancel)).State);
    }

    [Fact]
    public async Task Nothing_that_the_repository_configures_is_run_or_obeyed()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a.py", "1\n"), (".gitattributes", "*.py diff=evil\n"));
        repo.Commit("two", ("a.py", "2\n"));
        var mark = Path.GetFullPath(Path.Combine(repo.Path, "..", "ran"));
        var evil = $"touch {mark}; cat";
        foreach (
            var key in new[]
            {
                "core.fsmonitor",
                "core.pager",
                "pager.log",
                "diff.external",
                "diff.evil.textconv",
                "diff.evil.command",
                "core.sshCommand",
                "gpg.program",
                "core.alternateRefsCommand",
            }
        )
        {
            repo.Git("config", key, evil);
        }
        repo.Git("config", "log.showSignature", "true");
        repo.Git("config", "diff.orderFile", "/nowhere");
        repo.Git("config", "log.follow", "true");

        using var repository = await GitRepository.Open(repo.Path, Cancel);
        var commits = await new CommitLog(repository, await Revisions.OfAll(repository, Cancel)).Read(Cancel).ToListAsync(Cancel);

        Assert.Equal([2, 1], commits.Select(commit => commit.Changes.Count));
        Assert.False(File.Exists(mark));
    }

    [Fact]
    public void Git_is_taken_from_absolute_folders_of_the_path_only()
    {
        using var repo = new TestRepo();
        repo.Write("git", "#!/bin/sh\n");

        Assert.Equal(
            GitProgram.Path,
            GitProgram.Find(string.Join(Path.PathSeparator, ".", repo.Path, Path.GetDirectoryName(GitProgram.Path)))
        );
        Assert.Equal("git was not found", Assert.Throws<UserError>(() => GitProgram.Find(".")).Message);
    }
}
