using System.Net;
using Microsoft.AspNetCore.Mvc;

namespace Proxy;

public sealed class ProxyController(HttpClient client, IHttpClientFactory factory) : ControllerBase
{
    private static readonly HashSet<string> AllowedHosts = new() { "images.example.org" };

    public async Task<IActionResult> Fetch(string url, string id)
    {
        // expect: server-side-request-forgery
        var body = await client.GetStringAsync(url);
        // expect: server-side-request-forgery
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://" + url + "/avatar");
        // ok: server-side-request-forgery
        await client.GetStringAsync("https://images.example.org/" + Uri.EscapeDataString(id));
        // ok: server-side-request-forgery
        await client.GetStringAsync($"https://images.example.org/users/{id}");
        using var web = new WebClient();
        // expect: server-side-request-forgery
        web.DownloadString(new Uri(url));
        // expect: server-side-request-forgery
        var old = (HttpWebRequest)WebRequest.Create(url);
        // expect: server-side-request-forgery
        await factory.CreateClient("x").PostAsync(url, null);
        return Ok(body);
    }

    public async Task<IActionResult> Checked(string url)
    {
        var address = new Uri(url);
        if (!AllowedHosts.Contains(address.Host))
        {
            return BadRequest();
        }
        // ok: server-side-request-forgery
        return Ok(await client.GetStringAsync(address));
    }

    public async Task<IActionResult> One(string url)
    {
        var address = new Uri(url);
        if (address.Host != "images.example.org")
        {
            return BadRequest();
        }
        // ok: server-side-request-forgery
        return Ok(await client.GetStringAsync(address));
    }
}
