using Pawl.Engine;
using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;

namespace Pawl.Tests.Ledger;

public sealed class StepLedgerTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly GuardedRepo repo = new();

    public void Dispose() => repo.Dispose();

    private StepLedger Ledger => new(Path.Combine(repo.Repo.Path, ".git"), () => "ffffffffffffffff");

    [Fact]
    public void A_record_says_what_it_was_given()
    {
        var step = new LedgerStep(7, "main", "ä \"b\".py", "old\n.py", null, "ab", AuthorKind.Agent, "edit")
        {
            Agent = "codex",
            Model = "gpt-5",
            Session = "s\u001b",
            Turn = "t",
            Person = "Ann <a@example.com>",
            Cosmetic = true,
        };
        var record = LedgerRecord.Make("0123456789abcdef", 3, "prev", step);
        Assert.Equal(record, LedgerRecord.Parse(record.Line));
        Assert.DoesNotContain('\n', record.Line);
    }

    [Fact]
    public async Task What_was_written_is_found_to_be_right()
    {
        await Write();
        Assert.Equal((6, 4), await Counts());
        Assert.Empty(await Problems());
        Assert.Equal(["a.py", "a.py"], Ledger.Backwards("a.py").Select(r => r.Step.Path).Take(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task An_altered_line_is_found(int line) =>
        await AfterChange(lines => lines[line] = lines[line].Replace("\"main\"", "\"mein\"", StringComparison.Ordinal));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_dropped_line_is_found(int line) => await AfterChange(lines => lines.RemoveAt(line));

    [Fact]
    public async Task Lines_in_another_order_are_found() => await AfterChange(lines => (lines[2], lines[3]) = (lines[3], lines[2]));

    [Fact]
    public async Task A_line_put_in_is_found() =>
        await AfterChange(lines =>
            lines.Insert(
                3,
                LedgerRecord.Make("0123456789abcdef", 3, LedgerRecord.Parse(lines[2]).Hash, LedgerRecord.Parse(lines[2]).Step).Line
            )
        );

    [Fact]
    public async Task A_ledger_replaced_whole_is_found() => await AfterChange(lines => lines.Clear());

    [Fact]
    public async Task An_altered_note_is_found()
    {
        await Write();
        var text = repo.Repo.Git("notes", "--ref=pawl", "show", "HEAD").Replace("\"agent\"", "\"person\"", StringComparison.Ordinal);
        repo.Repo.Git(["notes", "--ref=pawl", "add", "--force", "--file=-", "HEAD"], text);
        Assert.NotEmpty(await Problems());
    }

    [Fact]
    public async Task A_note_that_is_gone_is_found()
    {
        await Write();
        repo.Repo.Git("notes", "--ref=pawl", "remove", "HEAD");
        Assert.NotEmpty(await Problems());
    }

    [Fact]
    public async Task Half_a_line_of_a_killed_writer_is_cut_off()
    {
        await Write();
        var whole = await File.ReadAllTextAsync(Ledger.Path, Cancel);
        await File.AppendAllTextAsync(Ledger.Path, whole[..60], Cancel);
        Assert.Empty(await Problems());
        repo.AgentWrites("a.py", "x = 99\n", "t");
        Assert.Empty(await Problems());
        Assert.StartsWith(whole, await File.ReadAllTextAsync(Ledger.Path, Cancel), StringComparison.Ordinal);
        Assert.Equal((7, 4), await Counts());
    }

    [Fact]
    public async Task Nothing_is_added_behind_an_altered_last_line()
    {
        await Write();
        var text = await File.ReadAllTextAsync(Ledger.Path, Cancel);
        await File.WriteAllTextAsync(Ledger.Path, text[..^20] + (text[^20] == '0' ? '1' : '0') + text[^19..], Cancel);
        Assert.Throws<UserError>(() => repo.AgentWrites("a.py", "x = 99\n", "t"));
    }

    [Fact]
    public async Task Notes_of_two_clones_merge()
    {
        repo.Hooks = true;
        repo.Repo.Commit("start", ("a.py", "x = 0\n"));
        var clone = Path.Combine(repo.Repo.Path, "..", "clone");
        repo.Repo.Git("clone", "--quiet", repo.Repo.Path, clone);
        repo.AgentWrites("a.py", "x = 1\n", "t");
        repo.Repo.Commit("here");
        // The other clone has a ledger of its own.
        var there = new StepLedger(Path.Combine(clone, ".git"), () => "eeeeeeeeeeeeeeee");
        there.Append(
            new LedgerStep(
                1,
                "main",
                "a.py",
                null,
                BlobId.Of("x = 0\n"u8, "sha1"),
                BlobId.Of("x = 2\n"u8, "sha1"),
                AuthorKind.Agent,
                "edit"
            )
        );
        await File.WriteAllTextAsync(Path.Combine(clone, "a.py"), "x = 2\n", Cancel);
        repo.Repo.Git("-C", clone, "-c", "user.name=B", "-c", "user.email=b@example.com", "commit", "--quiet", "--all", "--message=there");
        Assert.Equal(0, (await BadInput.Pawl.Run(clone, "git-hook", "post-commit")).ExitCode);
        repo.Repo.Git("fetch", "--quiet", clone, "+refs/notes/pawl:refs/notes/remotes/clone/pawl");
        repo.Repo.Git("notes", "--ref=pawl", "merge", "--quiet", "--strategy=cat_sort_uniq", "refs/notes/remotes/clone/pawl");
        Assert.Empty(await Problems());
        Assert.Equal(3, (await Check()).Published);
    }

    /// <summary>Four published records and two that are not.</summary>
    private async Task Write()
    {
        repo.Hooks = true;
        repo.Repo.Commit("start", ("a.py", "x = 0\n"), ("b.py", "y = 0\n"));
        repo.AgentWrites("a.py", "x = 1\n", "t");
        repo.AgentWrites("a.py", "x = 2\n", "u");
        repo.Repo.Commit("next");
        repo.AgentWrites("b.py", "y = 3\n", "v");
        repo.AgentWrites("a.py", "x = 4\n", "v");
        Assert.Empty(await Problems());
    }

    private async Task AfterChange(Action<List<string>> change)
    {
        await Write();
        var lines = (await File.ReadAllLinesAsync(Ledger.Path, Cancel)).ToList();
        Assert.Equal(6, lines.Count);
        change(lines);
        await File.WriteAllTextAsync(Ledger.Path, string.Concat(lines.Select(line => line + "\n")), Cancel);
        Assert.NotEmpty(await Problems());
        var run = await BadInput.Pawl.Run(repo.Repo.Path, "ledger", "verify");
        Assert.Equal(1, run.ExitCode);
    }

    private async Task<LedgerCheck> Check()
    {
        using var repository = await GitRepository.Open(repo.Repo.Path, Cancel);
        return await LedgerCheck.Run(repository, Cancel);
    }

    private async Task<IReadOnlyList<string>> Problems() => (await Check()).Problems;

    private async Task<(int, int)> Counts() => await Check() is var check ? (check.Records, check.Published) : default;
}
