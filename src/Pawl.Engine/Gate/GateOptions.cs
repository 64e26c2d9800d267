using Pawl.Engine.Analysers;

namespace Pawl.Engine.Gate;

/// <summary>What the gate looks at, with everything decided.</summary>
/// <param name="Range"><c>BASE..HEAD</c> or <c>BASE</c>; null: what the present branch has over its upstream or the main branch.</param>
/// <param name="Today">Suppressions end.</param>
/// <param name="Analysers">Which outside analysers are asked, given what the base's policy says; null: none.</param>
public sealed record GateOptions(
    string Repository,
    string? Range,
    DateOnly Today,
    int Threads = 0,
    Func<AnalyserChoice, CancellationToken, Task<IReadOnlyList<InstalledAnalyser>>>? Analysers = null
);
