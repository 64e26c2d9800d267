using System.Data.SqlClient;
using System.Net;
using System.Security.Cryptography;
using System.Web;
using System.Xml;
using Microsoft.Extensions.Logging;

namespace Shop;

public sealed class Webhooks(ILogger<Webhooks> log, string connectionString)
{
    private static readonly HashSet<string> Known = ["push", "release"];
    private const string Root = "/srv/files/";

    private static void CheckSignature(byte[] body, byte[] given, byte[] key)
    {
        // defence: signature-verification
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, body), given))
        {
            throw new CryptographicException("signature");
        }
    }

    public string Take(byte[] body, byte[] signature, string name, byte[] key)
    {
        // defence: bounds-check
        if (body.Length > 65_536)
        {
            throw new ArgumentException("too large");
        }
        // defence: signature-verification
        CheckSignature(body, signature, key);
        // defence: validation
        if (!Known.Contains(name))
        {
            // defence: logging
            log.LogWarning("an unknown event came in");
            throw new ArgumentException("event");
        }
        // defence: escaping HtmlEncode
        return "<p>" + HttpUtility.HtmlEncode(name) + "</p>";
    }

    public async Task<string> Fetch(Uri address)
    {
        // defence: validation
        if (address.Host != "api.example.com")
        {
            throw new ArgumentException("host");
        }
        // defence: timeout Timeout
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var answer = await client.GetAsync(address);
        // defence: validation
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    public object? Title(string id)
    {
        // defence: resource-release
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        // defence: parameterisation
        var command = new SqlCommand("SELECT title FROM hooks WHERE id = @id", connection);
        command.Parameters.AddWithValue("@id", id);
        // defence: timeout
        command.CommandTimeout = 5;
        return command.ExecuteScalar();
    }

    public byte[] Read(string name)
    {
        var full = Path.GetFullPath(Path.Combine(Root, name));
        // defence: validation
        if (!full.StartsWith(Root, StringComparison.Ordinal))
        {
            throw new UnauthorizedAccessException();
        }
        // defence: resource-release
        using (var stream = File.OpenRead(full))
        {
            var buffer = new byte[4096];
            _ = stream.Read(buffer);
            return buffer;
        }
    }

    public XmlReader Parse(Stream xml)
    {
        // defence: validation DtdProcessing
        return XmlReader.Create(xml, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
    }

    public bool IsAlive(Uri address)
    {
        // defence: error-handling
        try
        {
            return Fetch(address).Result.Length > 0;
        }
        catch (WebException error)
        {
            log.LogError(error, "no answer");
            return false;
        }
    }

    public HttpClient Pinned(Func<string, bool> isKnown)
    {
        var handler = new HttpClientHandler();
        // defence: tls-verification
        handler.CheckCertificateRevocationList = true;
        return new HttpClient(handler);
    }
}
