using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pawl.Engine.Authorship;

/// <summary>One record of the Agent Trace format.</summary>
/// <param name="Revision">Commit that the writer saw as HEAD: the commit itself, or the one before it.</param>
/// <param name="Time">Seconds since 1970; null when the record does not tell.</param>
internal sealed record AgentTrace(string Revision, long? Time, IReadOnlyList<AgentTraceFile> Files)
{
    public const string Source = "agent-trace";

    /// <summary>Reads one line; null when it is no trace of files in a git repository. Unknown versions are read as far as they can be.</summary>
    /// <exception cref="FormatException">The line is no JSON.</exception>
    public static AgentTrace? Parse(ReadOnlyMemory<byte> line, ToolNames tools)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var vcs = root.Member("vcs");
            var revision = vcs.Text("revision").ToLowerInvariant();
            if (revision.Length is not (40 or 64) || vcs.Text("type") is not ("git" or ""))
            {
                return null;
            }
            long? time = DateTimeOffset.TryParse(
                root.Text("timestamp"),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var told
            )
                ? told.ToUnixTimeSeconds()
                : null;
            var tool = root.Member("tool").Text("name");
            return new AgentTrace(revision, time, [.. root.Items("files").Select(file => ReadFile(file, tool, tools))]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException(error.Message);
        }
    }

    private static AgentTraceFile ReadFile(JsonElement file, string tool, ToolNames tools)
    {
        var path = file.Text("path").Replace('\\', '/');
        var lines = file.Items("conversations").SelectMany(conversation => ReadConversation(conversation, tool, tools)).ToList();
        return new AgentTraceFile(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path, lines);
    }

    private static IEnumerable<LineAuthor> ReadConversation(JsonElement conversation, string tool, ToolNames tools)
    {
        var url = conversation.Text("url");
        foreach (var range in conversation.Items("ranges"))
        {
            var contributor = range.Member("contributor") is { ValueKind: JsonValueKind.Object } own
                ? own
                : conversation.Member("contributor");
            var (first, last) = (range.Number("start_line"), range.Number("end_line"));
            if (AuthorOf(contributor, url, tool, tools) is { } author && first > 0 && last >= first)
            {
                yield return new LineAuthor(first, last, author);
            }
        }
    }

    private static Author? AuthorOf(JsonElement contributor, string url, string tool, ToolNames tools)
    {
        var kind = contributor.Text("type") switch
        {
            "ai" => AuthorKind.Agent,
            "mixed" => AuthorKind.Mixed,
            "human" => AuthorKind.Human,
            _ => AuthorKind.Unknown,
        };
        var model = contributor.Text("model_id");
        var evidence = new Evidence(EvidenceLevel.Recorded, Source, $"{contributor.Text("type")} {tool} {model}".TrimEnd());
        return kind switch
        {
            AuthorKind.Unknown => null,
            AuthorKind.Human => new Author(kind, null, null, null, null, EvidenceLevel.Recorded, [evidence]),
            _ => new Author(
                kind,
                tools.IdOf(tool),
                ModelName.Normalise(model),
                null,
                url.Length > 0 ? url : null,
                EvidenceLevel.Recorded,
                [evidence]
            ),
        };
    }
}

/// <summary>Lines of one file, as they were when the record was written.</summary>
internal sealed record AgentTraceFile(string Path, IReadOnlyList<LineAuthor> Lines)
{
    /// <summary>Writers that do not know the lines say 1 to 1.</summary>
    public bool KnowsLines => Lines.Any(line => line.Last > 1);
}
