namespace Pawl.Engine.Weaknesses;

/// <summary>One of the study's twelve categories.</summary>
/// <param name="Means">One sentence for a person.</param>
/// <param name="Cwe">Its weaknesses by number, with a short name.</param>
public sealed record CweCategory(string Id, string Title, string Means, IReadOnlyDictionary<int, string> Cwe);
