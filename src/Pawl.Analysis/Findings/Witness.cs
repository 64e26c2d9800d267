namespace Pawl.Analysis.Findings;

/// <summary>Who saw a finding.</summary>
/// <param name="Analyser"><c>pawl</c>, or the id of an outside analyser.</param>
/// <param name="Rule">Its name for what it saw.</param>
public sealed record Witness(string Analyser, string Rule, string Message);
