namespace Pawl.Studies.Analysis;

/// <summary>What is summed over the samples of one arm, strategy and iteration.</summary>
internal enum Field
{
    Samples,
    Present,
    Introduced,
    Fixed,
    Critical,
    CriticalIntroduced,
    WithCritical,
    Nloc,
    Cyclomatic,
    CyclomaticSquares,
    PresentSquares,
    Cross,
    DefencesLost,
    DefencesGained,
    Ok,
}

/// <summary>What is summed over the chains of one arm and strategy.</summary>
internal enum ChainField
{
    Chains,
    WorseAt3,
    KnownAt3,
    WorseAt5,
    KnownAt5,
    WorseAt10,
    KnownAt10,

    /// <summary>At the end more findings than at the start.</summary>
    Worse,

    /// <summary>At the end no more findings than at the start, but defences lost on the way that did not come back.</summary>
    Latent,

    /// <summary>Start and end are recorded.</summary>
    Compared,

    /// <summary>At the end all tests pass and all asked-for features are there.</summary>
    Complete,

    /// <summary>At the end tests were run.</summary>
    Tested,
}
