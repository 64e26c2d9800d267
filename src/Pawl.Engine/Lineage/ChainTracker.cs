using Pawl.Engine.Authorship;

namespace Pawl.Engine.Lineage;

/// <summary>
/// Follows every file's chain through a history, parents first. A content that was seen before keeps the state it had:
/// what came back is what it was.
/// </summary>
/// <param name="isReviewed">Says of a content, the state of the chain that leads to it and the number of its step whether a person has reviewed it: then its length is 0.</param>
public sealed class ChainTracker(ChainRules rules, Func<Content, ChainState?, int, bool> isReviewed)
{
    private readonly Dictionary<Content, ChainState> states = [];
    private readonly List<ChainState> ends = [];
    private readonly Dictionary<string, int> turns = new(StringComparer.Ordinal);

    /// <param name="reviewed">Contents that a person has reviewed.</param>
    public ChainTracker(ChainRules rules, IReadOnlySet<Content> reviewed)
        : this(rules, (content, _, _) => reviewed.Contains(content)) { }

    /// <summary>The longest state of each chain, by the chain's number; where two are as long, the first.</summary>
    public IReadOnlyList<ChainState> Ends => ends;

    public ChainState? Find(Content content) => states.GetValueOrDefault(content);

    /// <summary>Takes a content as given: history does not reach further back, or does not count.</summary>
    public ChainState Baseline(Content content)
    {
        if (!states.TryGetValue(content, out var state))
        {
            state = Fresh(content, -1);
            states.Add(content, state);
        }
        return state;
    }

    /// <returns>The content's state after the step, and the position that the step itself had: for an agent's step the length it leads to, else 0.</returns>
    public (ChainState State, int Position) Advance(in Step step)
    {
        var parent = Longest(step.Before);
        var known = states.GetValueOrDefault(step.After);
        var state = known ?? Next(parent, step);
        if (known is null)
        {
            states.Add(step.After, state);
        }
        var position =
            step.Parts.Count > 0 ? (known is null ? state.Length : LengthThrough(parent, step))
            : IsAgent(step) ? Lengthened(parent, step.Iteration)
            : 0;
        return (state, position);
    }

    private ChainState? Longest(IReadOnlyList<Content> before)
    {
        ChainState? longest = null;
        foreach (var content in before)
        {
            var state = Baseline(content);
            longest = longest is null || state.Length > longest.Length ? state : longest;
        }
        return longest;
    }

    private ChainState Next(ChainState? parent, in Step step)
    {
        if (isReviewed(step.After, parent, step.Number))
        {
            return Fresh(step.After, step.Number);
        }
        if (parent is not null && HasOneOf(step.Before, step.After.Blob))
        {
            return parent;
        }
        if (step.Joined && parent is not null)
        {
            return Kept(parent, step, unknown: false);
        }
        return step.Parts.Count > 0 ? Through(parent, step) : By(parent, step);
    }

    private ChainState By(ChainState? parent, in Step step)
    {
        return Counted(step.Author) switch
        {
            AuthorKind.Agent or AuthorKind.Mixed => Longer(parent, step),
            AuthorKind.Human when !step.Cosmetic && !rules.ReviewOnly => Fresh(step.After, step.Number),
            var kind => Kept(parent, step, kind == AuthorKind.Unknown),
        };
    }

    /// <summary>One hand after another, and one state at the end: what lay between is no content of this history.</summary>
    private ChainState Through(ChainState? parent, in Step step)
    {
        var state = parent;
        foreach (var part in step.Parts)
        {
            var made = By(state, PartOf(step, part));
            var isAgain = state is not null && state.Chain == made.Chain && state.Step == step.Number && state.Content == step.After;
            var joined = isAgain ? made with { Previous = state!.Previous } : made;
            if (made.Chain >= 0 && ReferenceEquals(ends[made.Chain], made))
            {
                ends[made.Chain] = joined;
            }
            state = joined;
        }
        return state!;
    }

    /// <summary>The length that the parts lead to, where the content itself was there before.</summary>
    private int LengthThrough(ChainState? parent, in Step step)
    {
        var (length, iteration) = (parent?.Length ?? 0, parent?.Iteration ?? -1);
        foreach (var part in step.Parts)
        {
            var one = PartOf(step, part);
            var kind = Counted(one.Author);
            if (kind is AuthorKind.Agent or AuthorKind.Mixed)
            {
                (length, iteration) = (length > 0 && iteration == one.Iteration ? length : length + 1, one.Iteration);
            }
            else if (kind == AuthorKind.Human && !one.Cosmetic && !rules.ReviewOnly)
            {
                length = 0;
            }
        }
        return length;
    }

    private Step PartOf(in Step step, StepPart part) =>
        step with
        {
            Author = part.Author,
            Iteration = part.Iteration is null ? step.Iteration : IterationOf(part.Iteration),
            Cosmetic = part.Cosmetic || step.Cosmetic,
            Parts = [],
        };

    /// <summary>What a turn is called; null when the iteration is a commit.</summary>
    internal string? TurnOf(int iteration) => turns.FirstOrDefault(turn => turn.Value == iteration).Key;

    /// <summary>Numbers of turns; below those of commits and of none.</summary>
    private int IterationOf(string turn)
    {
        if (!turns.TryGetValue(turn, out var number))
        {
            turns[turn] = number = -2 - turns.Count;
        }
        return number;
    }

    private static bool HasOneOf(IReadOnlyList<Content> contents, int blob)
    {
        foreach (var content in contents)
        {
            if (content.Blob == blob)
            {
                return true;
            }
        }
        return false;
    }

    private AuthorKind Counted(AuthorKind author) => author == AuthorKind.Undeclared ? rules.Undeclared : author;

    private static bool IsAgent(in Step step) => !step.Joined && step.Author is AuthorKind.Agent or AuthorKind.Mixed;

    private static int Lengthened(ChainState? parent, int iteration) =>
        parent is null ? 1
        : parent.Length > 0 && parent.Iteration == iteration ? parent.Length
        : parent.Length + 1;

    private static ChainState Fresh(Content content, int step) => new(0, -1, content.Blob, -1, 0, 0, content, step, null);

    private static ChainState Kept(ChainState? parent, in Step step, bool unknown) =>
        parent is null or { Length: 0 }
            ? Fresh(step.After, step.Number)
            : parent with
            {
                Steps = parent.Steps + 1,
                Unknown = parent.Unknown + (unknown ? 1 : 0),
                Content = step.After,
                Step = step.Number,
                Previous = parent,
            };

    private ChainState Longer(ChainState? parent, in Step step)
    {
        var first = parent is null or { Length: 0 };
        var state = new ChainState(
            Lengthened(parent, step.Iteration),
            first ? ends.Count : parent!.Chain,
            parent?.Start ?? -1,
            step.Iteration,
            (parent?.Steps ?? 0) + 1,
            parent?.Unknown ?? 0,
            step.After,
            step.Number,
            parent
        );
        if (first)
        {
            ends.Add(state);
        }
        else if (state.Length > ends[state.Chain].Length)
        {
            ends[state.Chain] = state;
        }
        return state;
    }
}
