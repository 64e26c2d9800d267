using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pawl.Studies.Run;

namespace Pawl.Studies.Scripted;

/// <summary>
/// Serves the scripted iterator on the loopback interface under the protocols of OpenAI and Anthropic, so that the road to it is the road to a model.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly HttpListener listener;
    private readonly ScriptedIterator iterator;
    private readonly Func<int, ServerFault?>? faults;
    private readonly Task serving;
    private int requests;

    private ScriptedServer(HttpListener listener, int port, ScriptedIterator iterator, Func<int, ServerFault?>? faults)
    {
        (this.listener, this.iterator, this.faults) = (listener, iterator, faults);
        Endpoint = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        serving = Serve();
    }

    /// <summary>Anthropic's clients are given this one.</summary>
    internal string Endpoint { get; }

    internal string OpenAiEndpoint => Endpoint + "/v1";

    /// <summary>How many requests came in.</summary>
    internal int Requests => Volatile.Read(ref requests);

    /// <param name="faults">Whether the request of this number, from 1, goes wrong.</param>
    internal static ScriptedServer Start(ScriptedIterator iterator, Func<int, ServerFault?>? faults)
    {
        while (true)
        {
            var port = FreePort();
            var listener = new HttpListener();
            listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
            try
            {
                listener.Start();
                return new ScriptedServer(listener, port, iterator, faults);
            }
            catch (HttpListenerException)
            {
                // Somebody else took the port in between.
                listener.Close();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        try
        {
            listener.Close();
        }
        catch (HttpListenerException)
        {
            // It takes the address once more to give it up, and somebody else has it by now.
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task Serve()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            _ = Task.Run(() => Handle(context));
        }
    }

    private async Task Handle(HttpListenerContext context)
    {
        try
        {
            var number = Interlocked.Increment(ref requests);
            var fault = faults?.Invoke(number);
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var body = JsonNode.Parse(await reader.ReadToEndAsync()) as JsonObject ?? [];
            switch (fault, context.Request.Url?.AbsolutePath)
            {
                case (ServerFault.Busy, _):
                    context.Response.Headers["Retry-After"] = "0";
                    await Reply(context, 429, Error("rate_limit_error", "too many requests"));
                    break;
                case (ServerFault.Failed, _):
                    await Reply(context, 500, Error("api_error", "something went wrong"));
                    break;
                case (ServerFault.Filtered, _):
                    await Reply(context, 400, Error("content_filter", "the answer was withheld"));
                    break;
                case (ServerFault.WrongKey, _):
                    await Reply(context, 401, Error("authentication_error", "no such key"));
                    break;
                case (_, "/v1/chat/completions"):
                    await Reply(context, new OpenAiDialect(body), fault == ServerFault.Cut);
                    break;
                case (_, "/v1/messages"):
                    await Reply(context, new AnthropicDialect(body), fault == ServerFault.Cut);
                    break;
                default:
                    await Reply(context, 404, Error("not_found_error", "no such address"));
                    break;
            }
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The client went away.
        }
        catch (JsonException)
        {
            await Reply(context, 400, Error("invalid_request_error", "the body is no JSON"));
        }
    }

    private async Task Reply(HttpListenerContext context, IDialect dialect, bool cut)
    {
        var seed = dialect.Seed ?? Draw.Seed(0, dialect.Message);
        var answer = iterator.Answer(dialect.Message, seed);
        if (!dialect.Streams)
        {
            var json = dialect.Whole(answer);
            if (cut)
            {
                await Cut(context, json.ToJsonString());
            }
            else
            {
                await Reply(context, 200, json);
            }
            return;
        }
        var events = dialect.Parts(answer);
        if (cut)
        {
            await Cut(context, events[..(events.Length / 2)]);
            return;
        }
        context.Response.ContentType = "text/event-stream";
        context.Response.SendChunked = true;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(events));
        context.Response.Close();
    }

    private static async Task Reply(HttpListenerContext context, int status, JsonObject json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(json.ToJsonString()));
        context.Response.Close();
    }

    /// <summary>Promises more than it sends.</summary>
    private static async Task Cut(HttpListenerContext context, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.ContentLength64 = bytes.Length + 1000;
        await context.Response.OutputStream.WriteAsync(bytes);
        await context.Response.OutputStream.FlushAsync();
        context.Response.Abort();
    }

    private static JsonObject Error(string type, string message) =>
        new()
        {
            ["type"] = "error",
            ["error"] = new JsonObject
            {
                ["type"] = type,
                ["code"] = type,
                ["message"] = message,
            },
        };
}
