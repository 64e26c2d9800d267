namespace Pawl.Cli.Hooks.Agents;

/// <summary>OpenAI's Codex: Claude's form, with the model and the turn in every payload.</summary>
internal sealed class Codex : ClaudeCode
{
    public override string Id => "codex";
}
