using Pawl.Engine.Guard;

namespace Pawl.Cli.Hooks.Agents;

/// <summary>Gemini CLI. Only the event before a request tells the model.</summary>
internal sealed class Gemini : IAgentProtocol
{
    public string Id => "gemini-cli";

    public string Sample =>
        """{"session_id":"doctor","cwd":FOLDER,"hook_event_name":"BeforeTool","tool_name":"replace","tool_input":{"file_path":FILE}}""";

    public HookEvent? Read(HookPayload payload, string? name)
    {
        var kind = EventNames.KindOf(payload.Event, payload.Tool);
        if (kind == HookKind.Other)
        {
            return null;
        }
        var hook = payload.ToEvent(kind, Id);
        return payload.Inside("llm_request", "model") is { Length: > 0 } model ? hook with { Model = model } : hook;
    }

    public HookOutput Write(HookEvent hook, HookReply reply) =>
        (reply.Answer, hook.Kind) switch
        {
            (HookAnswer.Nothing, _) => HookOutput.Nothing,
            (HookAnswer.Deny or HookAnswer.Hold, _) => HookOutput.Json(("decision", "deny"), ("reason", reply.Text)),
            (_, HookKind.AfterEdit or HookKind.AfterShell) => HookOutput.Json(
                ("hookSpecificOutput", HookOutput.Object(("hookEventName", "AfterTool"), ("additionalContext", reply.Text)))
            ),
            _ => HookOutput.Json(("systemMessage", reply.Text)),
        };
}
