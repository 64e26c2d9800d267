namespace Pawl.Engine.Audit;

/// <summary>Sums over steps.</summary>
internal sealed class StepSums
{
    internal int Steps { get; private set; }
    internal long Added { get; private set; }
    internal long RemovedLines { get; private set; }
    internal int Introduced { get; private set; }
    internal int Fixed { get; private set; }
    internal int Returned { get; private set; }
    internal long Carried { get; private set; }
    internal int DefencesLost { get; private set; }
    internal int DefencesGained { get; private set; }
    internal int Rises { get; private set; }

    /// <summary>Distinct commits; steps come in the order of their commits.</summary>
    internal int Commits { get; private set; }
    private int lastCommit = -1;

    internal long ChangedLines => Added + RemovedLines;

    internal void Add(StepOutcome step)
    {
        Steps++;
        Added += step.Added;
        RemovedLines += step.Removed;
        Introduced += step.Introduced.Count;
        Fixed += step.Fixed;
        Returned += step.Returned;
        Carried += step.Carried;
        DefencesLost += step.DefencesLost;
        DefencesGained += step.DefencesGained;
        Rises += step.Rises;
        Commits += step.Commit == lastCommit ? 0 : 1;
        lastCommit = step.Commit;
    }
}
