namespace Pawl.Engine.Gate;

/// <summary>A finding or a lost defence that does not count, or a suppression that does nothing.</summary>
/// <param name="State"><c>used</c>, <c>expired</c>, <c>unused</c>, or <c>not-reviewed</c>: an agent wrote it in the range.</param>
/// <param name="Place">Where it stands, or which review says it.</param>
/// <param name="Path">Of the finding; null for one that is not used.</param>
/// <param name="Fingerprint">Of the finding.</param>
public sealed record Excuse(
    string State,
    string What,
    string Reason,
    string By,
    DateOnly? Until,
    string Place,
    string? Path,
    string? Fingerprint
);
