using Pawl.Analysis;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;
using Pawl.Engine.Lineage;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Lineage;

/// <summary>
/// What git does to a history does nothing to chains: every operation on a repository with two iterations of an agent,
/// once seen by hooks and once only declared by trailers. The lengths are those of a.py in HEAD.
/// </summary>
public sealed class RewriteTests : IDisposable
{
    private const string Declared = "\n\nCo-Authored-By: Claude Opus 4.5 <noreply@anthropic.com>\n";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly GuardedRepo repo = new();

    public void Dispose() => repo.Dispose();

    private static string Base => "import os\n\n\ndef a():\n    return 1\n\n\ndef z():\n    return 26\n";

    /// <summary>A person's file, and an agent's two commits on it.</summary>
    private void TwoIterations(bool recorded)
    {
        repo.Hooks = recorded;
        repo.Repo.Commit("start", ("a.py", Base), ("other.py", "x = 1\n"));
        Iterate(recorded, 1);
        Iterate(recorded, 2);
    }

    /// <summary>One turn of the agent, committed.</summary>
    private void Iterate(bool recorded, int turn, string? text = null)
    {
        text ??= Version(turn);
        if (recorded)
        {
            repo.AgentWrites("a.py", text, $"turn-{turn}");
            repo.Repo.Commit($"iteration {turn}");
        }
        else
        {
            repo.Repo.Commit($"iteration {turn}{Declared}", ("a.py", text));
        }
    }

