using Pawl.Engine.Guard;

namespace Pawl.Cli.Hooks.Agents;

/// <summary>Windsurf: a no is an exit code, and nothing can be said after an edit.</summary>
internal sealed class Windsurf : IAgentProtocol
{
    public string Id => "windsurf";

    public string Sample =>
        """{"agent_action_name":"pre_write_code","trajectory_id":"doctor","execution_id":"1","cwd":FOLDER,"tool_info":{"file_path":FILE}}""";

    public HookEvent? Read(HookPayload payload, string? name)
    {
        var kind = EventNames.KindOf(payload.Event, "");
        return kind == HookKind.Other ? null : payload.ToEvent(kind, Id) with { ListensAfterEdit = false };
    }

    public HookOutput Write(HookEvent hook, HookReply reply) =>
        (reply.Answer, hook.Kind) switch
        {
            (HookAnswer.Nothing, _) => HookOutput.Nothing,
            (HookAnswer.Deny, HookKind.BeforeEdit or HookKind.BeforeShell) => HookOutput.Refuse(reply.Text),
            _ => new HookOutput(reply.Text + "\n", "", 0),
        };
}
