using Pawl.Engine.Guard;

namespace Pawl.Cli.Hooks.Agents;

/// <summary>Cline: always wants an answer.</summary>
internal sealed class Cline : IAgentProtocol
{
    public string Id => "cline";

    public string Sample =>
        """{"hookName":"PreToolUse","taskId":"doctor","workspaceRoots":[FOLDER],"preToolUse":{"toolName":"replace_in_file","parameters":{"path":FILE}}}""";

    public HookEvent? Read(HookPayload payload, string? name)
    {
        var kind = EventNames.KindOf(payload.Event, payload.Tool);
        return payload.ToEvent(kind, Id);
    }

    public HookOutput Write(HookEvent hook, HookReply reply) =>
        reply.Answer switch
        {
            HookAnswer.Nothing => HookOutput.Json(("cancel", false)),
            HookAnswer.Deny => HookOutput.Json(("cancel", true), ("errorMessage", reply.Text)),
            _ => HookOutput.Json(("cancel", false), ("contextModification", reply.Text)),
        };
}
