namespace Pawl.Engine.Policy;

/// <summary>What an agent's change to always needs a person's review, however short the chain.</summary>
public sealed record AlwaysReview
{
    public IReadOnlyList<PathGlob> Paths { get; init; } = [];

    /// <summary>Names of <see cref="TopicTable"/>.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    public bool Covers(string path) => Paths.Any(glob => glob.Matches(path));
}
