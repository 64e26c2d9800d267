using System.Diagnostics;
using System.Text;
using Pawl.Engine.Reviews;

namespace Pawl.Tests.Reviews;

/// <summary>The real program on a real terminal.</summary>
public sealed class ReviewCommandTests : IDisposable
{
    private readonly Reviewers people = new();

    public ReviewCommandTests()
    {
        people.Allow(people.Line(Reviewers.Ann));
        people.Repo.Git("config", "user.email", Reviewers.Ann);
        people.Repo.Git("config", "gpg.format", "ssh");
        people.Repo.Git("config", "user.signingKey", people.KeyOf(Reviewers.Ann));
        people.Repo.Commit("start", ("a.py", "print(1)\n"));
        people.Repo.Git("checkout", "--quiet", "-b", "work");
        for (var i = 1; i <= 4; i++)
        {
            people.Repo.Commit($"turn {i}\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n", ("a.py", $"print({i} + 1)\n"));
        }
    }

    [Fact]
    public async Task Without_a_terminal_there_is_no_review()
    {
        Assert.SkipWhen(IsAgents, "an agent started these tests");
        (await Run("review")).Fails("at a terminal");
    }

    [Fact]
    public async Task In_an_agents_session_there_is_none_either()
    {
        (await BadInput.Pawl.Run(people.Repo.Path, new Dictionary<string, string?> { ["CLAUDECODE"] = "1" }, "review")).Fails(
            "in an agent's session"
        );
        (
            await BadInput.Pawl.Run(people.Repo.Path, new Dictionary<string, string?> { ["GEMINI_CLI"] = "1" }, "review", "revoke", "abc")
        ).Fails("in an agent's session");
    }

    [Fact]
    public async Task A_person_opens_the_gate_again()
    {
        Assert.SkipWhen(IsAgents, "an agent started these tests");
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "there is no script(1) to make a terminal");
        var gate = await Run("gate");
        Assert.Equal(1, gate.ExitCode);
        Assert.Contains("chain-over-cap", gate.Output, StringComparison.Ordinal);

        var screen = await OnTerminal(
            "review",
            ("page 1 of 5", "n"),
            ("page 2 of 5", "n"),
            ("page 3 of 5", "n"),
            ("page 4 of 5", "n"),
            ("page 5 of 5", "A"),
            ("Sign what was decided", "y"),
            ("git push origin", "")
        );
        Assert.Contains("marked as a rubber stamp", screen, StringComparison.Ordinal);

        gate = await Run("gate");
        Assert.Equal(0, gate.ExitCode);
        Assert.Contains("rubber-stamp", gate.Output, StringComparison.Ordinal);
        var verified = await Run("review", "verify");
        Assert.Contains("approve by ann@example.com", verified.Output, StringComparison.Ordinal);
        Assert.Equal(0, verified.ExitCode);

        var id = (await people.Counted()).Book.Reviews.Single().Id;
        await OnTerminal($"review revoke {id}", ("revoke a.py", ""));
        Assert.Equal(1, (await Run("gate")).ExitCode);
    }

    private Task<BadInput.Pawl> Run(params string[] arguments) =>
        BadInput.Pawl.Run(people.Repo.Path, new Dictionary<string, string?>(), arguments);

    private static bool IsAgents =>
        AgentSession.Find(Environment.GetEnvironmentVariable, AgentSession.Ancestors(Environment.ProcessId)) is not null;

    /// <summary>Runs it on a pseudo-terminal; each key is pressed when the text before it has appeared.</summary>
    private async Task<string> OnTerminal(string arguments, params (string Awaited, string Keys)[] turns)
    {
        var start = new ProcessStartInfo(
            "/usr/bin/script",
            ["--quiet", "--flush", "--return", "--command", $"stty cols 100 rows 30; {BadInput.Pawl.CommandLine} {arguments}", "/dev/null"]
        )
        {
            WorkingDirectory = people.Repo.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(people.Repo.Path, "..", "cache");
        using var process = Process.Start(start)!;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(60));
        var (seen, buffer) = (new StringBuilder(), new char[4096]);
        foreach (var (awaited, keys) in turns)
        {
            while (!seen.ToString().Contains(awaited, StringComparison.Ordinal))
            {
                var count = await process.StandardOutput.ReadAsync(buffer, late.Token);
                Assert.True(count > 0, seen.ToString());
                seen.Append(buffer, 0, count);
            }
            await process.StandardInput.WriteAsync(keys);
            await process.StandardInput.FlushAsync(late.Token);
        }
        seen.Append(await process.StandardOutput.ReadToEndAsync(late.Token));
        await process.WaitForExitAsync(late.Token);
        Assert.Equal(0, process.ExitCode);
        return seen.ToString();
    }

    public void Dispose() => people.Dispose();
}
