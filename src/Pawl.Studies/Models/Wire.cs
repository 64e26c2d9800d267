using System.Text;

namespace Pawl.Studies.Models;

/// <summary>Keeps the bodies that go over HTTP on behalf of the present question.</summary>
internal sealed class Wire(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly AsyncLocal<List<WireAttempt>?> Listening = new();

    /// <summary>What is sent from here on, by this caller, is kept in the list.</summary>
    internal static List<WireAttempt> Listen() => Listening.Value = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            // Streams are read to their end: an answer counts when it is whole.
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            Listening.Value?.Add(new WireAttempt(sent, (int)response.StatusCode, body));
            return response;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            Listening.Value?.Add(new WireAttempt(sent, 0, e.Message));
            throw;
        }
    }
}
