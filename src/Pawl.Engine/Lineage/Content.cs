namespace Pawl.Engine.Lineage;

/// <summary>One file's content: what authorship, analysis and reviews hang on. Numbers come from a <see cref="ContentTable"/>.</summary>
public readonly record struct Content(int Path, int Blob);
