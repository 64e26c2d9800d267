using Pawl.Engine.Guard;

namespace Pawl.Cli.Hooks.Agents;

/// <summary>Kiro: a no is an exit code; what is said otherwise goes to standard output.</summary>
internal sealed class Kiro : IAgentProtocol
{
    public string Id => "kiro";

    public string Sample => """{"hook_event_name":"preToolUse","cwd":FOLDER,"tool_name":"fs_write","tool_input":{"path":FILE}}""";

    public HookEvent? Read(HookPayload payload, string? name)
    {
        var kind = EventNames.KindOf(payload.Event is { Length: > 0 } told ? told : name ?? "", payload.Tool);
        return kind == HookKind.Other ? null : payload.ToEvent(kind, Id);
    }

    public HookOutput Write(HookEvent hook, HookReply reply) =>
        reply.Answer switch
        {
            HookAnswer.Nothing => HookOutput.Nothing,
            HookAnswer.Deny => HookOutput.Refuse(reply.Text),
            _ => new HookOutput(reply.Text + "\n", "", 0),
        };
}
