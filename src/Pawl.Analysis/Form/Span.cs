namespace Pawl.Analysis.Form;

/// <summary>A stretch of the source in UTF-8 bytes, end exclusive.</summary>
public readonly record struct Span(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>No place stays none.</summary>
    internal Span Moved(int by) => this == default ? this : new Span(Start + by, End + by);
}
