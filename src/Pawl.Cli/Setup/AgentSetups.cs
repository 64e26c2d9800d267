using System.Text;
using System.Text.Json;
using Pawl.Engine;

namespace Pawl.Cli.Setup;

/// <summary>Where each agent keeps its hooks, and in which form.</summary>
internal static class AgentSetups
{
    private const string ClaudeTools = "Edit|Write|MultiEdit|NotebookEdit|Bash";
    private const string DroidTools = "Edit|Write|Create|ApplyPatch|MultiEdit|Execute|Bash";
    private const string CodexTools = "apply_patch|Edit|Write|Bash|shell|local_shell|exec_command|unified_exec";
    private const string GeminiTools = "write_file|replace|edit|run_shell_command";

    internal static IReadOnlyList<AgentSetup> All { get; } =
    [
        new(
            "claude-code",
            [".claude", "~/.claude"],
            ["claude"],
            (root, program) =>
                [
                    Nested(
                        $"{root}/.claude/settings.json",
                        program,
                        "claude-code",
                        ClaudeTools,
                        ["PreToolUse", "PostToolUse"],
                        ["SessionStart", "UserPromptSubmit", "Stop"],
                        60
                    ),
                    Mcp($"{root}/.mcp.json", "mcpServers", program),
                ]
        ),
        new(
            "codex",
            [".codex", "~/.codex"],
            ["codex"],
            (root, program) =>
                [
                    Nested(
                        $"{root}/.codex/hooks.json",
                        program,
                        "codex",
                        CodexTools,
                        ["PreToolUse", "PostToolUse"],
                        ["SessionStart", "UserPromptSubmit", "Stop"],
                        60
                    ),
                ]
        ),
        new(
            "cursor",
            [".cursor", "~/.cursor"],
            ["cursor", "cursor-agent"],
            (root, program) =>
                [
                    Flat(
                        $"{root}/.cursor/hooks.json",
                        ["preToolUse", "postToolUse", "beforeShellExecution", "afterShellExecution", "beforeSubmitPrompt", "stop"],
                        name => Quote($"{program} hook cursor"),
                        "\"version\": 1"
                    ),
                    Mcp($"{root}/.cursor/mcp.json", "mcpServers", program),
                ]
        ),
        new(
            "copilot",
            [".github/copilot-instructions.md", ".github/hooks", "~/.copilot"],
            ["copilot"],
            (root, program) =>
                [FileEdit.Own($"{root}/.github/hooks/pawl.json", CopilotFile(program)), Mcp($"{root}/.vscode/mcp.json", "servers", program)]
        ),
        new(
            "gemini-cli",
            [".gemini", "~/.gemini"],
            ["gemini"],
            (root, program) =>
                [
                    Nested(
                        $"{root}/.gemini/settings.json",
                        program,
                        "gemini-cli",
                        GeminiTools,
                        ["BeforeTool", "AfterTool"],
                        ["SessionStart", "BeforeAgent", "BeforeModel", "AfterAgent"],
                        60_000
                    ),
                ]
        ),
        new(
            "opencode",
            [".opencode", "opencode.json", "opencode.jsonc", "~/.config/opencode"],
            ["opencode"],
            (root, program) => [FileEdit.Own($"{root}/.opencode/plugins/pawl.js", Plugin("opencode.js", program))]
        ),
        new(
            "windsurf",
            [".windsurf", "~/.codeium/windsurf"],
            ["windsurf"],
            (root, program) =>
                [
                    Flat(
                        $"{root}/.windsurf/hooks.json",
                        [
                            "pre_write_code",
                            "post_write_code",
                            "pre_run_command",
                            "post_run_command",
                            "pre_user_prompt",
                            "post_cascade_response",
                        ],
                        _ => Quote($"{program} hook windsurf"),
                        null
                    ),
                ]
        ),
        new(
            "cline",
            [".clinerules"],
            ["cline"],
            (root, program) =>
                [
                    .. new[] { "PreToolUse", "PostToolUse", "UserPromptSubmit", "TaskComplete" }.Select(name =>
                        FileEdit.Own($"{root}/.clinerules/hooks/{name}", $"#!/bin/sh\nexec {program} hook cline\n", isProgram: true)
                    ),
                ]
        ),
        new(
            "kiro",
            [".kiro", "~/.kiro"],
            ["kiro", "kiro-cli"],
            (root, program) => [FileEdit.Own($"{root}/.kiro/hooks/pawl.json", KiroFile(program))]
        ),
        new("amp", [".amp"], ["amp"], (root, program) => [FileEdit.Own($"{root}/.amp/plugins/pawl.ts", Plugin("amp.ts", program))]),
        new(
            "factory-droid",
            [".factory", "~/.factory"],
            ["droid"],
            (root, program) =>
                [
                    Nested(
                        $"{root}/.factory/settings.json",
                        program,
                        "factory-droid",
                        DroidTools,
                        ["PreToolUse", "PostToolUse"],
                        ["SessionStart", "UserPromptSubmit", "Stop"],
                        60
                    ),
                ]
        ),
    ];

