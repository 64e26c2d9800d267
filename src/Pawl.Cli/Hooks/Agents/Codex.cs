using Pawl.Engine.Guard;

namespace Pawl.Cli.Hooks.Agents;

/// <summary>OpenAI's Codex: Claude's form, with the model and the turn in every payload.</summary>
internal sealed class Codex : ClaudeCode
{
    public override string Id => "codex";

    public override string Sample =>
        """{"session_id":"doctor","turn_id":"1","cwd":FOLDER,"hook_event_name":"PreToolUse","model":"gpt-5","tool_name":"Edit","tool_input":{"file_path":FILE}}""";

    /// <summary>A block after an edit takes the place of the tool's own answer, as if it had failed: only something is added to it.</summary>
    public override HookOutput Write(HookEvent hook, HookReply reply) =>
        (reply.Answer, hook.Kind) is (HookAnswer.Tell, HookKind.AfterEdit or HookKind.AfterShell)
            ? HookOutput.Json(
                ("hookSpecificOutput", HookOutput.Object(("hookEventName", "PostToolUse"), ("additionalContext", reply.Text)))
            )
            : base.Write(hook, reply);
}
