using System.Net;
using System.Net.Sockets;
using Pawl.Engine;

namespace Pawl.Cli.Web;

/// <summary>Answers HTTP on this machine's loopback address, one request after another, under a path that nobody can guess.</summary>
internal static class Loopback
{
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
            if (!context.Request.IsLocal || context.Request.Url?.AbsolutePath.Split('/')[1] != secret)
            {
                response.StatusCode = (int)HttpStatusCode.Forbidden;
                continue;
            }
            goesOn = await answer(context);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
