using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Pawl.Tests.Reviews;

namespace Pawl.Tests.Mcp;

/// <summary>The real server, asked as a client asks. <c>tests/mcp-inspector</c> asks the official client.</summary>
public sealed class McpTests : IDisposable
{
    private static readonly string[] Tools = ["chain_status", "check_changes", "check_gate", "explain_finding", "review_requirements"];
    private readonly TestRepo repo = new();

    public McpTests()
    {
        repo.Commit("start", ("a.py", "def f(x):\n    return x\n"));
        repo.Git("checkout", "--quiet", "-b", "work");
        for (var i = 1; i <= 4; i++)
        {
            repo.Commit($"turn {i}\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n", ("a.py", $"def f(x):\n    return x + {i}\n"));
        }
        repo.Write("a.py", "import os\nfrom flask import request\n\ndef f():\n    os.system(request.args['x'])\n");
    }

    [Fact]
    public async Task It_answers_on_standard_input_and_output()
    {
        using var server = BadInput.Pawl.Start(repo.Path, new Dictionary<string, string?>(), "mcp");
        await Ask(
            server,
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"""
        );
        await server.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");

        var list = await Ask(server, """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""");
        Assert.Equal(Tools, list.GetProperty("tools").EnumerateArray().Select(t => t.GetProperty("name").GetString()));
        Assert.All(
            list.GetProperty("tools").EnumerateArray(),
            t => Assert.True(t.GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean())
        );

        var gate = (await Call(server, "check_gate", "{}")).GetProperty("structuredContent");
        Assert.Equal("block", gate.GetProperty("verdict").GetString());
        var needs = (await Call(server, "review_requirements", "{}")).GetProperty("structuredContent");
        Assert.Equal("a.py", needs.GetProperty("files")[0].GetProperty("path").GetString());
        var chain = (await Call(server, "chain_status", "{}")).GetProperty("structuredContent").GetProperty("files")[0];
        Assert.Equal((4, 0), (chain.GetProperty("chainLength").GetInt32(), chain.GetProperty("left").GetInt32()));
        var changed = (await Call(server, "check_changes", """{"file":"a.py"}""")).GetProperty("structuredContent").GetProperty("files")[0];
        Assert.Equal("command-injection", changed.GetProperty("introduced")[0].GetProperty("rule").GetString());
        var wrong = await Call(server, "check_changes", """{"file":"../../etc/passwd"}""");
        Assert.True(wrong.GetProperty("isError").GetBoolean());

        var rule = await Ask(server, """{"jsonrpc":"2.0","id":9,"method":"resources/read","params":{"uri":"pawl://rules/weak-hash"}}""");
        Assert.StartsWith("# weak-hash", rule.GetProperty("contents")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        server.StandardInput.Close();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, server.ExitCode);
        Assert.Empty(repo.Git("for-each-ref", "refs/notes"));
    }

    [Fact]
    public async Task It_answers_over_loopback_to_whoever_knows_the_address()
    {
        using var server = BadInput.Pawl.Start(repo.Path, new Dictionary<string, string?>(), "mcp", "--http", FreePort());
        var address = (await server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken))!["pawl: ".Length..];
        using var client = new HttpClient();
        var body = """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""";
        using var answer = await Post(client, address, body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(
            "check_gate",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await Post(client, address.Replace("/mcp", "0/mcp", StringComparison.Ordinal), body)).StatusCode
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(client, address, body, origin: "http://127.0.0.1")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(client, address, "[[")).StatusCode);
        Assert.Equal(
            HttpStatusCode.MethodNotAllowed,
            (await client.GetAsync(new Uri(address), TestContext.Current.CancellationToken)).StatusCode
        );
        server.Kill();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static Task<JsonElement> Call(Process server, string tool, string arguments) =>
        Ask(server, $$"""{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"{{tool}}","arguments":{{arguments}} } }""");

    private static async Task<JsonElement> Ask(Process server, string request)
    {
        await server.StandardInput.WriteLineAsync(request);
        await server.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var line = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using var answer = JsonDocument.Parse(line!);
        return answer.RootElement.GetProperty("result").Clone();
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string address, string body, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose() => repo.Dispose();
}
