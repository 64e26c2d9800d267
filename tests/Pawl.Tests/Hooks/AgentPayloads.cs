using System.Text.Json.Nodes;

namespace Pawl.Tests.Hooks;

/// <summary>What an agent gives its hooks at each event, with the names that its versions use. CWD, FILE, COMMAND and TURN are filled in.</summary>
internal static class AgentPayloads
{
    /// <summary>Agent, event, the event's name in the command (empty: none), payload.</summary>
    private static readonly (string Agent, string Event, string Name, string Payload)[] All =
    [
        (
            "claude-code",
            "start",
            "",
            """{"session_id":"s1","transcript_path":"/t.jsonl","cwd":"CWD","hook_event_name":"SessionStart","source":"startup","model":"claude-opus-4-5-20251101"}"""
        ),
        (
            "claude-code",
            "prompt",
            "",
            """{"session_id":"s1","transcript_path":"/t.jsonl","cwd":"CWD","permission_mode":"default","hook_event_name":"UserPromptSubmit","prompt":"improve it"}"""
        ),
        (
            "claude-code",
            "before-edit",
            "",
            """{"session_id":"s1","transcript_path":"/t.jsonl","cwd":"CWD","permission_mode":"default","hook_event_name":"PreToolUse","tool_name":"Edit","tool_input":{"file_path":"FILE","old_string":"a","new_string":"b","replace_all":false},"tool_use_id":"u1"}"""
        ),
        (
            "claude-code",
            "after-edit",
            "",
            """{"session_id":"s1","transcript_path":"/t.jsonl","cwd":"CWD","permission_mode":"default","hook_event_name":"PostToolUse","tool_name":"Edit","tool_input":{"file_path":"FILE","old_string":"a","new_string":"b"},"tool_response":{"filePath":"FILE"},"tool_use_id":"u1","duration_ms":3}"""
        ),
        (
            "claude-code",
            "before-shell",
            "",
            """{"session_id":"s1","transcript_path":"/t.jsonl","cwd":"CWD","hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"COMMAND","description":"x"},"tool_use_id":"u2"}"""
        ),
        (
            "claude-code",
            "end",
            "",
            """{"session_id":"s1","transcript_path":"/t.jsonl","cwd":"CWD","hook_event_name":"Stop","stop_hook_active":false,"last_assistant_message":"done"}"""
        ),
        (
            "codex",
            "start",
            "",
            """{"session_id":"s1","cwd":"CWD","transcript_path":null,"hook_event_name":"SessionStart","model":"gpt-5.1-codex","permission_mode":"default","source":"startup"}"""
        ),
        (
            "codex",
            "prompt",
            "",
            """{"session_id":"s1","turn_id":"TURN","cwd":"CWD","transcript_path":null,"hook_event_name":"UserPromptSubmit","model":"gpt-5.1-codex","permission_mode":"default","prompt":"improve it"}"""
        ),
        (
            "codex",
            "before-edit",
            "",
            """{"session_id":"s1","turn_id":"TURN","cwd":"CWD","transcript_path":null,"hook_event_name":"PreToolUse","model":"gpt-5.1-codex","permission_mode":"default","tool_name":"apply_patch","tool_input":{"command":"*** Begin Patch\n*** Update File: app.py\n@@\n-a\n+b\n*** End Patch\n"},"tool_use_id":"u1"}"""
        ),
        (
            "codex",
            "after-edit",
            "",
            """{"session_id":"s1","turn_id":"TURN","cwd":"CWD","transcript_path":null,"hook_event_name":"PostToolUse","model":"gpt-5.1-codex","permission_mode":"default","tool_name":"apply_patch","tool_input":{"command":"*** Begin Patch\n*** Update File: app.py\n@@\n-a\n+b\n*** End Patch\n"},"tool_response":"Success. Updated the following files:\nM app.py\n","tool_use_id":"u1"}"""
        ),
        (
            "codex",
            "before-shell",
            "",
            """{"session_id":"s1","turn_id":"TURN","cwd":"CWD","transcript_path":null,"hook_event_name":"PreToolUse","model":"gpt-5.1-codex","permission_mode":"default","tool_name":"Bash","tool_input":{"command":["bash","-lc","COMMAND"]},"tool_use_id":"u2"}"""
        ),
        (
            "codex",
            "end",
            "",
            """{"session_id":"s1","turn_id":"TURN","cwd":"CWD","transcript_path":null,"hook_event_name":"Stop","model":"gpt-5.1-codex","permission_mode":"default","stop_hook_active":false,"last_assistant_message":"done"}"""
        ),
        (
            "gemini-cli",
            "start",
            "",
            """{"session_id":"s1","transcript_path":"/t.json","cwd":"CWD","hook_event_name":"SessionStart","timestamp":"2026-01-01T00:00:00Z","source":"startup"}"""
        ),
        (
            "gemini-cli",
            "model",
            "",
            """{"session_id":"s1","transcript_path":"/t.json","cwd":"CWD","hook_event_name":"BeforeModel","timestamp":"2026-01-01T00:00:00Z","llm_request":{"model":"gemini-3-pro","messages":[]}}"""
        ),
        (
            "gemini-cli",
            "prompt",
            "",
            """{"session_id":"s1","transcript_path":"/t.json","cwd":"CWD","hook_event_name":"BeforeAgent","timestamp":"2026-01-01T00:00:00Z","prompt":"improve it"}"""
        ),
        (
            "gemini-cli",
            "before-edit",
            "",
            """{"session_id":"s1","transcript_path":"/t.json","cwd":"CWD","hook_event_name":"BeforeTool","timestamp":"2026-01-01T00:00:00Z","tool_name":"replace","tool_input":{"file_path":"FILE","old_string":"a","new_string":"b"}}"""
        ),
        (
            "gemini-cli",
            "after-edit",
            "",
            """{"session_id":"s1","transcript_path":"/t.json","cwd":"CWD","hook_event_name":"AfterTool","timestamp":"2026-01-01T00:00:00Z","tool_name":"replace","tool_input":{"file_path":"FILE","old_string":"a","new_string":"b"},"tool_response":{"llmContent":"ok","returnDisplay":"ok","error":null}}"""
        ),
        (
            "gemini-cli",
            "before-shell",
            "",
            """{"session_id":"s1","transcript_path":"/t.json","cwd":"CWD","hook_event_name":"BeforeTool","timestamp":"2026-01-01T00:00:00Z","tool_name":"run_shell_command","tool_input":{"command":"COMMAND"}}"""
        ),
        (
            "gemini-cli",
            "end",
            "",
            """{"session_id":"s1","transcript_path":"/t.json","cwd":"CWD","hook_event_name":"AfterAgent","timestamp":"2026-01-01T00:00:00Z","prompt":"improve it","prompt_response":"done","stop_hook_active":false}"""
        ),
        (
            "cursor",
            "prompt",
            "",
            """{"hook_event_name":"beforeSubmitPrompt","conversation_id":"s1","generation_id":"TURN","workspace_roots":["CWD"],"model":"claude-4.5-opus","cursor_version":"2.1","prompt":"improve it","attachments":[]}"""
        ),
        (
            "cursor",
            "before-edit",
            "",
            """{"hook_event_name":"preToolUse","conversation_id":"s1","generation_id":"TURN","workspace_roots":["CWD"],"model":"claude-4.5-opus","cursor_version":"2.1","tool_name":"Write","tool_input":{"file_path":"FILE","content":"b"},"tool_use_id":"u1"}"""
        ),
        (
            "cursor",
            "after-edit",
            "",
            """{"hook_event_name":"postToolUse","conversation_id":"s1","generation_id":"TURN","workspace_roots":["CWD"],"model":"claude-4.5-opus","cursor_version":"2.1","tool_name":"Write","tool_input":{"file_path":"FILE","content":"b"},"tool_output":"ok","tool_use_id":"u1"}"""
        ),
        (
            "cursor",
            "before-shell",
            "",
            """{"hook_event_name":"beforeShellExecution","conversation_id":"s1","generation_id":"TURN","workspace_roots":["CWD"],"model":"claude-4.5-opus","cursor_version":"2.1","command":"COMMAND","cwd":"CWD"}"""
        ),
        (
            "cursor",
            "end",
            "",
            """{"hook_event_name":"stop","conversation_id":"s1","generation_id":"TURN","workspace_roots":["CWD"],"model":"claude-4.5-opus","cursor_version":"2.1","status":"completed","loop_count":0}"""
        ),
        ("copilot", "prompt", "userPromptSubmitted", """{"sessionId":"s1","timestamp":1767225600000,"cwd":"CWD","prompt":"improve it"}"""),
        (
            "copilot",
            "before-edit",
            "preToolUse",
            """{"sessionId":"s1","timestamp":1767225600000,"cwd":"CWD","toolName":"edit","toolArgs":"{\"path\":\"FILE\",\"old_str\":\"a\",\"new_str\":\"b\"}"}"""
        ),
        (
            "copilot",
            "after-edit",
            "postToolUse",
            """{"sessionId":"s1","timestamp":1767225600000,"cwd":"CWD","toolName":"edit","toolArgs":"{\"path\":\"FILE\",\"old_str\":\"a\",\"new_str\":\"b\"}","toolResult":{"resultType":"success","textResultForLlm":"ok"}}"""
        ),
        (
            "copilot",
            "before-shell",
            "preToolUse",
            """{"sessionId":"s1","timestamp":1767225600000,"cwd":"CWD","toolName":"bash","toolArgs":"{\"command\":\"COMMAND\"}"}"""
        ),
        (
            "copilot",
            "end",
            "agentStop",
            """{"sessionId":"s1","timestamp":1767225600000,"cwd":"CWD","transcriptPath":"/t.jsonl","stopReason":"end_turn"}"""
        ),
        ("opencode", "start", "", """{"event":"session-start","session_id":"s1","cwd":"CWD","model":"anthropic/claude-sonnet-4-5"}"""),
        ("opencode", "prompt", "", """{"event":"prompt","session_id":"s1","cwd":"CWD","model":"anthropic/claude-sonnet-4-5"}"""),
        (
            "opencode",
            "before-edit",
            "",
            """{"event":"before","session_id":"s1","cwd":"CWD","tool":"edit","args":{"filePath":"FILE","oldString":"a","newString":"b"}}"""
        ),
        (
            "opencode",
            "after-edit",
            "",
            """{"event":"after","session_id":"s1","cwd":"CWD","tool":"edit","args":{"filePath":"FILE","oldString":"a","newString":"b"}}"""
        ),
        ("opencode", "before-shell", "", """{"event":"before","session_id":"s1","cwd":"CWD","tool":"bash","args":{"command":"COMMAND"}}"""),
        ("opencode", "end", "", """{"event":"idle","session_id":"s1","cwd":"CWD"}"""),
        (
            "windsurf",
            "before-edit",
            "",
            """{"agent_action_name":"pre_write_code","trajectory_id":"s1","execution_id":"TURN","timestamp":"2026-01-01T00:00:00Z","model_name":"SWE-1.5","cwd":"CWD","tool_info":{"file_path":"FILE","edits":[{"old_string":"a","new_string":"b"}]}}"""
        ),
        (
            "windsurf",
            "after-edit",
            "",
            """{"agent_action_name":"post_write_code","trajectory_id":"s1","execution_id":"TURN","timestamp":"2026-01-01T00:00:00Z","model_name":"SWE-1.5","cwd":"CWD","tool_info":{"file_path":"FILE","edits":[{"old_string":"a	raw tab","new_string":"b"}]}}"""
        ),
        (
            "windsurf",
            "before-shell",
            "",
            """{"agent_action_name":"pre_run_command","trajectory_id":"s1","execution_id":"TURN","timestamp":"2026-01-01T00:00:00Z","model_name":"SWE-1.5","cwd":"CWD","tool_info":{"command_line":"COMMAND","cwd":"CWD"}}"""
        ),
        (
            "windsurf",
            "end",
            "",
            """{"agent_action_name":"post_cascade_response","trajectory_id":"s1","execution_id":"TURN","timestamp":"2026-01-01T00:00:00Z","model_name":"SWE-1.5","cwd":"CWD","tool_info":{"response":"done"}}"""
        ),
        (
            "cline",
            "prompt",
            "",
            """{"clineVersion":"3.40.0","hookName":"UserPromptSubmit","timestamp":"1767225600000","taskId":"s1","workspaceRoots":["CWD"],"userId":"u","userPromptSubmit":{"prompt":"improve it","attachments":[]}}"""
        ),
        (
            "cline",
            "before-edit",
            "",
            """{"clineVersion":"3.40.0","hookName":"PreToolUse","timestamp":"1767225600000","taskId":"s1","workspaceRoots":["CWD"],"userId":"u","model":{"provider":"anthropic","slug":"claude-sonnet-4.5"},"preToolUse":{"toolName":"replace_in_file","parameters":{"path":"app.py","diff":"x"}}}"""
        ),
        (
            "cline",
            "after-edit",
            "",
            """{"clineVersion":"3.40.0","hookName":"PostToolUse","timestamp":"1767225600000","taskId":"s1","workspaceRoots":["CWD"],"userId":"u","model":{"provider":"anthropic","slug":"claude-sonnet-4.5"},"postToolUse":{"toolName":"replace_in_file","parameters":{"path":"app.py","diff":"x"},"result":"ok","success":true,"executionTimeMs":5}}"""
        ),
        (
            "cline",
            "before-shell",
            "",
            """{"clineVersion":"3.40.0","hookName":"PreToolUse","timestamp":"1767225600000","taskId":"s1","workspaceRoots":["CWD"],"userId":"u","preToolUse":{"toolName":"execute_command","parameters":{"command":"COMMAND","requires_approval":"false"}}}"""
        ),
        (
            "cline",
            "end",
            "",
            """{"clineVersion":"3.40.0","hookName":"TaskComplete","timestamp":"1767225600000","taskId":"s1","workspaceRoots":["CWD"],"userId":"u","taskComplete":{"taskMetadata":{}}}"""
        ),
        ("kiro", "prompt", "", """{"hook_event_name":"userPromptSubmit","cwd":"CWD","prompt":"improve it"}"""),
        (
            "kiro",
            "before-edit",
            "",
            """{"hook_event_name":"preToolUse","cwd":"CWD","tool_name":"fs_write","tool_input":{"command":"str_replace","path":"FILE","old_str":"a","new_str":"b"}}"""
        ),
        (
            "kiro",
            "after-edit",
            "",
            """{"hook_event_name":"postToolUse","cwd":"CWD","tool_name":"fs_write","tool_input":{"command":"str_replace","path":"FILE","old_str":"a","new_str":"b"},"tool_response":{"success":true,"result":["ok"]}}"""
        ),
        (
            "kiro",
            "before-shell",
            "",
            """{"hook_event_name":"preToolUse","cwd":"CWD","tool_name":"execute_bash","tool_input":{"command":"COMMAND"}}"""
        ),
        ("kiro", "end", "", """{"hook_event_name":"stop","cwd":"CWD"}"""),
        ("amp", "prompt", "", """{"event":"prompt","session_id":"T-1","cwd":"CWD"}"""),
        (
            "amp",
            "before-edit",
            "",
            """{"event":"before","session_id":"T-1","cwd":"CWD","tool":"edit_file","args":{"path":"FILE","old_str":"a","new_str":"b"}}"""
        ),
        (
            "amp",
            "after-edit",
            "",
            """{"event":"after","session_id":"T-1","cwd":"CWD","tool":"edit_file","args":{"path":"FILE","old_str":"a","new_str":"b"}}"""
        ),
        ("amp", "before-shell", "", """{"event":"before","session_id":"T-1","cwd":"CWD","tool":"Bash","args":{"cmd":"COMMAND"}}"""),
        ("amp", "end", "", """{"event":"idle","session_id":"T-1","cwd":"CWD"}"""),
        (
            "factory-droid",
            "prompt",
            "",
            """{"sessionId":"s1","transcriptPath":"/t.jsonl","cwd":"CWD","permissionMode":"auto","hookEventName":"UserPromptSubmit","prompt":"improve it"}"""
        ),
        (
            "factory-droid",
            "before-edit",
            "",
            """{"sessionId":"s1","transcriptPath":"/t.jsonl","cwd":"CWD","permissionMode":"auto","hookEventName":"PreToolUse","tool_name":"ApplyPatch","tool_input":{"patch":"*** Begin Patch\n*** Update File: app.py\n@@\n-a\n+b\n*** End Patch"}}"""
        ),
        (
            "factory-droid",
            "after-edit",
            "",
            """{"sessionId":"s1","transcriptPath":"/t.jsonl","cwd":"CWD","permissionMode":"auto","hookEventName":"PostToolUse","tool_name":"ApplyPatch","tool_input":{"patch":"*** Begin Patch\n*** Update File: app.py\n@@\n-a\n+b\n*** End Patch"},"tool_response":"ok"}"""
        ),
        (
            "factory-droid",
            "before-shell",
            "",
            """{"sessionId":"s1","transcriptPath":"/t.jsonl","cwd":"CWD","permissionMode":"auto","hookEventName":"PreToolUse","tool_name":"Execute","tool_input":{"command":"COMMAND"}}"""
        ),
        (
            "factory-droid",
            "end",
            "",
            """{"sessionId":"s1","transcriptPath":"/t.jsonl","cwd":"CWD","permissionMode":"auto","hookEventName":"Stop","stopHookActive":false}"""
        ),
    ];

    internal static IEnumerable<string> Agents => All.Select(row => row.Agent).Distinct();

    /// <summary>Null where the agent has no such event.</summary>
    internal static (string? Name, string Payload)? Of(string agent, string @event, string folder, string file, string command, int turn)
    {
        var row = Array.Find(All, row => row.Agent == agent && row.Event == @event);
        return row.Payload is null
            ? null
            : (
                row.Name.Length == 0 ? null : row.Name,
                row.Payload.Replace("CWD", folder, StringComparison.Ordinal)
                    .Replace("FILE", $"{folder}/{file}", StringComparison.Ordinal)
                    .Replace("COMMAND", JsonValue.Create(command).ToJsonString().Trim('"'), StringComparison.Ordinal)
                    .Replace("TURN", $"t{turn}", StringComparison.Ordinal)
            );
    }
}
