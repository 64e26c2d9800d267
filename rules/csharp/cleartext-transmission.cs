using System.Net;
using System.Net.Http;
using System.Net.Mail;

namespace Channels;

public sealed class Sender(HttpClient client)
{
    public async Task Unsafe(HttpContent content)
    {
        // expect: cleartext-transmission
        await client.PostAsync("http://api.example.org/login", content);
        // expect: cleartext-transmission
        var request = WebRequest.Create("http://api.example.org/report");
        // expect: cleartext-transmission
        var mail = new SmtpClient("smtp.example.org") { EnableSsl = false };
        // expect: cleartext-transmission
        var connection = "Server=db.example.org;Database=shop;Encrypt=False";
        Use(request, mail, connection);
    }

    public async Task Safe(HttpContent content)
    {
        // ok: cleartext-transmission
        await client.PostAsync("https://api.example.org/login", content);
        // ok: cleartext-transmission
        await client.GetAsync("http://localhost:5000/health");
        // ok: cleartext-transmission
        var mail = new SmtpClient("smtp.example.org") { EnableSsl = true };
        Use(null, mail, "");
    }

    private static void Use(params object?[] things)
    {
    }
}
