using Pawl.Engine.Authorship;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Policy;

/// <summary>How many iterations in a row agents may go without a person.</summary>
public sealed record ChainPolicy
{
    /// <summary>Where no pattern says otherwise.</summary>
    public int Cap { get; init; } = 3;

    /// <summary>Caps of some paths; the last that fits holds.</summary>
    public IReadOnlyList<PathCap> Paths { get; init; } = [];

    /// <summary>What a commit without any sign of an author counts as: <see cref="AuthorKind.Human"/> or <see cref="AuthorKind.Unknown"/>.</summary>
    public AuthorKind Undeclared { get; init; } = AuthorKind.Human;

    /// <summary>A person's edit does not end a chain, only a review does.</summary>
    public bool ReviewOnly { get; init; }

    public ChainRules Rules => new(Undeclared, ReviewOnly);

    public int CapOf(string path) => Paths.LastOrDefault(p => p.Paths.Any(glob => glob.Matches(path)))?.Cap ?? Cap;
}

/// <param name="Paths">Any of them.</param>
public sealed record PathCap(IReadOnlyList<PathGlob> Paths, int Cap);
