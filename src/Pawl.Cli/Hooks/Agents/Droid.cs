namespace Pawl.Cli.Hooks.Agents;

/// <summary>Factory's Droid: Claude's form, some names in camel case.</summary>
internal sealed class Droid : ClaudeCode
{
    public override string Id => "factory-droid";
}
