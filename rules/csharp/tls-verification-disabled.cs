using System.Net;
using System.Net.Http;
using System.Net.Security;

namespace Client;

public static class Clients
{
    public static HttpClient Unsafe()
    {
        // expect: tls-verification-disabled
        ServicePointManager.ServerCertificateValidationCallback += (sender, certificate, chain, errors) => true;
        // expect: tls-verification-disabled
        ServicePointManager.ServerCertificateValidationCallback = delegate { return true; };
        var handler = new HttpClientHandler
        {
            // expect: tls-verification-disabled
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        // expect: tls-verification-disabled
        var connection = "Server=db;Database=shop;TrustServerCertificate=True";
        return new HttpClient(handler) { BaseAddress = new Uri(connection) };
    }

    public static HttpClient Safe(string thumbprint)
    {
        var handler = new HttpClientHandler
        {
            // ok: tls-verification-disabled
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate!.GetCertHashString() == thumbprint,
        };
        // ok: tls-verification-disabled
        ServicePointManager.ServerCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None;
        return new HttpClient(handler);
    }
}
