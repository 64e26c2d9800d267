using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>How well it is known who wrote what. Rows run from recorded down to undeclared, all four always there.</summary>
/// <param name="Signals">Every kind of evidence that was seen, most commits first.</param>
public sealed record Coverage(IReadOnlyList<CoverageRow> Rows, IReadOnlyList<SignalCount> Signals);

/// <param name="Steps">Steps of files in supported languages.</param>
/// <param name="ChangedLines">Lines added plus lines removed in files of supported languages.</param>
public sealed record CoverageRow(EvidenceLevel Level, int Commits, int Steps, long ChangedLines);

public sealed record SignalCount(string Signal, EvidenceLevel Level, int Commits);
