using Pawl.Cli.Hooks.Agents;

namespace Pawl.Cli.Hooks;

/// <summary>All agents that the guard can speak with.</summary>
internal static class AgentProtocols
{
    internal static IReadOnlyList<IAgentProtocol> All { get; } =
    [
        new ClaudeCode(),
        new Codex(),
        new Cursor(),
        new Copilot(),
        new Gemini(),
        new OpenCode(),
        new Windsurf(),
        new Cline(),
        new Kiro(),
        new Amp(),
        new Droid(),
    ];

    internal static IAgentProtocol Of(string id) => All.First(protocol => protocol.Id == id);
}
