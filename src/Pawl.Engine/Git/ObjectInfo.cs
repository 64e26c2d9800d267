namespace Pawl.Engine.Git;

/// <summary>What <c>cat-file</c> knows of an object without reading it.</summary>
/// <param name="Id">Null when it is not in the repository.</param>
internal readonly record struct ObjectInfo(ObjectId? Id, string Type, long Size);
