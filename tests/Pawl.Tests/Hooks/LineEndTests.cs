using System.Text;
using Pawl.Cli.Commands;
using Pawl.Cli.Hooks;
using Pawl.Engine.Ledger;

namespace Pawl.Tests.Hooks;

/// <summary>Files that lie on the disk with carriage returns: their contents in the ledger are those that git stores, so chains do not break at a commit.</summary>
public sealed class LineEndTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly TestRepo repo = new();

    public void Dispose() => repo.Dispose();

    [Theory]
    [InlineData("true", "")]
    [InlineData("input", "")]
    [InlineData("false", "*.py text eol=crlf\n")]
    [InlineData("false", "* text=auto\n")]
    [InlineData("false", "")] // Git stores them as they are.
    [InlineData("true", "*.py -text\n")]
    public async Task A_chain_goes_on_over_commits(string automatic, string attributes)
    {
        repo.Git("config", "core.autocrlf", automatic);
        repo.Git("config", "core.safecrlf", "false");
        repo.Commit("start", (".gitattributes", attributes), ("app.py", "def f():\r\n    return 0\r\n"));
        for (var turn = 1; turn <= 3; turn++)
        {
            Assert.Equal("", await Edit(turn));
            repo.Commit($"turn {turn}");
            Assert.Equal(repo.Git("rev-parse", "HEAD:app.py").Trim(), Last().After);
        }
        Assert.Contains("a person has looked", await Edit(4), StringComparison.Ordinal);
        Assert.Contains("return 3\r\n", await File.ReadAllTextAsync(Path.Combine(repo.Path, "app.py"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_git_has_with_carriage_returns_keeps_them()
    {
        repo.Git("config", "core.autocrlf", "false");
        repo.Commit("start", ("app.py", "def f():\r\n    return 0\r\n"));
        repo.Git("config", "core.autocrlf", "true");
        await Edit(1);
        Assert.Equal(repo.Git("hash-object", "--no-filters", "app.py").Trim(), Last().After);
        Assert.Equal(repo.Git("rev-parse", "HEAD:app.py").Trim(), Last().Before);
    }

    private LedgerStep Last() => new StepLedger(Path.Combine(repo.Path, ".git"), () => "").Backwards("app.py").First().Step;

    /// <returns>What the agent is told.</returns>
    private async Task<string> Edit(int turn)
    {
        var told = await Say("before-edit", turn);
        if (told.Length == 0)
        {
            repo.Write("app.py", $"def f():\r\n    return {turn}\r\n");
            told = await Say("after-edit", turn);
        }
        return told;
    }

    private async Task<string> Say(string name, int turn)
    {
        var payload = AgentPayloads.Of("codex", name, repo.Path, "app.py", "", turn)!.Value;
        return (
            await HookCommand.Respond(AgentProtocols.Of("codex"), payload.Name, Encoding.UTF8.GetBytes(payload.Payload), Cancel)
        ).Output;
    }
}
