using Pawl.Engine.Guard;

namespace Pawl.Cli.Hooks.Agents;

/// <summary>GitHub Copilot, CLI and cloud: the event's name stands in the command, because the payload may not have it.</summary>
internal sealed class Copilot : IAgentProtocol
{
    public string Id => "copilot";

    public string Sample => """{"sessionId":"doctor","cwd":FOLDER,"toolName":"edit","toolArgs":{"path":FILE}}""";

    public HookEvent? Read(HookPayload payload, string? name)
    {
        var kind = EventNames.KindOf(payload.Event is { Length: > 0 } told ? told : name ?? "", payload.Tool);
        return kind == HookKind.Other ? null : payload.ToEvent(kind, Id);
    }

    public HookOutput Write(HookEvent hook, HookReply reply) =>
        (reply.Answer, hook.Kind) switch
        {
            (HookAnswer.Nothing, _) => HookOutput.Nothing,
            (HookAnswer.Deny, _) => HookOutput.Json(("permissionDecision", "deny"), ("permissionDecisionReason", reply.Text)),
            (HookAnswer.Hold, _) => HookOutput.Json(("decision", "block"), ("reason", reply.Text)),
            (_, HookKind.AfterEdit or HookKind.AfterShell) => HookOutput.Json(("additionalContext", reply.Text)),
            _ => HookOutput.Nothing,
        };
}
