using System.Diagnostics;
using System.Net;
using Pawl.Engine.Reviews;

namespace Pawl.Tests.Reviews;

/// <summary>The real program on a real terminal.</summary>
public sealed class ReviewCommandTests : IDisposable
{
    private readonly Reviewers people = new();
    private readonly List<Process> started = [];

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

    [Fact]
    public async Task In_the_browser_only_our_own_form_decides_and_the_terminal_signs()
    {
        Assert.SkipWhen(IsAgents, "an agent started these tests");
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "there is no script(1) to make a terminal");
        var cancel = TestContext.Current.CancellationToken;
        var (process, seen) = await Start("review --web", "in your browser");
        var address = new Uri(seen[seen.IndexOf("http", StringComparison.Ordinal)..seen.IndexOf(" in your", StringComparison.Ordinal)]);
        var own = address.GetLeftPart(UriPartial.Authority);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(new Uri(own), cancel)).StatusCode);
        using var answer = await browser.GetAsync(new Uri(address, "0"), cancel);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var page = await answer.Content.ReadAsStringAsync(cancel);
        Assert.Contains("step 4 of 4", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        var at = page.IndexOf("name=\"token\" value=\"", StringComparison.Ordinal) + "name=\"token\" value=\"".Length;
        var token = page[at..page.IndexOf('"', at)];

        async Task<HttpStatusCode> Post(string path, string? origin, string given)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path));
            request.Content = new FormUrlEncodedContent([new("token", given), new("decision", "approve")]);
            if (origin is not null)
            {
                request.Headers.Add("Origin", origin);
            }
            using var reply = await browser.SendAsync(request, cancel);
            return reply.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Forbidden, await Post("0", "http://evil.example", token));
        Assert.Equal(HttpStatusCode.Forbidden, await Post("0", null, token));
        Assert.Equal(HttpStatusCode.Forbidden, await Post("0", own, "guess"));
        Assert.Equal(HttpStatusCode.Found, await Post("0", own, token));
        Assert.Equal(HttpStatusCode.OK, await Post("done", own, token));
        Assert.Contains("It took less time", await End(process, seen, ("Sign this?", "y\n")), StringComparison.Ordinal);
        Assert.Equal(0, (await Run("gate")).ExitCode);
    }

    private Task<BadInput.Pawl> Run(params string[] arguments) =>
        BadInput.Pawl.Run(people.Repo.Path, new Dictionary<string, string?>(), arguments);

    private static bool IsAgents =>
        AgentSession.Find(Environment.GetEnvironmentVariable, AgentSession.Ancestors(Environment.ProcessId)) is not null;

    /// <summary>Runs it on a pseudo-terminal; each key is pressed when the text before it has appeared.</summary>
    private async Task<string> OnTerminal(string arguments, params (string Awaited, string Keys)[] turns)
    {
        var (process, seen) = await Start(arguments, turns[0].Awaited);
        return await End(process, seen, turns);
    }

    private async Task<(Process Process, string Seen)> Start(string arguments, string awaited)
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
        var process = Process.Start(start)!;
        started.Add(process);
        return (process, await Await(process, "", awaited));
    }

    private static async Task<string> End(Process process, string seen, params (string Awaited, string Keys)[] turns)
    {
        foreach (var (awaited, keys) in turns)
        {
            seen = await Await(process, seen, awaited);
            await process.StandardInput.WriteAsync(keys);
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        }
        seen += await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return seen;
    }

    private static async Task<string> Await(Process process, string seen, string awaited)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(120));
        var buffer = new char[4096];
        while (!seen.Contains(awaited, StringComparison.Ordinal))
        {
            var count = await process.StandardOutput.ReadAsync(buffer, late.Token);
            Assert.True(count > 0, seen);
            seen += new string(buffer, 0, count);
        }
        return seen;
    }

    public void Dispose()
    {
        foreach (var process in started)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
            process.Dispose();
        }
        people.Dispose();
    }
}
