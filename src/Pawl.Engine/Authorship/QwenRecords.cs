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
    public static CommitRecord Read(string text, ToolNames tools)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.Member("files").ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("it names no files");
            }
            var tool = tools.IdOf(json.RootElement.Text("generator"));
            return new CommitRecord(Source, json.RootElement.Members("files").ToDictionary(file => file.Name, file => Read(file.Value, tool)));
        }
        catch (JsonException error)
        {
            throw new FormatException($"its JSON cannot be read: {error.Message}");
        }
    }

    private static Claim Read(JsonElement file, string tool)
    {
        var (agent, others) = (file.Number("aiChars"), file.Number("humanChars"));
        var kind = agent == 0 ? AuthorKind.Unknown : others > 0 ? AuthorKind.Mixed : AuthorKind.Agent;
        return new Claim(kind, agent > 0 ? tool : null, null, null, null, Source, 0, []);
    }
}
