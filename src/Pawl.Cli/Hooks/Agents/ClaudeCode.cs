using Pawl.Engine.Guard;

namespace Pawl.Cli.Hooks.Agents;

/// <summary>Claude Code, and those who took over its form.</summary>
internal class ClaudeCode : IAgentProtocol
{
    public virtual string Id => "claude-code";

    public virtual string Sample =>
        """{"session_id":"doctor","cwd":FOLDER,"hook_event_name":"PreToolUse","tool_name":"Edit","tool_input":{"file_path":FILE}}""";

    public virtual HookEvent? Read(HookPayload payload, string? name)
    {
        // Cursor and Copilot also run Claude's hooks; they have their own.
        var transcript = payload.Text("transcript_path", "transcriptPath");
        var isAnother =
            payload.Has("cursor_version")
            || transcript.Contains("/.cursor/", StringComparison.Ordinal)
            || transcript.Contains("github.copilot", StringComparison.OrdinalIgnoreCase);
        var kind = EventNames.KindOf(payload.Event, payload.Tool);
        return isAnother || kind == HookKind.Other ? null : payload.ToEvent(kind, Id);
    }

    public virtual HookOutput Write(HookEvent hook, HookReply reply) =>
        (reply.Answer, hook.Kind) switch
        {
            (HookAnswer.Nothing, _) => HookOutput.Nothing,
            (HookAnswer.Deny, _) => HookOutput.Json(
                (
                    "hookSpecificOutput",
                    HookOutput.Object(
                        ("hookEventName", "PreToolUse"),
                        ("permissionDecision", "deny"),
                        ("permissionDecisionReason", reply.Text)
                    )
                )
            ),
            (HookAnswer.Hold, _) => HookOutput.Json(("decision", "block"), ("reason", reply.Text)),
            // The edit is done: this only hands the text to the model.
            (_, HookKind.AfterEdit or HookKind.AfterShell) => HookOutput.Json(("decision", "block"), ("reason", reply.Text)),
            _ => HookOutput.Json(("systemMessage", reply.Text)),
        };
}
