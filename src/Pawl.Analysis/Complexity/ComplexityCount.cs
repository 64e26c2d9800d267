namespace Pawl.Analysis.Complexity;

/// <summary>What hangs on a function's own form alone.</summary>
internal sealed record ComplexityCount(int Cyclomatic, int Cognitive, int Nesting);
