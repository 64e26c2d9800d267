using Pawl.Engine.RuleLibrary;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Run;

/// <summary>Everything that a run needs to be told, decided.</summary>
/// <param name="Output">Folder of results; a run that is there is gone on with.</param>
/// <param name="Parallel">Chains under way at once; 0 for as many as the model's pace allows, or the machine has cores.</param>
/// <param name="Shard">Which part of the chains this machine runs.</param>
/// <param name="Replay">Folder of a recorded run that answers instead of the model; null to ask the model.</param>
/// <param name="Environment">Where keys come from.</param>
public sealed record RunOptions(
    StudyDefinition Study,
    ModelDefinition Model,
    string Output,
    int Parallel,
    Shard Shard,
    decimal? BudgetMoney,
    long? BudgetTokens,
    string? Replay,
    bool WithTests,
    RuleLibrary Rules,
    Func<string, string?> Environment,
    TimeProvider Time
)
{
    /// <summary>Those beside Pawl.</summary>
    public StudyAnalysers Analysers { get; init; } = StudyAnalysers.None;

    /// <summary>Where their answers are kept; null: nowhere.</summary>
    public string? CachePath { get; init; }
}

/// <summary>Part <paramref name="Number"/> of <paramref name="Of"/>; chains go to the parts in turn.</summary>
public sealed record Shard(int Number, int Of)
{
    public static Shard Whole { get; } = new(1, 1);

    internal bool Holds(int index) => index % Of == Number - 1;

    public override string ToString() => $"{Number}/{Of}";
}
