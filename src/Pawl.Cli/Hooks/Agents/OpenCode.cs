using Pawl.Engine.Guard;

namespace Pawl.Cli.Hooks.Agents;

/// <summary>OpenCode, through the plugin that <c>pawl init</c> writes: it asks in these words and does what the answer says.</summary>
internal class OpenCode : IAgentProtocol
{
    public virtual string Id => "opencode";

    public string Sample => """{"event":"before","session_id":"doctor","cwd":FOLDER,"tool":"edit","args":{"filePath":FILE}}""";

    public HookEvent? Read(HookPayload payload, string? name)
    {
        var kind = EventNames.KindOf(payload.Event, payload.Tool);
        return kind == HookKind.Other ? null : payload.ToEvent(kind, Id);
    }

    public HookOutput Write(HookEvent hook, HookReply reply) =>
        reply.Answer switch
        {
            HookAnswer.Nothing => HookOutput.Json(),
            HookAnswer.Deny => HookOutput.Json(("deny", reply.Text)),
            HookAnswer.Hold => HookOutput.Json(("hold", reply.Text)),
            _ => HookOutput.Json(("tell", reply.Text)),
        };
}
