using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Pawl.Studies.Models;

/// <summary>Anthropic's Messages API, as far as studies need it. Ours, because the vendor's library cannot be compiled ahead of time without warnings.</summary>
internal sealed class AnthropicClient(HttpClient http, Uri endpoint, string model, string key) : IChatClient
{
    private const string Version = "2023-06-01";
    private const int DefaultMaxTokens = 4096;

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        using var response = await Send(Body(messages, options, stream: false), cancellationToken);
        var answer = await Json(response, cancellationToken);
        var text = string.Concat(
            answer["content"]!.AsArray().Where(part => (string?)part!["type"] == "text").Select(part => (string?)part!["text"])
        );
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ResponseId = (string?)answer["id"],
            ModelId = (string?)answer["model"],
            FinishReason = Finish((string?)answer["stop_reason"]),
            Usage = Usage(answer["usage"], null),
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var response = await Send(Body(messages, options, stream: true), cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        JsonNode? start = null;
        var ended = false;
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            var data = JsonNode.Parse(item.Data)!;
            switch (item.EventType)
            {
                case "message_start":
                    start = data["message"];
                    break;
                case "content_block_delta" when (string?)data["delta"]!["type"] == "text_delta":
                    yield return Update(start, (string?)data["delta"]!["text"], null);
                    break;
                case "message_delta":
                    var last = Update(start, null, Finish((string?)data["delta"]!["stop_reason"]));
                    last.Contents.Add(new UsageContent(Usage(start?["usage"], data["usage"])));
                    yield return last;
                    break;
                case "message_stop":
                    ended = true;
                    break;
                case "error":
                    throw new HttpRequestException($"the stream failed: {(string?)data["error"]?["message"]}");
            }
        }
        if (!ended)
        {
            throw new HttpRequestException("the stream ended before the answer did");
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The HTTP client is the caller's.
    }

    private static ChatResponseUpdate Update(JsonNode? start, string? text, ChatFinishReason? finish) =>
        new(ChatRole.Assistant, text)
        {
            ResponseId = (string?)start?["id"],
            ModelId = (string?)start?["model"],
            FinishReason = finish,
        };

    private JsonObject Body(IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream)
    {
        var all = messages.ToList();
        var system = string.Join("\n\n", all.Where(m => m.Role == ChatRole.System).Select(m => m.Text));
        var body = new JsonObject
        {
            ["model"] = options?.ModelId ?? model,
            ["max_tokens"] = options?.MaxOutputTokens ?? DefaultMaxTokens,
            ["messages"] = new JsonArray([
                .. all.Where(m => m.Role != ChatRole.System).Select(m => new JsonObject { ["role"] = m.Role.Value, ["content"] = m.Text }),
            ]),
        };
        if (system.Length > 0)
        {
            body["system"] = system;
        }
        if (options?.Temperature is { } temperature)
        {
            // The interface knows single precision; 0.7 must not go out as 0.699999988.
            body["temperature"] = (decimal)temperature;
        }
        if (options?.TopP is { } topP and < 1)
        {
            body["top_p"] = (decimal)topP;
        }
        if (stream)
        {
            body["stream"] = true;
        }
        return body;
    }

    private async Task<HttpResponseMessage> Send(JsonObject body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, "/v1/messages"))
        {
            Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("x-api-key", key);
        request.Headers.Add("anthropic-version", Version);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (!response.IsSuccessStatusCode)
        {
            var said = await response.Content.ReadAsStringAsync(cancel);
            var status = response.StatusCode;
            response.Dispose();
            throw new HttpRequestException(said, null, status);
        }
        return response;
    }

    private static async Task<JsonNode> Json(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        return await JsonNode.ParseAsync(stream, cancellationToken: cancel) ?? throw new JsonException("the answer is null");
    }

    private static ChatFinishReason? Finish(string? reason) =>
        reason switch
        {
            "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
            "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
            "refusal" => ChatFinishReason.ContentFilter,
            null => null,
            _ => new ChatFinishReason(reason),
        };

    private static UsageDetails Usage(JsonNode? start, JsonNode? end)
    {
        var (input, output) = (
            (long?)(end?["input_tokens"] ?? start?["input_tokens"]),
            (long?)(end?["output_tokens"] ?? start?["output_tokens"])
        );
        return new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            TotalTokenCount = input + output,
        };
    }
}
