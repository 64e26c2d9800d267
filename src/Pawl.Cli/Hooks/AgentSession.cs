namespace Pawl.Cli.Hooks;

/// <summary>Variables that agents set for the programs that they start.</summary>
internal static class AgentSession
{
    private static readonly string[] Signs =
    [
        "CLAUDECODE",
        "CLAUDE_CODE_ENTRYPOINT",
        "CODEX_THREAD_ID",
        "CODEX_SANDBOX",
        "CODEX_SANDBOX_NETWORK_DISABLED",
        "GEMINI_CLI",
        "OPENCODE",
        "CURSOR_AGENT",
        "CURSOR_TRACE_ID",
        "COPILOT_CLI",
        "COPILOT_AGENT_SESSION_ID",
        "CLINE_ACTIVE",
        "KIRO_SESSION_ID",
        "AMP_THREAD_ID",
        "AGENT_THREAD_ID",
        "FACTORY_PROJECT_DIR",
        "QWEN_CODE",
        "AIDER_MODEL",
    ];

    /// <summary>The first sign that this program was started by an agent; null without one.</summary>
    internal static string? Sign(Func<string, string?> environment) => Signs.FirstOrDefault(name => environment(name) is { Length: > 0 });
}
