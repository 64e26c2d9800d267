using System.Text;
using Pawl.Engine;

namespace Pawl.Cli.Setup;

/// <summary>The MCP server's place in the lists of servers that agents keep in a project.</summary>
internal static class McpEntry
{
    /// <summary>What a file has that names the server, and no other of ours.</summary>
    internal static ReadOnlySpan<byte> Sign => "\"mcp\"]"u8;

    /// <param name="servers">The key of the list.</param>
    internal static FileEdit? Json(string path, string servers, ProgramCall program) =>
        FileEdit.Json(path, json => Set(json, servers, program));

    internal static void Set(JsonInsert json, string servers, ProgramCall program) =>
        json.Set([servers, "pawl"], $"{{\"command\": {JsonInsert.Quote(program.Words[0])}, \"args\": {Array(Arguments(program))}}}");

    /// <summary>OpenCode takes one list of words; of its files the one that is there.</summary>
    internal static FileEdit? OpenCode(string root, ProgramCall program)
    {
        string[] places = ["opencode.jsonc", "opencode.json", ".opencode/opencode.jsonc", ".opencode/opencode.json"];
        var path = places.Select(place => Path.Combine(root, place)).FirstOrDefault(File.Exists) ?? Path.Combine(root, places[^1]);
        return FileEdit.Json(
            path,
            json =>
                json.Set(["mcp", "pawl"], $"{{\"type\": \"local\", \"command\": {Array([.. program.Words, "mcp"])}, \"enabled\": true}}")
        );
    }

    /// <summary>Codex: a table at the end of the file.</summary>
    internal static FileEdit? Toml(string path, ProgramCall program)
    {
        const string Table = "[mcp_servers.pawl]";
        var before = FileEdit.Read(path);
        var text = before is null ? "" : Encoding.UTF8.GetString(before);
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        if (lines.Contains(Table))
        {
            return null;
        }
        if (lines.Exists(line => line.StartsWith("mcp_servers", StringComparison.Ordinal)))
        {
            throw new UserError(
                $"{path} cannot be added to: mcp_servers is written in one line",
                "Write it as tables ([mcp_servers.NAME]), or leave this agent out with `--no-agents` and `--agent`."
            );
        }
        // Strings of JSON are strings of TOML, too.
        var opening =
            text.Length == 0 ? ""
            : text.EndsWith('\n') ? "\n"
            : "\n\n";
        var snippet = $"{opening}{Table}\ncommand = {JsonInsert.Quote(program.Words[0])}\nargs = {Array(Arguments(program))}\n";
        return new FileEdit(path, before, Encoding.UTF8.GetBytes(text + snippet), [snippet]);
    }

    private static IReadOnlyList<string> Arguments(ProgramCall program) => [.. program.Words.Skip(1), "mcp"];

    private static string Array(IReadOnlyList<string> words) => $"[{string.Join(", ", words.Select(JsonInsert.Quote))}]";
}