    private static string Version(int turn) =>
        Base.Replace(
            "return 1\n",
            string.Concat(Enumerable.Range(1, turn).Select(t => $"os.getenv('{t}')\n    ")) + "return 1\n",
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 2)]
    public async Task Nothing(bool recorded, int length)
    {
        TwoIterations(recorded);
        await Is(length);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 2)]
    public async Task Amend_of_the_message(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Git("commit", "--quiet", "--amend", "-m", recorded ? "again" : $"again{Declared}");
        await Is(length);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 2)]
    public async Task Amend_by_the_agent(bool recorded, int length)
    {
        TwoIterations(recorded);
        if (recorded)
        {
            repo.AgentWrites("a.py", Version(2) + "# more\ny = 2\n", "turn-2");
        }
        else
        {
            repo.Repo.Write("a.py", Version(2) + "# more\ny = 2\n");
        }
        repo.Repo.Git("commit", "--quiet", "--all", "--amend", "--no-edit");
        await Is(length);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 2)] // A trailer speaks for the whole commit.
    public async Task Amend_by_a_person(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Write("a.py", Version(2) + "\n\ndef mine():\n    return 3\n");
        repo.Repo.Git("commit", "--quiet", "--all", "--amend", "--no-edit");
        await Is(length);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 2)]
    public async Task Rebase_onto_other_files(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Git("checkout", "--quiet", "-b", "up", "HEAD~2");
        repo.Repo.Commit("up", ("other.py", "x = 2\n"));
        repo.Repo.Git("rebase", "--quiet", "up", "main");
        await Is(length);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 2)]
    public async Task Rebase_onto_the_same_file(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Git("checkout", "--quiet", "-b", "up", "HEAD~2");
        repo.Repo.Commit("up", ("a.py", Base.Replace("26", "27", StringComparison.Ordinal)));
        repo.Repo.Git("rebase", "--quiet", "up", "main");
        await Is(length);
    }

    [Theory]
    [InlineData(true, "fixup", 2)]
    [InlineData(true, "squash", 2)]
    [InlineData(false, "fixup", 1)] // One commit is one iteration; only the ledger knows that there were two.
    [InlineData(false, "squash", 1)]
    public async Task Two_commits_become_one(bool recorded, string how, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Git(
            ["rebase", "--quiet", "--interactive", "HEAD~2"],
            environment: new() { ["GIT_SEQUENCE_EDITOR"] = $"sed -i -e '2s/pick/{how}/'", ["GIT_EDITOR"] = "true" }
        );
        Assert.Equal("2", repo.Repo.Git("rev-list", "--count", "HEAD").Trim());
        await Is(length);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Squash_merge_here(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Git("checkout", "--quiet", "-b", "target", "HEAD~2");
        repo.Repo.Git("merge", "--quiet", "--squash", "main");
        repo.Repo.Git("commit", "--quiet", "-m", recorded ? "all of it" : $"all of it{Declared}");
        await Is(length);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Squash_merge_on_a_server(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Hooks = false; // The server runs none of ours.
        var tree = repo.Repo.Git("rev-parse", "main^{tree}").Trim();
        var message = recorded ? "all of it (#1)" : $"all of it (#1){Declared}";
        var commit = repo.Repo.Git("commit-tree", tree, "-p", "main~2", "-m", message).Trim();
        repo.Repo.Git("checkout", "--quiet", "-B", "merged", commit);
        repo.Repo.Git("branch", "--quiet", "-D", "main");
        await Is(length);
    }

    [Theory]
    [InlineData(true, 1)] // Two parts of one turn are one iteration.
    [InlineData(false, 2)]
    public async Task One_commit_becomes_two(bool recorded, int length)
    {
        repo.Hooks = recorded;
        repo.Repo.Commit("start", ("a.py", Base));
        Iterate(recorded, 1, Version(2));
        repo.Repo.Git("reset", "--quiet", "HEAD~1");
        var half = repo.Repo.Git(["hash-object", "-w", "--stdin"], Version(1)).Trim();
        repo.Repo.Git("update-index", "--cacheinfo", $"100644,{half},a.py");
        repo.Repo.Git("commit", "--quiet", "-m", recorded ? "first half" : $"first half{Declared}");
        repo.Repo.Git("commit", "--quiet", "--all", "-m", recorded ? "second half" : $"second half{Declared}");
        await Is(length);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 2)]
    public async Task Cherry_pick(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Git("checkout", "--quiet", "-b", "picked", "HEAD~2");
        repo.Repo.Commit("own", ("a.py", Base.Replace("26", "27", StringComparison.Ordinal)));
        repo.Repo.Git("cherry-pick", "main~1", "main");
        await Is(length);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    public async Task Reset_to_the_first(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Git("reset", "--quiet", "--hard", "HEAD~1");
        await Is(length);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Soft_reset_and_one_commit(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Git("reset", "--quiet", "--soft", "HEAD~2");
        repo.Repo.Git("commit", "--quiet", "-m", recorded ? "both" : $"both{Declared}");
        await Is(length);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 2)]
    public async Task Merge_of_a_branch(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Git("checkout", "--quiet", "-b", "up", "HEAD~2");
        repo.Repo.Commit("up", ("other.py", "x = 2\n"));
        repo.Repo.Git("merge", "--quiet", "--no-ff", "--no-edit", "main");
        await Is(length);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    public async Task A_persons_commit_on_top(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Commit("mine", ("a.py", Version(2) + "\n\ndef mine():\n    return 3\n"));
        await Is(length);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 2)]
    public async Task A_persons_white_space_on_top(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Commit("mine", ("a.py", Version(2) + "\n\n# a comment\n"));
        await Is(length);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 2)]
    public async Task Rename(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Git("mv", "a.py", "b.py");
        repo.Repo.Commit("moved");
        await Is(length, "b.py");
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    public async Task Revert(bool recorded, int length)
    {
        TwoIterations(recorded);
        repo.Repo.Git("revert", "--no-edit", "HEAD");
        await Is(length); // What came back is what it was.
    }

    [Fact]
    public async Task Stash_and_back()
    {
        TwoIterations(recorded: true);
        repo.AgentWrites("a.py", Version(3), "turn-3");
        await Is(3);
        repo.Repo.Git("stash", "--quiet");
        await Is(2);
        repo.Repo.Git("stash", "pop", "--quiet");
        await Is(3);
        repo.Repo.Commit("iteration 3");
        await Is(3);
    }

    [Fact]
    public async Task A_clone_knows_the_same()
    {
        TwoIterations(recorded: true);
        var clone = Path.Combine(repo.Repo.Path, "..", "clone");
        repo.Repo.Git("clone", "--quiet", repo.Repo.Path, clone);
        Assert.Equal(0, await Length(clone, "a.py"));
        repo.Repo.Git("-C", clone, "fetch", "--quiet", "origin", "refs/notes/pawl:refs/notes/pawl");
        Assert.Equal(2, await Length(clone, "a.py"));
    }

    private async Task Is(int length, string path = "a.py")
    {
        Assert.Equal(length, await Length(repo.Repo.Path, path));
        if (repo.Repo.Git("status", "--porcelain").Length == 0)
        {
            Assert.Equal(length, await LengthInAudit(path));
        }
        using var repository = await GitRepository.Open(repo.Repo.Path, Cancel);
        Assert.Empty((await LedgerCheck.Run(repository, Cancel)).Problems);
    }

    /// <summary>As hooks and the status ask for it.</summary>
    private static async Task<int> Length(string folder, string path)
    {
        using var repository = await GitRepository.Open(folder, Cancel);
        var blob = BlobId.Of(await File.ReadAllBytesAsync(Path.Combine(folder, path), Cancel), repository.ObjectFormat);
        var chains = new FileChains(repository, Tools, SignalTable.Load(), new ChainRules(), Pawl.Engine.Reviews.CountedReviews.None);
        return (await chains.Of([(path, blob)], Cancel)).Single().Length;
    }

    /// <summary>As the audit follows the whole history.</summary>
    private async Task<int> LengthInAudit(string path)
    {
        using var repository = await GitRepository.Open(repo.Repo.Path, Cancel);
        using var cache = Pawl.Engine.Cache.ContentCache.Open(null);
        var lines = await File.ReadAllLinesAsync(Path.Combine(repo.Repo.Path, path), Cancel);
        var story = await new LineHistory(new AuditOptions(repo.Repo.Path), Tools, cache).Run(
            Path.Combine(repo.Repo.Path, path),
            lines.Length,
            CommitAuthors.By(SignalTable.Load()),
            Cancel
        );
        return story.ChainLength ?? 0;
    }

    private static AnalysisTools Tools { get; } = AnalysisTools.Of(new RuleLibrary(Path.Combine(AppContext.BaseDirectory, "rules")), "");
}
