using Pawl.Engine.Guard;

namespace Pawl.Cli.Hooks.Agents;

/// <summary>Cursor: names conversation, generation and model in every payload.</summary>
internal sealed class Cursor : IAgentProtocol
{
    public string Id => "cursor";

    public string Sample =>
        """{"conversation_id":"doctor","generation_id":"1","workspace_roots":[FOLDER],"hook_event_name":"preToolUse","tool_name":"Write","tool_input":{"file_path":FILE}}""";

    public HookEvent? Read(HookPayload payload, string? name)
    {
        var kind = EventNames.KindOf(payload.Event, payload.Tool);
        return kind == HookKind.Other ? null : payload.ToEvent(kind, Id);
    }

    public HookOutput Write(HookEvent hook, HookReply reply) =>
        (reply.Answer, hook.Kind) switch
        {
            (HookAnswer.Nothing, _) => HookOutput.Nothing,
            (HookAnswer.Deny, _) => HookOutput.Json(("permission", "deny"), ("user_message", reply.Text), ("agent_message", reply.Text)),
            (HookAnswer.Hold, _) => HookOutput.Json(("followup_message", reply.Text)),
            (_, HookKind.AfterEdit or HookKind.AfterShell) => HookOutput.Json(("additional_context", reply.Text)),
            (_, HookKind.BeforeEdit or HookKind.BeforeShell) => HookOutput.Json(
                ("permission", "allow"),
                ("user_message", reply.Text),
                ("agent_message", reply.Text)
            ),
            _ => HookOutput.Nothing,
        };
}
