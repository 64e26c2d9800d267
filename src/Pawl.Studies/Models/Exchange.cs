using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pawl.Studies.Models;

/// <summary>A question and its answer, as they were: written once, never changed. A recorded run is replayed from these alone.</summary>
public sealed record Exchange
{
    /// <summary><see cref="Question.Key"/>.</summary>
    public required string Key { get; init; }
    public required string Chain { get; init; }
    public required int Iteration { get; init; }
    public required int Turn { get; init; }

    /// <summary>The answer's text.</summary>
    public required string Text { get; init; }

    /// <summary>As the endpoint gives it, in the words of the library: <c>stop</c>, <c>length</c>, <c>content_filter</c>.</summary>
    public required string Finish { get; init; }

    /// <summary>The model that the answer names.</summary>
    public required string Model { get; init; }
    public required string Id { get; init; }
    public required long TokensIn { get; init; }
    public required long TokensOut { get; init; }
    public required decimal Cost { get; init; }

    /// <summary>What went over the wire for this question, failed attempts too.</summary>
    public required IReadOnlyList<WireAttempt> Wire { get; init; }

    /// <summary>As one line, line feed included.</summary>
    public byte[] ToLine() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ExchangeJson.Default.Exchange), (byte)'\n'];

    /// <exception cref="JsonException">The line is no exchange.</exception>
    public static Exchange FromLine(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize(line, ExchangeJson.Default.Exchange) ?? throw new JsonException("an exchange is missing: null");
}

/// <summary>One request over HTTP with its response; headers are left out, keys are among them.</summary>
/// <param name="Status">0 when there was no response.</param>
public sealed record WireAttempt(string Request, int Status, string Response);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(Exchange))]
[JsonSerializable(typeof(SpendLine))]
internal sealed partial class ExchangeJson : JsonSerializerContext;