    internal static AgentSetup Of(string id) =>
        All.FirstOrDefault(setup => setup.Id == id)
        ?? throw new UserError(
            $"'{id}' is no agent that the guard can speak with",
            $"Known are {string.Join(", ", All.Select(s => s.Id))}."
        );

    /// <summary>Claude's form: lists of matchers, each with its commands.</summary>
    private static FileEdit? Nested(
        string path,
        string program,
        string agent,
        string matcher,
        string[] ofTools,
        string[] others,
        int timeout
    ) =>
        Edit(
            path,
            json =>
            {
                var handler = $"{{\"type\": \"command\", \"command\": {Quote($"{program} hook {agent}")}, \"timeout\": {timeout}}}";
                foreach (var name in ofTools)
                {
                    json.Append(["hooks", name], $"{{\"matcher\": {Quote(matcher)}, \"hooks\": [{handler}]}}");
                }
                foreach (var name in others)
                {
                    json.Append(["hooks", name], $"{{\"hooks\": [{handler}]}}");
                }
            },
            $"hook {agent}"
        );

    /// <summary>A list of commands for each event.</summary>
    private static FileEdit? Flat(string path, string[] events, Func<string, string> command, string? version) =>
        Edit(
            path,
            json =>
            {
                if (version is not null)
                {
                    json.Set(["version"], version.Split(": ")[1]);
                }
                foreach (var name in events)
                {
                    json.Append(["hooks", name], $"{{\"command\": {command(name)}}}");
                }
            },
            " hook "
        );

    /// <summary>The MCP server, where this program has one.</summary>
    private static FileEdit? Mcp(string path, string servers, string program) =>
        Commands.PawlCommand.HasMcp
            ? Edit(path, json => json.Set([servers, "pawl"], $"{{\"command\": {Quote(program)}, \"args\": [\"mcp\"]}}"), "\"pawl\"")
            : null;

    /// <param name="sign">What the file has once it is set up.</param>
    private static FileEdit? Edit(string path, Action<JsonInsert> put, string sign)
    {
        var before = FileEdit.Read(path);
        var text = before is null ? "" : Encoding.UTF8.GetString(before);
        if (text.Contains("pawl", StringComparison.Ordinal) && text.Contains(sign, StringComparison.Ordinal))
        {
            return null;
        }
        var json = new JsonInsert(text);
        try
        {
            put(json);
        }
        catch (JsonException e)
        {
            throw new UserError(
                $"{path} cannot be added to: {e.Message}",
                "Mend the file, or leave this agent out with `--no-agents` and `--agent`."
            );
        }
        return new FileEdit(path, before, Encoding.UTF8.GetBytes(json.Text), json.Snippets);
    }

    private static string CopilotFile(string program)
    {
        var events = new[] { "userPromptSubmitted", "preToolUse", "postToolUse", "agentStop" }.Select(name =>
            $"    \"{name}\": [{{\"type\": \"command\", \"bash\": {Quote($"{program} hook copilot {name}")}, \"timeoutSec\": 60}}]"
        );
        return $"{{\n  \"version\": 1,\n  \"hooks\": {{\n{string.Join(",\n", events)}\n  }}\n}}\n";
    }

    private static string KiroFile(string program)
    {
        (string Trigger, string Matcher)[] hooks =
        [
            ("PreToolUse", "fs_write|str_replace|execute_bash"),
            ("PostToolUse", "fs_write|str_replace|execute_bash"),
            ("UserPromptSubmit", ""),
            ("Stop", ""),
        ];
        var items = hooks.Select(h =>
            $"    {{\"name\": \"pawl {h.Trigger}\", \"trigger\": \"{h.Trigger}\"{(h.Matcher.Length > 0 ? $", \"matcher\": \"{h.Matcher}\"" : "")}, \"action\": {{\"type\": \"command\", \"command\": {Quote($"{program} hook kiro {h.Trigger}")}}}, \"timeout\": 60, \"enabled\": true}}"
        );
        return $"{{\n  \"version\": \"v1\",\n  \"hooks\": [\n{string.Join(",\n", items)}\n  ]\n}}\n";
    }

    private static string Plugin(string name, string program)
    {
        using var stream = typeof(AgentSetups).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("PAWL_COMMAND", JsonEncodedText.Encode(program).ToString(), StringComparison.Ordinal);
    }

    private static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
