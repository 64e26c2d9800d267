using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit;

/// <summary>One chain with its numbers at every position.</summary>
/// <param name="States">From the first step of the chain to its longest state, in order.</param>
/// <param name="Before">The content that it started from; null when an agent made the file.</param>
/// <param name="Facts">At position 0 (the start), 1, 2, ...; null when the start was not seen.</param>
internal sealed record FollowedChain(int Number, IReadOnlyList<ChainState> States, Content? Before, ContentFacts[]? Facts)
{
    internal ChainState End => States[^1];
    internal int Length => End.Length;
    internal bool IsBorn => Before is null;

    internal IEnumerable<Content> Contents => States.Select(state => state.Content).Concat(Before is { } start ? [start] : []);

    internal IEnumerable<int> Points => (Facts ?? []).Select(f => f.Weight - Facts![0].Weight);
    internal int Degradation => Facts is null ? 0 : Facts[^1].Weight - Facts[0].Weight;
    internal int DefencesLost => Facts is null ? 0 : Math.Max(0, Facts[0].Defences - Facts[^1].Defences);

    internal static FollowedChain Of(int number, ChainState end, Func<Content, ContentFacts?> facts)
    {
        var states = new List<ChainState>();
        var state = end;
        for (; state is { Length: > 0 }; state = state.Previous)
        {
            states.Add(state);
        }
        states.Reverse();
        return new FollowedChain(number, states, state?.Content, FactsOf(states, state, facts));
    }

    private static ContentFacts[]? FactsOf(List<ChainState> states, ChainState? before, Func<Content, ContentFacts?> facts)
    {
        var start = before is null ? new ContentFacts(true, 0, 0, 0, 0) : facts(before.Content);
        if (start is not { } last)
        {
            return null;
        }
        var all = new List<ContentFacts> { last };
        foreach (var state in states)
        {
            while (state.Length >= all.Count)
            {
                last = facts(state.Content) ?? last; // Not seen: as it was.
                all.Add(last);
            }
        }
        return [.. all];
    }
}
