using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Pawl.Cli.Web;

namespace Pawl.Cli.Mcp;

/// <summary>The server over HTTP, for this machine only. It answers no page of a browser; each request stands alone.</summary>
internal static class LoopbackHttp
{
    private const long MostBytes = 1 << 20;

    internal static Task Run(McpServerOptions options, int port, Action<string> told, CancellationToken cancel)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return Loopback.Run(
            port,
            secret,
            async context =>
            {
                await Answer(options, context, cancel);
                return true;
            },
            root => told($"{root}/{secret}/mcp"), // Some clients ask for /mcp, whatever address they are given.
            cancel
        );
    }

    private static async Task Answer(McpServerOptions options, HttpListenerContext context, CancellationToken cancel)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Headers["Origin"] is not null)
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
