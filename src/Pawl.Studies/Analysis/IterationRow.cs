using Pawl.Studies.Records;

namespace Pawl.Studies.Analysis;

/// <summary>The numbers of one iteration that the analysis needs: small, because there are a million of them.</summary>
internal struct IterationRow
{
    internal int Iteration;
    internal IterationStatus Status;
    internal int Present;
    internal int Introduced;
    internal int Returned;
    internal int Fixed;
    internal int Low;
    internal int Medium;
    internal int High;
    internal int Critical;
    internal int CriticalIntroduced;
    internal int DefencesLost;
    internal int DefencesGained;
    internal int Cyclomatic;
    internal int Cognitive;
    internal int Nloc;

    /// <summary>Negative: no tests were run.</summary>
    internal int TestsTotal;
    internal int TestsPassed;
    internal int Features;
    internal int FeaturesAsked;
    internal bool Reviewed;
    internal bool HasGaps;

    /// <summary>All tests pass and all features that were asked for are there.</summary>
    internal readonly bool Complete => TestsTotal > 0 && TestsPassed == TestsTotal && Features >= FeaturesAsked;
}
