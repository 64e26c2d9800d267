namespace Pawl.Studies.Definitions;

/// <summary>Which prompt of its strategy an iteration is asked with.</summary>
public enum PromptSelection
{
    /// <summary>Always the strategy's template.</summary>
    Template,

    /// <summary>A variant drawn by the seed, another draw for each iteration.</summary>
    Seeded,

    /// <summary>The variants in turn.</summary>
    Rotated,
}
