namespace Pawl.Studies.Records;

/// <summary>A safeguard that an iteration removed or added.</summary>
/// <param name="Cwe">The weakness that its loss opens first; 0 when none is named.</param>
public sealed record RecordedDefence(string Kind, int Cwe, string Fingerprint);
