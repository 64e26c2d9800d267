using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pawl.Engine.Reviews;

/// <summary>A statement with its signature, as DSSE has it: one line of JSON in a note.</summary>
/// <param name="Signature">As ssh-keygen writes it.</param>
public sealed record ReviewEnvelope(byte[] Payload, string Signature)
{
    private const string PayloadType = "application/vnd.in-toto+json";
    private const int LongestLine = 1 << 20;

    /// <summary>Namespace of people's signatures: no signature made for anything else is taken for a review.</summary>
    public const string Namespace = "pawl-review@v1";

    /// <summary>Namespace of those who take approvals over from a forge.</summary>
    public const string ForgeNamespace = "pawl-forge-review@v1";

    /// <summary>Names the review: hex digits of the statement's SHA-256.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Payload));

    /// <summary>What the signature is over: kind and statement, so that neither can be taken for another.</summary>
    public byte[] Signed => SignedBytes(Payload);

    public static byte[] SignedBytes(byte[] payload) =>
        [.. Encoding.ASCII.GetBytes($"DSSEv1 {PayloadType.Length} {PayloadType} {payload.Length} "), .. payload];

    public string Line
    {
        get
        {
            using var output = new MemoryStream();
            using (var json = new Utf8JsonWriter(output))
            {
                json.WriteStartObject();
                json.WriteString("payloadType", PayloadType);
                json.WriteBase64String("payload", Payload);
                json.WriteStartArray("signatures");
                json.WriteStartObject();
                json.WriteString("keyid", SshSignature.Read(Signature).Fingerprint);
                json.WriteBase64String("sig", Encoding.ASCII.GetBytes(Signature));
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            }
            return Encoding.UTF8.GetString(output.ToArray());
        }
    }

    /// <exception cref="FormatException">The line is no envelope with one signature.</exception>
    public static ReviewEnvelope Parse(string line)
    {
        if (line.Length > LongestLine)
        {
            throw new FormatException($"it has {line.Length} characters");
        }
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var signatures = root.GetProperty("signatures");
            return root.GetProperty("payloadType").GetString() != PayloadType ? throw new FormatException("the payload is of another kind")
                : signatures.GetArrayLength() != 1 ? throw new FormatException("it is not signed, or more than once")
                : new ReviewEnvelope(
                    root.GetProperty("payload").GetBytesFromBase64(),
                    Encoding.ASCII.GetString(signatures[0].GetProperty("sig").GetBytesFromBase64())
                );
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"it is no envelope: {e.Message}", e);
        }
    }
}
