using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>Counts by how well the author is known.</summary>
internal sealed class CoverageTally
{
    private static readonly EvidenceLevel[] Levels =
    [
        EvidenceLevel.Recorded,
        EvidenceLevel.Declared,
        EvidenceLevel.Inferred,
        EvidenceLevel.Undeclared,
    ];

    private readonly int[] commits = new int[Levels.Length];
    private readonly int[] steps = new int[Levels.Length];
    private readonly long[] lines = new long[Levels.Length];
    private readonly Dictionary<(string Signal, EvidenceLevel Level), int> signals = [];

    internal void Commit(Author author)
    {
        commits[(int)author.Level]++;
        foreach (var signal in author.Evidence.Select(e => (e.Signal, e.Level)).Distinct())
        {
            signals[signal] = signals.GetValueOrDefault(signal) + 1;
        }
    }

    internal void Step(StepOutcome step)
    {
        steps[(int)step.Author.Level]++;
        lines[(int)step.Author.Level] += step.ChangedLines;
    }

    internal Coverage Result() =>
        new(
            [.. Levels.Select(level => new CoverageRow(level, commits[(int)level], steps[(int)level], lines[(int)level]))],
            [
                .. signals
                    .Select(pair => new SignalCount(pair.Key.Signal, pair.Key.Level, pair.Value))
                    .OrderByDescending(s => s.Commits)
                    .ThenBy(s => s.Signal, StringComparer.Ordinal)
                    .ThenByDescending(s => s.Level),
            ]
        );
}
