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
                    McpEntry.Json($"{root}/.mcp.json", "mcpServers", program),
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
                    McpEntry.Toml($"{root}/.codex/config.toml", program),
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
                        name => Quote($"{program.Shell} hook cursor"),
                        "\"version\": 1"
                    ),
                    McpEntry.Json($"{root}/.cursor/mcp.json", "mcpServers", program),
                ]
        ),
        new(
            "copilot",
            [".github/copilot-instructions.md", ".github/hooks", "~/.copilot"],
            ["copilot"],
            (root, program) =>
                [
                    FileEdit.Own($"{root}/.github/hooks/pawl.json", CopilotFile(program)),
                    McpEntry.Json($"{root}/.vscode/mcp.json", "servers", program),
                ]
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
                        60_000,
                        json => McpEntry.Set(json, "mcpServers", program)
                    ),
                ]
        ),
        new(
            "opencode",
            [".opencode", "opencode.json", "opencode.jsonc", "~/.config/opencode"],
            ["opencode"],
            (root, program) =>
                [FileEdit.Own($"{root}/.opencode/plugins/pawl.js", Plugin("opencode.js", program)), McpEntry.OpenCode(root, program)]
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
                        _ => Quote($"{program.Shell} hook windsurf"),
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
                        FileEdit.Own($"{root}/.clinerules/hooks/{name}", $"#!/bin/sh\nexec {program.Shell} hook cline\n", isProgram: true)
                    ),
                ]
        ),
        new(
            "kiro",
            [".kiro", "~/.kiro"],
            ["kiro", "kiro-cli"],
            (root, program) =>
                [
                    FileEdit.Own($"{root}/.kiro/hooks/pawl.json", KiroFile(program)),
                    McpEntry.Json($"{root}/.kiro/settings/mcp.json", "mcpServers", program),
                ]
        ),
        new(
            "amp",
            [".amp"],
            ["amp"],
            (root, program) =>
                [
                    FileEdit.Own($"{root}/.amp/plugins/pawl.ts", Plugin("amp.ts", program)),
                    McpEntry.Json($"{root}/.amp/settings.json", "amp.mcpServers", program),
                ]
        ),
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
                    McpEntry.Json($"{root}/.factory/mcp.json", "mcpServers", program),
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
    /// <param name="more">What else belongs into this file.</param>
    private static FileEdit? Nested(
        string path,
        ProgramCall program,
        string agent,
        string matcher,
        string[] ofTools,
        string[] others,
        int timeout,
        Action<JsonInsert>? more = null
    ) =>
        FileEdit.Json(
            path,
            json =>
            {
                if (!IsSetUp(json.Text, $"hook {agent}"))
                {
                    var handler =
                        $"{{\"type\": \"command\", \"command\": {Quote($"{program.Shell} hook {agent}")}, \"timeout\": {timeout}}}";
                    foreach (var name in ofTools)
                    {
                        json.Append(["hooks", name], $"{{\"matcher\": {Quote(matcher)}, \"hooks\": [{handler}]}}");
                    }
                    foreach (var name in others)
                    {
                        json.Append(["hooks", name], $"{{\"hooks\": [{handler}]}}");
                    }
                }
                more?.Invoke(json);
            }
        );

    /// <summary>A list of commands for each event.</summary>
    private static FileEdit? Flat(string path, string[] events, Func<string, string> command, string? version) =>
        FileEdit.Json(
            path,
            json =>
            {
                if (IsSetUp(json.Text, " hook "))
                {
                    return;
                }
                if (version is not null)
                {
                    json.Set(["version"], version.Split(": ")[1]);
                }
                foreach (var name in events)
                {
                    json.Append(["hooks", name], $"{{\"command\": {command(name)}}}");
                }
            }
        );

    /// <param name="sign">What the file has once it is set up.</param>
    private static bool IsSetUp(string text, string sign) =>
        text.Contains("pawl", StringComparison.Ordinal) && text.Contains(sign, StringComparison.Ordinal);

    private static string CopilotFile(ProgramCall program)
    {
        var events = new[] { "userPromptSubmitted", "preToolUse", "postToolUse", "agentStop" }.Select(name =>
            $"    \"{name}\": [{{\"type\": \"command\", \"bash\": {Quote($"{program.Shell} hook copilot {name}")}, \"timeoutSec\": 60}}]"
        );
        return $"{{\n  \"version\": 1,\n  \"hooks\": {{\n{string.Join(",\n", events)}\n  }}\n}}\n";
    }

    private static string KiroFile(ProgramCall program)
    {
        (string Trigger, string Matcher)[] hooks =
        [
            ("PreToolUse", "fs_write|str_replace|execute_bash"),
            ("PostToolUse", "fs_write|str_replace|execute_bash"),
            ("UserPromptSubmit", ""),
            ("Stop", ""),
        ];
        var items = hooks.Select(h =>
            $"    {{\"name\": \"pawl {h.Trigger}\", \"trigger\": \"{h.Trigger}\"{(h.Matcher.Length > 0 ? $", \"matcher\": \"{h.Matcher}\"" : "")}, \"action\": {{\"type\": \"command\", \"command\": {Quote($"{program.Shell} hook kiro {h.Trigger}")}}}, \"timeout\": 60, \"enabled\": true}}"
        );
        return $"{{\n  \"version\": \"v1\",\n  \"hooks\": [\n{string.Join(",\n", items)}\n  ]\n}}\n";
    }

    private static string Plugin(string name, ProgramCall program)
    {
        using var stream = typeof(AgentSetups).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("PAWL_COMMAND", JsonEncodedText.Encode(program.Shell).ToString(), StringComparison.Ordinal);
    }

    private static string Quote(string text) => JsonInsert.Quote(text);
}
