using System.Text.Json;

namespace Pawl.Engine.Authorship;

/// <summary>
/// Qwen Code's notes: characters by file that its agent and others wrote. It counts as a person's whatever is not its
/// own, so a file without a character of its own is unknown, not a person's.
/// </summary>
internal static class QwenRecords
{
    public const string Source = "qwen-note";

    /// <exception cref="FormatException">The text is no such note.</exception>
    public static CommitRecord Read(byte[] note, ToolNames tools)
    {
        try
        {
            using var json = JsonDocument.Parse(note);
            if (json.RootElement.Member("files").ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("it names no files");
            }
            var tool = tools.IdOf(json.RootElement.Text("generator"));
            var files = new Dictionary<string, Claim>();
            foreach (var file in json.RootElement.Members("files"))
            {
                files[file.Name] = Read(file.Value, tool);
            }
            return new CommitRecord(Source, files);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException($"its JSON cannot be read: {error.Message}");
        }
    }

    private static Claim Read(JsonElement file, string tool)
    {
        var (agent, others) = (file.Number("aiChars"), file.Number("humanChars"));
        var kind =
            agent == 0 ? AuthorKind.Unknown
            : others > 0 ? AuthorKind.Mixed
            : AuthorKind.Agent;
        return new Claim(kind, agent > 0 ? tool : null, null, null, null, Source, 0, []);
    }
}
