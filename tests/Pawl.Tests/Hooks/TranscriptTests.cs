using System.Text;
using Pawl.Cli.Commands;
using Pawl.Cli.Hooks;
using Pawl.Engine.Ledger;

namespace Pawl.Tests.Hooks;

/// <summary>One session of each agent, and what its hook answers, as the agent reads it. The transcripts are kept beside this.</summary>
public sealed class TranscriptTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly TestRepo repo = new();
    private readonly StringBuilder transcript = new();

    private const string Safe = """
        import sqlite3
        from flask import Flask, request

        app = Flask(__name__)


        @app.route("/user")
        def user():
            db = sqlite3.connect("users.db")
            name = request.args["name"]
            return db.execute("SELECT * FROM users WHERE name = ?", (name,)).fetchall()

        """;

    private static string Unsafe => Safe.Replace("= ?\", (name,)", "= '\" + name + \"'\"", StringComparison.Ordinal);

    public static TheoryData<string> Agents => [.. AgentPayloads.Agents];

    public void Dispose() => repo.Dispose();

    [Fact]
    public void Every_protocol_has_its_payloads() =>
        Assert.Equal(
            AgentProtocols.All.Select(p => p.Id).Order(StringComparer.Ordinal),
            AgentPayloads.Agents.Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Agents))]
    public async Task A_session(string agent)
    {
        repo.Commit("start", ("app.py", Safe));
        await Say(agent, "start", 1);
        await Say(agent, "prompt", 1);
        await Say(agent, "model", 1);
        await Edit(agent, 1, Unsafe);
        await Say(agent, "end", 1);
        await Edit(agent, 1, Unsafe + "# tried\n");
        await Say(agent, "end", 1);
        await Edit(agent, 1, Safe + "\n\ndef one():\n    return 1\n");
        await Say(agent, "end", 1);
        for (var turn = 2; turn <= 4; turn++)
        {
            await Say(agent, "prompt", turn);
            await Edit(agent, turn, Safe + $"\n\ndef one():\n    return {turn}\n");
            await Say(agent, "end", turn);
        }
        await Say(agent, "before-shell", 4, "ls -la && cat pawl.yaml");
        await Say(agent, "before-shell", 4, "sed -i 's/3/30/' pawl.yaml");
        await Say(agent, "before-shell", 4, "git add -A && git commit --no-verify -m done");
        Golden.Check($"{agent}.txt", transcript.ToString());
        // Windsurf hears of an edit only when the next one is refused for it.
        string[] turns = ["turn 3", "turn 2", "turn 1", "turn 1", "turn 1"];
        Assert.Equal(
            agent == "windsurf" ? turns[..4] : turns,
            new StepLedger(Path.Combine(repo.Path, ".git"), () => "").Backwards(null).Select(r => Turn(r.Step.Turn!))
        );
    }

    // Some agents number their turns themselves.
    private static string Turn(string turn) => "turn " + (turn[0] == 't' && turn.Length == 2 ? turn[1..] : $"{turn[^1] - '0'}");

    /// <summary>Asks, edits unless that is refused, and tells.</summary>
    private async Task Edit(string agent, int turn, string text)
    {
        var answer = await Say(agent, "before-edit", turn);
        if (answer.ExitCode == 0 && !answer.Output.Contains("a person has looked", StringComparison.Ordinal))
        {
            repo.Write("app.py", text);
            await Say(agent, "after-edit", turn);
        }
    }

    private async Task<HookOutput> Say(string agent, string name, int turn, string command = "")
    {
        if (AgentPayloads.Of(agent, name, repo.Path, "app.py", command, turn) is not { } payload)
        {
            return HookOutput.Nothing;
        }
        var output = await HookCommand.Respond(AgentProtocols.Of(agent), payload.Name, Encoding.UTF8.GetBytes(payload.Payload), Cancel);
        transcript.Append(
            $"""
            ## turn {turn}, {name} {command}
            > {payload.Payload.Replace(repo.Path, "/repo", StringComparison.Ordinal)}
            < {output.ExitCode} {output.Output.TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal)}
            {(output.Error.Length > 0 ? $"! {output.Error.TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal)}\n" : "")}

            """
        );
        return output;
    }
}
