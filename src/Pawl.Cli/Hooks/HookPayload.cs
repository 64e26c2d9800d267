using System.Text.Json;
using Pawl.Engine.Guard;

namespace Pawl.Cli.Hooks;

/// <summary>What an agent gives its hook. Agents and their versions spell the same things differently; what is missing is empty.</summary>
internal sealed class HookPayload(JsonElement root)
{
    private static readonly string[] PathKeys =
    [
        "file_path",
        "filePath",
        "path",
        "notebook_path",
        "target_file",
        "targetFile",
        "absolute_path",
        "absolutePath",
        "filepath",
        "filename",
        "old_path",
    ];
    private static readonly string[] PatchKeys = ["cmd", "patch", "patchText", "patch_text", "input", "command", "content", "diff"];
    private static readonly string[] ListKeys = ["edits", "files", "changes", "replacements", "operations"];
    private static readonly string[] PatchMarks = ["*** Add File: ", "*** Update File: ", "*** Delete File: ", "*** Move to: "];

    /// <exception cref="JsonException">The bytes are no JSON object.</exception>
    internal static HookPayload Parse(byte[] bytes)
    {
        try
        {
            return Of(bytes);
        }
        catch (JsonException)
        {
            // Some agents leave raw control characters inside of strings.
            return Of([.. bytes.Select(b => b < 0x20 ? (byte)' ' : b)]);
        }
    }

    private static HookPayload Of(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.ValueKind == JsonValueKind.Object
            ? new HookPayload(json.RootElement.Clone())
            : throw new JsonException("an object is expected");
    }

    internal string Event => Text("hook_event_name", "hookEventName", "hookName", "agent_action_name", "event");

    internal string Tool => Text("tool_name", "toolName", "tool") is { Length: > 0 } name ? name : Text(ToolUse, "toolName");

    internal bool Has(string key) => root.TryGetProperty(key, out _);

    /// <summary>The first of these that is a text and not empty.</summary>
    internal string Text(params ReadOnlySpan<string> keys) => Text(root, keys);

    internal bool IsTrue(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A text inside an object.</summary>
    internal string Inside(string outer, params ReadOnlySpan<string> keys) => Text(Member(root, outer), keys);

    /// <summary>The event with all that every agent tells in some way.</summary>
    internal HookEvent ToEvent(HookKind kind, string agent) =>
        new(kind, agent, Folder)
        {
            Session = Text(
                "session_id",
                "sessionId",
                "conversation_id",
                "conversationId",
                "trajectory_id",
                "taskId",
                "sessionID",
                "thread_id",
                "threadId"
            ),
            Turn = NullIfEmpty(Text("turn_id", "turnId", "generation_id", "execution_id", "prompt_id")),
            Model = NullIfEmpty(
                Text("model", "model_name", "modelName", "model_id") is { Length: > 0 } model
                    ? model
                    : Inside("model", "slug", "id", "modelID")
            ),
            Files =
                kind is HookKind.BeforeEdit or HookKind.AfterEdit ? Files
                : kind == HookKind.BeforeShell ? Patched
                : [],
            Command = kind is HookKind.BeforeShell or HookKind.AfterShell ? Command : null,
            IsHeld = IsTrue("stop_hook_active", "stopHookActive"),
        };

    /// <summary>Where the agent works.</summary>
    internal string Folder
    {
        get
        {
            var told = Text("cwd", "directory", "workspace_root");
            var roots = told.Length > 0 ? told : First("workspace_roots", "workspaceRoots");
            return roots.Length > 0 && Directory.Exists(roots) ? roots : Directory.GetCurrentDirectory();
        }
    }

    /// <summary>Files that the tool edits.</summary>
    internal IReadOnlyList<string> Files
    {
        get
        {
            var files = new List<string>();
            foreach (var input in new[] { root, Input })
            {
                AddFiles(input, files);
                foreach (var list in ListKeys)
                {
                    foreach (var item in Member(input, list) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : default)
                    {
                        AddFiles(item, files);
                    }
                }
            }
            AddPatched(Input, files);
            return [.. files.Distinct(StringComparer.Ordinal)];
        }
    }

    /// <summary>Files of a patch inside of a command.</summary>
    private IReadOnlyList<string> Patched
    {
        get
        {
            var files = new List<string>();
            AddPatched(Input, files);
            return [.. files.Distinct(StringComparer.Ordinal)];
        }
    }

    /// <summary>What the tool runs.</summary>
    internal string Command
    {
        get
        {
            foreach (var input in new[] { Input, root })
            {
                foreach (var key in new[] { "command", "command_line", "cmd", "script" })
                {
                    if (Member(input, key) is var value && Joined(value) is { Length: > 0 } text)
                    {
                        return text;
                    }
                }
            }
            return "";
        }
    }

    private JsonElement ToolUse =>
        Member(root, "preToolUse") is { ValueKind: JsonValueKind.Object } before ? before : Member(root, "postToolUse");

    private JsonElement Input
    {
        get
        {
            foreach (var key in new[] { "tool_input", "toolInput", "toolArgs", "tool_args", "parameters", "args", "tool_info", "input" })
            {
                if (Member(root, key) is { ValueKind: JsonValueKind.Object or JsonValueKind.String } found)
                {
                    return found.ValueKind == JsonValueKind.Object ? found : Unpacked(found.GetString()!);
                }
            }
            return Member(ToolUse, "parameters");
        }
    }

    /// <summary>JSON inside of a text; a plain text stands for itself.</summary>
    private static JsonElement Unpacked(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            using var json = JsonDocument.Parse($"{{\"input\":\"{JsonEncodedText.Encode(text)}\"}}");
            return json.RootElement.Clone();
        }
    }

    private static void AddFiles(JsonElement input, List<string> files)
    {
        foreach (var key in PathKeys)
        {
            if (Text(input, key) is { Length: > 0 } path)
            {
                files.Add(path);
            }
        }
    }

    private static void AddPatched(JsonElement input, List<string> files)
    {
        foreach (var key in PatchKeys)
        {
            foreach (var line in Joined(Member(input, key)).Split('\n'))
            {
                foreach (var mark in PatchMarks)
                {
                    if (line.StartsWith(mark, StringComparison.Ordinal))
                    {
                        files.Add(line[mark.Length..].Trim());
                    }
                }
            }
        }
    }

    /// <summary>A text, or a list of words put back into a line.</summary>
    private static string Joined(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join(
                ' ',
                value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => Quoted(v.GetString()!))
            ),
            _ => "",
        };

    // A patch stands as it is; a word with spaces is one word.
    private static string Quoted(string word) =>
        word.Contains('\n', StringComparison.Ordinal) && word.Contains("*** ", StringComparison.Ordinal) ? $"\n{word}\n"
        : word.Any(c => char.IsWhiteSpace(c) || c is ';' or '&' or '|' or '>' or '(' or '"')
            ? $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"
        : word;

    private string First(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Member(root, key) is { ValueKind: JsonValueKind.Array } list)
            {
                return list.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!).FirstOrDefault("");
            }
        }
        return "";
    }

    private static JsonElement Member(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var member) ? member : default;

    private static string Text(JsonElement element, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Member(element, key) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } found)
            {
                return found;
            }
        }
        return "";
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
