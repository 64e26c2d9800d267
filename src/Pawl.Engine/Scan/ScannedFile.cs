using System.Text.Json.Serialization;
using Pawl.Analysis;

namespace Pawl.Engine.Scan;

/// <summary>One file with what was found in it.</summary>
/// <param name="Path">Relative to the scanned root with forward slashes; absolute only when it lies outside.</param>
/// <param name="Source">The lines that the findings stand on.</param>
public sealed record ScannedFile(string Path, FileAnalysis Analysis, [property: JsonIgnore] SourceLines Source)
{
    /// <summary>Nothing of the content was analysed.</summary>
    public bool Skipped => Analysis.Gaps.Any(gap => gap.Whole);
}
