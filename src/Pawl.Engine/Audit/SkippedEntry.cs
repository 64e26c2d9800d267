namespace Pawl.Engine.Audit;

/// <summary>One reason for which something was not looked at, and how often.</summary>
public sealed record ReasonCount(string Reason, int Count);

/// <summary>Contents of one path that were not looked at, whole or in part.</summary>
/// <param name="Blob">The last such content's id; empty when the trouble is with the repository itself.</param>
/// <param name="Reason">As <see cref="Pawl.Analysis.Gap.Reason"/>.</param>
/// <param name="Whole">False when only a part was missed.</param>
/// <param name="Contents">How many contents of this path have the reason in common.</param>
public sealed record SkippedEntry(string Path, string Blob, string Reason, string Detail, bool Whole, int Contents);
