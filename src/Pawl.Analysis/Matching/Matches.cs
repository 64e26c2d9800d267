namespace Pawl.Analysis.Matching;

/// <summary>A one-to-one assignment between two lists, by index.</summary>
/// <param name="Kept">Pairs, in the order of the later list.</param>
/// <param name="Gone">Indexes in the earlier list without a partner, rising.</param>
/// <param name="New">Indexes in the later list without a partner, rising.</param>
public sealed record Matches(IReadOnlyList<MatchedPair> Kept, IReadOnlyList<int> Gone, IReadOnlyList<int> New);

/// <summary>Indexes of one thing in the earlier and in the later list.</summary>
public readonly record struct MatchedPair(int Before, int After);
