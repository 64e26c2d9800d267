using System.Diagnostics;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;
using Pawl.Tests.Hooks;

namespace Pawl.Tests.Ledger;

/// <summary>The real program at twenty places at once, and killed at random moments: no step that it acknowledged is lost.</summary>
public sealed class HookFaultTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    // PAWL_KILLS=300 tries longer.
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("PAWL_KILLS"), out var kills) ? kills : 20;
    private readonly TestRepo repo = new();

    public void Dispose() => repo.Dispose();

    [Fact]
    public async Task Twenty_at_once()
    {
        repo.Commit("start", [.. Enumerable.Range(0, 20).Select(i => ($"f{i}.py", (string?)"x = 0\n"))]);
        for (var i = 0; i < 20; i++)
        {
            repo.Write($"f{i}.py", $"x = {i + 1}\n");
        }
        var runs = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Tell($"f{i}.py")));
        Assert.All(runs, run => Assert.Equal((0, ""), (run.ExitCode, run.Error)));
        Assert.Equal(20, Recorded().Count);
        Assert.Empty(await Problems());
    }

    [Fact]
    public async Task Killed_at_any_moment()
    {
        repo.Commit("start", ("a.py", "x = 0\n"));
        var watch = Stopwatch.StartNew();
        await Say("a.py", 0);
        var whole = (int)watch.ElapsedMilliseconds;
        var acknowledged = new List<string>();
        for (var i = 1; i <= Kills; i++)
        {
            repo.Write("a.py", $"x = {i}\n");
            using var process = Start("a.py");
            // Moments spread over the whole run, the same on each machine as far as a machine allows.
            await Task.Delay(whole * (i * 37 % 100) / 100, Cancel);
            process.Kill();
            await process.WaitForExitAsync(Cancel);
            if (process.ExitCode == 0)
            {
                acknowledged.Add(BlobId.Of(System.Text.Encoding.UTF8.GetBytes($"x = {i}\n"), "sha1"));
            }
            if (i % 4 == 0)
            {
                // One that is let live, after one that was not.
                await Say("a.py", i + 1000);
                acknowledged.Add(BlobId.Of(System.Text.Encoding.UTF8.GetBytes($"x = {i + 1000}\n"), "sha1"));
            }
        }
        Assert.Subset(Recorded(), acknowledged.ToHashSet());
        Assert.Empty(await Problems());
        Assert.Equal(0, (await BadInput.Pawl.Run(repo.Path, "ledger", "verify")).ExitCode);
    }

    private async Task Say(string path, int value)
    {
        repo.Write(path, $"x = {value}\n");
        Assert.Equal(0, (await Tell(path)).ExitCode);
    }

    private async Task<BadInput.Pawl> Tell(string path)
    {
        using var process = Start(path);
        return await BadInput.Pawl.End(process);
    }

    private Process Start(string path)
    {
        var process = BadInput.Pawl.Start(repo.Path, [], "hook", "codex");
        try
        {
            process.StandardInput.Write(AgentPayloads.Of("claude-code", "after-edit", repo.Path, path, "", 1)!.Value.Payload);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It was killed before it read.
        }
        return process;
    }

    private HashSet<string> Recorded() =>
        [.. new StepLedger(Path.Combine(repo.Path, ".git"), () => "").Backwards(null).Select(record => record.Step.After!)];

    private async Task<IReadOnlyList<string>> Problems()
    {
        using var repository = await GitRepository.Open(repo.Path, Cancel);
        return (await LedgerCheck.Run(repository, Cancel)).Problems;
    }
}
