using System.Text.Json;

namespace Pawl.Engine.Authorship;

/// <summary>One session of an Entire checkpoint, from its <c>metadata.json</c>.</summary>
/// <param name="Agent">As Entire names it; empty when not told.</param>
/// <param name="Files">Files that the agent touched; a name that ends in a slash is a folder.</param>
/// <param name="AgentLines">Null when the checkpoint does not count lines.</param>
/// <param name="ChangedByPerson">Lines of the agent's that a person changed before the commit.</param>
internal sealed record EntireCheckpoint(
    string Agent,
    string Model,
    string Session,
    IReadOnlyList<string> Files,
    int? AgentLines,
    int ChangedByPerson
)
{
    public const string Source = "entire-checkpoint";

    /// <summary>Null when it is the summary of several sessions.</summary>
    /// <exception cref="FormatException">The text is no JSON.</exception>
    public static EntireCheckpoint? Parse(byte[] metadata)
    {
        try
        {
            using var json = JsonDocument.Parse(metadata);
            var root = json.RootElement;
            var session = root.Text("session_id");
            if (session.Length == 0)
            {
                return null;
            }
            var counts = root.Member("initial_attribution");
            var files = root.Items("files_touched")
                .Where(file => file.ValueKind == JsonValueKind.String)
                .Select(file => file.GetString()!)
                .ToList();
            return new EntireCheckpoint(
                root.Text("agent"),
                root.Text("model"),
                session,
                files,
                counts.Member("total_committed").ValueKind == JsonValueKind.Number ? counts.Number("agent_lines") : null,
                counts.Number("human_modified")
            );
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException(error.Message);
        }
    }

    /// <summary>What it says of a file; null when it does not name it.</summary>
    public Claim? Of(string path, ToolNames tools)
    {
        if (!Files.Any(file => file == path || file.EndsWith('/') && path.StartsWith(file, StringComparison.Ordinal)))
        {
            return null;
        }
        var kind =
            AgentLines == 0 ? AuthorKind.Unknown
            : ChangedByPerson > 0 ? AuthorKind.Mixed
            : AuthorKind.Agent;
        var tool = kind == AuthorKind.Unknown ? null : tools.IdOf(Agent);
        return new Claim(kind, tool, tool is null ? null : ModelName.Normalise(Model), Session, null, Source, 0, []);
    }
}
