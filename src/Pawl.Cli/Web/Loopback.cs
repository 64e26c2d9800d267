using System.Net;
using System.Net.Sockets;
using Pawl.Engine;

namespace Pawl.Cli.Web;

/// <summary>Answers HTTP on this machine's loopback address, one request after another, under a path that nobody can guess.</summary>
internal static class Loopback
{
    private const int MostUnread = 1 << 20;

    /// <param name="port">0: any that is free.</param>
    /// <param name="secret">First part of every path; whatever asks for another one is refused.</param>
    /// <param name="answer">Says whether to go on.</param>
    /// <param name="told">Is given the address, without the secret.</param>
    internal static async Task Run(
        int port,
        string secret,
        Func<HttpListenerContext, Task<bool>> answer,
        Action<string> told,
        CancellationToken cancel
    )
    {
        using var listener = new HttpListener();
        var root = FormattableString.Invariant($"http://127.0.0.1:{(port == 0 ? FreePort() : port)}");
        listener.Prefixes.Add(root + "/");
        try
        {
            listener.Start();
        }
        catch (HttpListenerException e)
        {
            throw new UserError($"{root} cannot be listened on: {e.Message}", "Name another port.");
        }
        told(root);
        await using var stop = cancel.Register(listener.Stop);
        for (var goesOn = true; goesOn && !cancel.IsCancellationRequested; )
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
            using var response = context.Response;
            // A connection is for one request: the listener drops one whose request was not read to its end, without a word.
            response.KeepAlive = false;
            if (!context.Request.IsLocal || context.Request.Url?.AbsolutePath.Split('/')[1] != secret)
            {
                response.StatusCode = (int)HttpStatusCode.Forbidden;
            }
            else
            {
                goesOn = await answer(context);
            }
            await ReadRest(context.Request, cancel);
        }
    }

    /// <summary>What is left unread resets the connection, and the answer is lost with it.</summary>
    private static async Task ReadRest(HttpListenerRequest request, CancellationToken cancel)
    {
        var buffer = new byte[4096];
        try
        {
            for (var read = 0; read < MostUnread; )
            {
                var count = await request.InputStream.ReadAsync(buffer, cancel);
                if (count == 0)
                {
                    return;
                }
                read += count;
            }
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side has gone, or this one goes.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
