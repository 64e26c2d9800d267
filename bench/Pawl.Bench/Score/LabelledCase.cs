namespace Pawl.Bench.Score;

/// <summary>A stretch of a file of which it is known whether it is flawed.</summary>
/// <param name="File">Absolute.</param>
/// <param name="Cwe">The weakness that the label is about; numbers that mean the same stand in one family.</param>
internal sealed record LabelledCase(string File, IReadOnlyList<int> Cwe, bool IsFlawed, int FirstLine, int LastLine)
{
    internal int Row => Cwe[0];
}
