using Pawl.Engine.Authorship;

namespace Pawl.Engine.Lineage;

/// <summary>A stretch of a step that one hand made: hooks see more than commits tell.</summary>
/// <param name="Iteration">What parts of one agent's turn have in common; null: the step's own.</param>
public sealed record StepPart(AuthorKind Author, string? Iteration, bool Cosmetic);
