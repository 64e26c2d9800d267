namespace Pawl.Engine.Git;

/// <summary>A piece of history that could not be read.</summary>
/// <param name="Commit">The commit, or null for a reference.</param>
/// <param name="What">One line for a person.</param>
public sealed record Gap(ObjectId? Commit, string What);
