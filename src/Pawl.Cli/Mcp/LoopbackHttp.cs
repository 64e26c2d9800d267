using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Pawl.Engine;

namespace Pawl.Cli.Mcp;

/// <summary>
/// The server over HTTP, for this machine only: it listens on the loopback address, under a path that nobody can guess,
/// and answers no page of a browser. Each request stands alone.
/// </summary>
internal static class LoopbackHttp
{
    private const long MostBytes = 1 << 20;

    /// <param name="secret">Last part of the address.</param>
    internal static async Task Run(McpServerOptions options, int port, string secret, Action<string> told, CancellationToken cancel)
    {
        using var listener = new HttpListener();
        var root = FormattableString.Invariant($"http://127.0.0.1:{port}/");
        listener.Prefixes.Add(root);
        try
        {
            listener.Start();
        }
        catch (HttpListenerException e)
        {
            throw new UserError($"port {port} cannot be listened on: {e.Message}", "Name another one: --http 8765");
        }
        told(root + secret);
        await using var stop = cancel.Register(listener.Stop);
        while (!cancel.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException && cancel.IsCancellationRequested)
            {
                break;
            }
            await Answer(options, context, secret, cancel);
        }
    }

    private static async Task Answer(McpServerOptions options, HttpListenerContext context, string secret, CancellationToken cancel)
    {
        using var response = context.Response;
        var request = context.Request;
        if (request.Headers["Origin"] is not null || !request.IsLocal || request.Url?.AbsolutePath.Trim('/') != secret)
        {
            response.StatusCode = (int)HttpStatusCode.Forbidden;
            return;
        }
        if (request.HttpMethod != "POST" || request.ContentLength64 > MostBytes)
        {
            response.StatusCode = (int)(
                request.HttpMethod == "POST" ? HttpStatusCode.RequestEntityTooLarge : HttpStatusCode.MethodNotAllowed
            );
            return;
        }
        try
        {
            var type = (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));
            var message = await JsonSerializer.DeserializeAsync(request.InputStream, type, cancel);
            await using var transport = new StreamableHttpServerTransport { Stateless = true };
            await using var server = McpServer.Create(transport, options);
            var running = server.RunAsync(cancel);
            response.ContentType = "text/event-stream";
            if (!await transport.HandlePostRequestAsync(message!, response.OutputStream, cancel))
            {
                response.StatusCode = (int)HttpStatusCode.Accepted;
            }
            await transport.DisposeAsync();
            await running;
        }
        catch (Exception e) when (e is JsonException or HttpListenerException or IOException)
        {
            response.StatusCode = (int)HttpStatusCode.BadRequest;
        }
    }
}
