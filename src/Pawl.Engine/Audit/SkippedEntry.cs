namespace Pawl.Engine.Audit;

/// <summary>One reason for which something was not looked at, and how often.</summary>
public sealed record ReasonCount(string Reason, int Count);

/// <summary>A content that was not looked at, whole or in part.</summary>
/// <param name="Blob">Content's id; empty when the trouble is with the repository itself.</param>
/// <param name="Reason">As <see cref="Pawl.Analysis.Gap.Reason"/>.</param>
/// <param name="Whole">False when only a part was missed.</param>
public sealed record SkippedEntry(string Path, string Blob, string Reason, string Detail, bool Whole);
