namespace Pawl.Engine.Git;

/// <summary>A git note.</summary>
/// <param name="Commit">What it is about.</param>
public sealed record Note(ObjectId Commit, string Text);
