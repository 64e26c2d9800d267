namespace Pawl.Engine.Git;

/// <summary>A reference by its full name, and the object it names (a tag's own object, not what it points at).</summary>
public sealed record GitRef(string Name, ObjectId Id);
