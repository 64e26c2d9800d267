namespace Pawl.Cli.Hooks.Agents;

/// <summary>Factory's Droid: Claude's form, some names in camel case.</summary>
internal sealed class Droid : ClaudeCode
{
    public override string Id => "factory-droid";

    public override string Sample =>
        """{"sessionId":"doctor","cwd":FOLDER,"hookEventName":"PreToolUse","tool_name":"Edit","tool_input":{"file_path":FILE}}""";
}
