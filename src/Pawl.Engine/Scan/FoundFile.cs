using Pawl.Analysis;

namespace Pawl.Engine.Scan;

/// <summary>A path that a scan met.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Gap">Why it is passed over; null for a file that can be read.</param>
internal sealed record FoundFile(string Path, Gap? Gap);
