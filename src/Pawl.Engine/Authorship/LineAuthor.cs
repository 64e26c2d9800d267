namespace Pawl.Engine.Authorship;

/// <summary>Who wrote some lines of a file as the commit left it.</summary>
/// <param name="First">Counted from 1.</param>
/// <param name="Last">Inclusive.</param>
public sealed record LineAuthor(int First, int Last, Author Author);
