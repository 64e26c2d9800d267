namespace Pawl.Studies.Sheets;

/// <summary>A weakness that a person found.</summary>
/// <param name="Type">One of the study's twelve categories.</param>
internal sealed record ManualFinding(string Item, int Line, string Type, string Severity)
{
    /// <summary>Two that are this many lines apart may be the same.</summary>
    internal const int Near = 3;

    internal bool IsSame(string type, int line) => Type == type && Math.Abs(Line - line) <= Near;
}
