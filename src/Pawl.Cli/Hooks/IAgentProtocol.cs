using Pawl.Engine.Guard;

namespace Pawl.Cli.Hooks;

/// <summary>How one agent's hooks speak.</summary>
internal interface IAgentProtocol
{
    /// <summary>As in <c>rules/signals.yaml</c> and in <c>pawl hook AGENT</c>.</summary>
    string Id { get; }

    /// <summary>A payload before an edit, with FOLDER and FILE in place of JSON texts: what the doctor asks with.</summary>
    string Sample { get; }

    /// <summary>Null: the event is none of this agent's, or does not concern the guard.</summary>
    /// <param name="name">The event's name where it stands in the command, not in the payload.</param>
    HookEvent? Read(HookPayload payload, string? name);

    HookOutput Write(HookEvent hook, HookReply reply);
}
