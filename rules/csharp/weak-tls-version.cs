using System.Net;
using System.Net.Http;
using System.Security.Authentication;

namespace Client;

public static class Versions
{
    public static void Set(HttpClientHandler handler)
    {
        // expect: weak-tls-version
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls;
        // expect: weak-tls-version
        handler.SslProtocols = SslProtocols.Tls11;
        // ok: weak-tls-version
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12;
        // ok: weak-tls-version
        handler.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        // ok: weak-tls-version
        handler.SslProtocols = SslProtocols.None;
    }
}
