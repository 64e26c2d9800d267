namespace Pawl.Cli.Hooks.Agents;

/// <summary>OpenAI's Codex: Claude's form, with the model and the turn in every payload.</summary>
internal sealed class Codex : ClaudeCode
{
    public override string Id => "codex";

    public override string Sample =>
        """{"session_id":"doctor","turn_id":"1","cwd":FOLDER,"hook_event_name":"PreToolUse","model":"gpt-5","tool_name":"Edit","tool_input":{"file_path":FILE}}""";
}
