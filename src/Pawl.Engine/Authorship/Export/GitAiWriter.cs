using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pawl.Engine.Git;

namespace Pawl.Engine.Authorship.Export;

/// <summary>Writes notes of the Git AI standard, <c>authorship/3.0.0</c>. A commit that has one keeps it.</summary>
public static class GitAiWriter
{
    private const string Reference = "refs/notes/ai";
    private const int IdDigits = 14;

    /// <returns>Whether it was written.</returns>
    public static async Task<bool> Add(GitRepository repository, AgentLines commit, CancellationToken cancel)
    {
        var id = commit.Commit.Id.ToString();
        if ((await GitProcess.Run(repository.Home, ["notes", $"--ref={Reference}", "list", id], cancel)).Succeeded)
        {
            return false;
        }
        string[] arguments = ["notes", $"--ref={Reference}", "add", "--file=-", id];
        (await GitProcess.Run(repository.Home, arguments, Encoding.UTF8.GetBytes(Text(commit)), cancel)).OrThrow();
        return true;
    }

    /// <summary>The note's text.</summary>
    public static string Text(AgentLines commit)
    {
        var text = new StringBuilder();
        var sessions = new SortedDictionary<string, Author>(StringComparer.Ordinal);
        foreach (var file in commit.Files)
        {
            text.Append(Quoted(file.Path)).Append('\n');
            foreach (var lines in file.Lines.GroupBy(l => SessionOf(l.Author, commit)).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                sessions.TryAdd(lines.Key, lines.First().Author);
                var trace = Digest($"{lines.Key} {commit.Commit.Id}");
                text.Append(CultureInfo.InvariantCulture, $"  {lines.Key}::t_{trace} {string.Join(',', lines.Select(Range))}\n");
            }
        }
        return text.Append("---\n").Append(Json(commit, sessions)).Append('\n').ToString();
    }

    private static string Range(LineAuthor lines) =>
        lines.First == lines.Last
            ? lines.First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{lines.First}-{lines.Last}");

    // A commit without a session is one of its own.
    private static string Conversation(Author author, AgentLines commit) => author.Session ?? commit.Commit.Id.ToString();

    private static string SessionOf(Author author, AgentLines commit) => $"s_{Digest($"{author.Tool}:{Conversation(author, commit)}")}";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..IdDigits];

    private static string Quoted(string path) => path.AsSpan().IndexOfAny(" \t\n") >= 0 ? $"\"{path}\"" : path;

    private static string Json(AgentLines commit, SortedDictionary<string, Author> sessions)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("schema_version", "authorship/3.0.0");
            json.WriteString("base_commit_sha", commit.Commit.Id.ToString());
            json.WriteStartObject("prompts");
            json.WriteEndObject();
            json.WriteStartObject("sessions");
            foreach (var (key, author) in sessions)
            {
                json.WriteStartObject(key);
                json.WriteStartObject("agent_id");
                json.WriteString("tool", author.Tool ?? ToolNames.Unnamed);
                json.WriteString("id", Conversation(author, commit));
                json.WriteString("model", author.Model ?? "unknown");
                json.WriteEndObject();
                if (author.Person is { } person)
                {
                    json.WriteString("human_author", person);
                }
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
