using Pawl.Engine.Analysers;
using Pawl.Engine.Audit.Outside;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>What to audit and how, with everything decided.</summary>
/// <param name="Since">Only commits after this revision or date are read; what was there before counts as given. Null: all.</param>
/// <param name="Branch">Walk this revision's history; null with <paramref name="AllBranches"/> off: HEAD.</param>
/// <param name="Undeclared"><see cref="AuthorKind.Human"/> or <see cref="AuthorKind.Unknown"/>: what commits without a sign count as in a chain.</param>
/// <param name="Threads">Workers; 0: one per core.</param>
public sealed record AuditOptions(
    string Repository,
    string? Since = null,
    string? Branch = null,
    bool AllBranches = false,
    AuthorKind Undeclared = AuthorKind.Human,
    int Threads = 0
)
{
    /// <summary>Outside analysers to ask,</summary>
    public IReadOnlyList<InstalledAnalyser> Analysers { get; init; } = [];

    /// <summary>about these files' versions,</summary>
    public AnalysersFor AnalysersFor { get; init; }

    /// <summary>with so much time for each run; null: what its definition says.</summary>
    public int? AnalyserSeconds { get; init; }

    public int Cap { get; init; } = 3;
    public double ComplexityRise { get; init; } = 0.10;

    /// <summary>A rate is hidden when its column has fewer iterations than this,</summary>
    public int MinimumIterations { get; init; } = 5;

    /// <summary>or fewer changed lines than this.</summary>
    public int MinimumChangedLines { get; init; } = 200;

    /// <summary>The curve stops where fewer chains than this are left.</summary>
    public int MinimumChains { get; init; } = 3;

    public int ListedChains { get; init; } = 20;
    public int ToldChains { get; init; } = 10;
    public int ToldIterations { get; init; } = 30;
    public int ListedCommits { get; init; } = 5000;
    public int ListedSkips { get; init; } = 2000;

    /// <summary>Longest diff of one iteration, in characters.</summary>
    public int DiffCharacters { get; init; } = 20_000;

    /// <summary>Longest line of it.</summary>
    public int DiffLineCharacters { get; init; } = 400;
}
