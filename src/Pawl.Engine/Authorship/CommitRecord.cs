namespace Pawl.Engine.Authorship;

/// <summary>What one source recorded about a commit. Files that it does not name are unknown to it.</summary>
/// <param name="Source">Kind of the record, as in <see cref="Evidence.Signal"/>.</param>
internal sealed record CommitRecord(string Source, IReadOnlyDictionary<string, Claim> Files);
