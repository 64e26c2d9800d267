using Pawl.Engine.Authorship;

namespace Pawl.Engine.Lineage;

/// <summary>One file going from one content to another.</summary>
/// <param name="Before">Content in each parent that has the file, in the parents' order; empty for a new file.</param>
/// <param name="Iteration">Number of the agent's turn, or of the commit: steps that share it lengthen a chain once.</param>
/// <param name="Number">The caller's number of this step; handed back in <see cref="ChainState.Step"/>.</param>
/// <param name="Cosmetic">Nothing but white space or comments changed.</param>
/// <param name="Joined">A merge that took every line from one parent or the other: it is nobody's work.</param>
public readonly record struct Step(
    Content After,
    IReadOnlyList<Content> Before,
    AuthorKind Author,
    int Iteration,
    int Number,
    bool Cosmetic = false,
    bool Joined = false
)
{
    private readonly IReadOnlyList<StepPart>? parts;

    /// <summary>The hands that it went through, in order, where that was seen; then they count, not the author.</summary>
    public IReadOnlyList<StepPart> Parts
    {
        get => parts ?? [];
        init => parts = value;
    }
}
