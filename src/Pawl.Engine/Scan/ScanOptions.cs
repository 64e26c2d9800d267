namespace Pawl.Engine.Scan;

/// <summary>What to scan, with everything decided.</summary>
/// <param name="Root">Paths in the report are relative to it.</param>
/// <param name="Threads">Workers; 0: one for each core.</param>
public sealed record ScanOptions(string Root, IReadOnlyList<string> Paths, RuleLibrary.RuleLibrary Rules, int Threads = 0);
