using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pawl.Engine.Authorship.Export;

/// <summary>Writes records of the Agent Trace format, 0.1.0: one line for each agent in each commit.</summary>
public static class AgentTraceWriter
{
    private const string Version = "0.1.0";

    // As models.dev names the providers.
    private static readonly (string Family, string Provider)[] Providers =
    [
        ("claude", "anthropic"),
        ("gpt", "openai"),
        ("codex", "openai"),
        ("gemini", "google"),
        ("grok", "xai"),
        ("qwen", "alibaba"),
        ("deepseek", "deepseek"),
        ("devstral", "mistral"),
        ("mistral", "mistral"),
    ];

    public static void Write(Stream output, AgentLines commit)
    {
        foreach (
            var agent in commit.Files.SelectMany(f => f.Lines).GroupBy(l => l.Author.Tool ?? "").OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            using (var json = new Utf8JsonWriter(output))
            {
                Write(json, commit, agent.Key);
            }
            output.Write("\n"u8);
        }
    }

    private static void Write(Utf8JsonWriter json, AgentLines commit, string tool)
    {
        json.WriteStartObject();
        json.WriteString("version", Version);
        json.WriteString("id", Id($"{commit.Commit.Id} {tool}"));
        var time = DateTimeOffset.FromUnixTimeSeconds(commit.Commit.Time);
        json.WriteString("timestamp", time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteStartObject("vcs");
        json.WriteString("type", "git");
        json.WriteString("revision", commit.Commit.Id.ToString());
        json.WriteEndObject();
        if (tool.Length > 0)
        {
            json.WriteStartObject("tool");
            json.WriteString("name", tool);
            json.WriteEndObject();
        }
        json.WriteStartArray("files");
        foreach (var file in commit.Files)
        {
            var own = file.Lines.Where(l => (l.Author.Tool ?? "") == tool).ToList();
            if (own.Count > 0)
            {
                WriteFile(json, file.Path, own);
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, string path, List<LineAuthor> lines)
    {
        json.WriteStartObject();
        json.WriteString("path", path);
        json.WriteStartArray("conversations");
        foreach (var same in lines.GroupBy(l => (l.Author.Kind, l.Author.Model)))
        {
            json.WriteStartObject();
            json.WriteStartObject("contributor");
            json.WriteString("type", same.Key.Kind == AuthorKind.Agent ? "ai" : "mixed");
            if (ModelId(same.Key.Model) is { } model)
            {
                json.WriteString("model_id", model);
            }
            json.WriteEndObject();
            json.WriteStartArray("ranges");
            foreach (var range in same)
            {
                json.WriteStartObject();
                json.WriteNumber("start_line", range.First);
                json.WriteNumber("end_line", range.Last);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Provider and model; null where the provider is not known.</summary>
    private static string? ModelId(string? model)
    {
        var provider = Providers.FirstOrDefault(p => model?.StartsWith(p.Family, StringComparison.Ordinal) == true).Provider;
        return provider is null ? null : $"{provider}/{model}";
    }

    /// <summary>The same record has the same id: a UUID of version 8 over what it is about.</summary>
    private static string Id(string about)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(about))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
