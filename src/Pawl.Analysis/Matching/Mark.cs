namespace Pawl.Analysis.Matching;

/// <summary>What the matching looks at: a finding or a defence.</summary>
/// <param name="Kind">Rule or kind of defence; two marks of different kinds are never the same.</param>
internal readonly record struct Mark(string Kind, string Fingerprint, string Context, string Function, string Snippet, int Line);
