using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Ledger;

/// <summary>One line of a ledger: a step as it was seen, bound to the line before it.</summary>
/// <param name="Ledger">Which ledger: every clone has its own. 16 hex digits.</param>
/// <param name="Number">From 0 up, without holes.</param>
/// <param name="Previous">Hash of the line before; of the first line the ledger's id.</param>
/// <param name="Hash">Of the line without this field.</param>
public sealed record LedgerRecord(string Ledger, int Number, string Previous, string Hash, LedgerStep Step)
{
    private const int Version = 1;
    private const int MostCharacters = 1 << 16;
    private const string HashKey = ",\"hash\":\"";
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default };

    /// <summary>The line, without its end.</summary>
    public string Line { get; private init; } = "";

    public static LedgerRecord Make(string ledger, int number, string previous, LedgerStep step)
    {
        var body = Body(ledger, number, previous, step);
        var hash = HashOf(body);
        return new LedgerRecord(ledger, number, previous, hash, step) { Line = $"{body}{HashKey}{hash}\"}}" };
    }

    /// <exception cref="FormatException">The line is no record, or its hash is another's.</exception>
    public static LedgerRecord Parse(string line)
    {
        var end = line.LastIndexOf(HashKey, StringComparison.Ordinal);
        if (line.Length > MostCharacters || end < 0)
        {
            throw new FormatException("it is no record");
        }
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var hash = root.Text("hash");
            if (HashOf(line[..end]) != hash || root.Number("v") != Version)
            {
                throw new FormatException("its hash is not its own");
            }
            return new LedgerRecord(root.Text("ledger"), root.Number("n"), root.Text("prev"), hash, LedgerStep.Read(root)) { Line = line };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"it is no record: {e.Message}");
        }
    }

    /// <summary>Everything up to the hash.</summary>
    private static string Body(string ledger, int number, string previous, LedgerStep step)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v", Version);
            writer.WriteString("ledger", ledger);
            writer.WriteNumber("n", number);
            writer.WriteString("prev", previous);
            step.Write(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan[..^1]);
    }

    private static string HashOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
