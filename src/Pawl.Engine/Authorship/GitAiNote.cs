using System.Text;
using System.Text.Json;
using Pawl.Engine.Git;

namespace Pawl.Engine.Authorship;

/// <summary>A note of the Git AI standard, <c>authorship/3.0.0</c>: lines by file and key, and who the keys are.</summary>
/// <param name="Files">Entries in the note's order.</param>
/// <param name="Agents">By key: a session (<c>s_…</c>) or a legacy prompt.</param>
/// <param name="People">By key <c>h_…</c>.</param>
internal sealed record GitAiNote(
    IReadOnlyList<GitAiEntry> Files,
    IReadOnlyDictionary<string, GitAiAgent> Agents,
    IReadOnlyDictionary<string, string> People
)
{
    /// <exception cref="FormatException">The text is no such note.</exception>
    public static GitAiNote Parse(ReadOnlyMemory<byte> note)
    {
        // Bytes all the way to the JSON: old notes carry whole conversations.
        var divider = FindDivider(note.Span);
        var entries = ParseEntries(GitText.Message(note.Span[..divider.Start]).Split('\n'));
        try
        {
            using var json = JsonDocument.Parse(note[divider.End..]);
            var root = json.RootElement;
            if (!root.Text("schema_version").StartsWith("authorship/", StringComparison.Ordinal))
            {
                throw new FormatException("its schema_version is not authorship/…");
            }
            var agents = new Dictionary<string, GitAiAgent>();
            foreach (var record in root.Members("prompts").Concat(root.Members("sessions")))
            {
                agents[record.Name] = GitAiAgent.Read(record.Value);
            }
            var people = new Dictionary<string, string>();
            foreach (var record in root.Members("humans"))
            {
                people[record.Name] = record.Value.Text("author");
            }
            return new GitAiNote(entries, agents, people);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException($"its JSON cannot be read: {error.Message}");
        }
    }

    /// <summary>The line that is exactly <c>---</c>.</summary>
    private static (int Start, int End) FindDivider(ReadOnlySpan<byte> note)
    {
        if (note.StartsWith("---\n"u8))
        {
            return (0, 4);
        }
        foreach (var line in new[] { "\n---\n", "\n---\r\n" })
        {
            var at = note.IndexOf(Encoding.ASCII.GetBytes(line));
            if (at >= 0)
            {
                return (at, at + line.Length);
            }
        }
        throw new FormatException("it has no line ---");
    }

    private static List<GitAiEntry> ParseEntries(ReadOnlySpan<string> lines)
    {
        var entries = new List<GitAiEntry>();
        var path = "";
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                continue;
            }
            if (!line.StartsWith("  ", StringComparison.Ordinal))
            {
                path = line is ['"', .. var quoted, '"'] ? quoted : line;
                continue;
            }
            // The right half of a session's key is one checkpoint's trace: it does not matter here.
            var space = line.LastIndexOf(' ');
            var key = space > 2 ? line[2..space].Trim() : throw new FormatException($"'{line}' has no ranges");
            var session = key.Split("::", 2)[0];
            entries.Add(new GitAiEntry(path, session, ParseRanges(line[(space + 1)..])));
        }
        return entries;
    }

    private static List<(int First, int Last)> ParseRanges(string text)
    {
        var ranges = new List<(int, int)>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (
                !int.TryParse(ends[0], out var first)
                || !int.TryParse(ends[^1], out var last)
                || ends.Length > 2
                || first < 1
                || last < first
            )
            {
                throw new FormatException($"'{part}' is no range of lines");
            }
            ranges.Add((first, last));
        }
        return ranges;
    }
}

/// <summary>Lines of one file that belong to one key.</summary>
internal sealed record GitAiEntry(string Path, string Key, IReadOnlyList<(int First, int Last)> Ranges);

/// <summary>An agent's session.</summary>
internal sealed record GitAiAgent(string Tool, string Model, string Session, string? Person)
{
    public static GitAiAgent Read(JsonElement record)
    {
        var id = record.Member("agent_id");
        var person = record.Text("human_author");
        return new GitAiAgent(id.Text("tool"), id.Text("model"), id.Text("id"), person.Length > 0 ? person : null);
    }
}
