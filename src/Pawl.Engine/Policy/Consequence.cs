namespace Pawl.Engine.Policy;

/// <summary>What follows when something is found; a larger value outweighs a smaller one.</summary>
public enum Consequence
{
    Off,
    Warn,
    Block,
}
