namespace Pawl.Cli.Hooks.Agents;

/// <summary>Amp, through a plugin like OpenCode's.</summary>
internal sealed class Amp : OpenCode
{
    public override string Id => "amp";
}
