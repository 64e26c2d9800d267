using Pawl.Studies.Records;

namespace Pawl.Studies.Analysis;

/// <summary>One chain with its iterations in order.</summary>
internal sealed class StudyChain(string id)
{
    internal string Id { get; } = id;
    internal required string Study { get; init; }
    internal required string Cohort { get; init; }
    internal required string Model { get; init; }
    internal required string Context { get; init; }
    internal required IterationSource Source { get; init; }
    internal required string Arm { get; init; }
    internal required string Baseline { get; init; }
    internal required string BaselineHash { get; init; }
    internal required string Language { get; init; }
    internal required string Strategy { get; init; }
    internal required int Replicate { get; init; }

    /// <summary>Shared by all chains of the baseline in this arm.</summary>
    internal required CountedWays Ways { get; init; }

    /// <summary>Sorted when reading is over.</summary>
    internal List<IterationRow> Rows { get; } = [];

    /// <summary>Findings of all iterations after the baseline, by category; the last is for weaknesses outside of the map.</summary>
    internal int[] Present { get; } = new int[Categories.Count];

    /// <summary>Findings that iterations introduced, by category.</summary>
    internal int[] Introduced { get; } = new int[Categories.Count];
    internal long TokensIn { get; set; }
    internal long TokensOut { get; set; }
    internal decimal Cost { get; set; }

    /// <summary>The content that the chain began with; null when it was not recorded.</summary>
    internal IterationRow? Start => Rows.Count > 0 && Rows[0].Iteration == 0 ? Rows[0] : null;

    /// <summary>After that many iterations; null when the chain has no such record.</summary>
    internal IterationRow? At(int iteration)
    {
        var at = iteration - Rows[0].Iteration;
        return at >= 0 && at < Rows.Count && Rows[at].Iteration == iteration ? Rows[at] : null;
    }

    /// <summary>Without the baseline.</summary>
    internal IEnumerable<IterationRow> Iterations => Rows.Where(row => row.Iteration > 0);
}
