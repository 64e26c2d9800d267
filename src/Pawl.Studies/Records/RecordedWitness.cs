using Pawl.Analysis.Findings;

namespace Pawl.Studies.Records;

/// <summary>One analyser's own words for a finding that several name.</summary>
/// <param name="Rule">As that analyser calls it.</param>
/// <param name="Cwe">0 when it names none.</param>
public sealed record RecordedWitness(string Tool, string Rule, int Cwe, Severity Severity, int Line);
