namespace Pawl.Analysis.Findings;

/// <summary>A stretch of a file: lines and columns count from 1, the end column is the one behind the last character. Columns count UTF-8 bytes.</summary>
public readonly record struct Place(int StartLine, int StartColumn, int EndLine, int EndColumn);
