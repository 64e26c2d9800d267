namespace Pawl.Studies.Analysis;

/// <summary>All records in the form that is analysed. Chains are sorted by id, so the order of files and lines does not matter.</summary>
internal sealed record StudyData(
    IReadOnlyList<StudyChain> Chains,
    IReadOnlyList<ToolCount> Tools,
    IReadOnlyList<WeaknessCount> Weaknesses,
    long Records,
    IReadOnlyList<string> Torn
)
{
    /// <summary>Sums of each baseline in each arm, counted in other ways.</summary>
    internal required IReadOnlyDictionary<(string Cohort, string Arm, string Baseline), CountedWays> Ways { get; init; }

    /// <summary>Of cohorts whose chains are single samples.</summary>
    internal required IReadOnlyDictionary<(string Cohort, string Strategy), SampleSums> Samples { get; init; }

    /// <summary>What answers call the models that gave them, sorted.</summary>
    internal required IReadOnlyList<string> Answered { get; init; }

    /// <summary>In the order of <see cref="CountedWays"/>.</summary>
    internal required IReadOnlyList<string> ToolNames { get; init; }
}

/// <summary>What one analyser found after the baseline.</summary>
internal sealed record ToolCount(string Cohort, string Arm, string Strategy, string Tool, ToolSums Sums);

/// <summary>Sums of one analyser.</summary>
internal struct ToolSums
{
    /// <summary>Samples that it looked at wholly.</summary>
    internal long Looked;
    internal long Present;
    internal long Introduced;

    /// <summary>By the severity that it names itself.</summary>
    internal long Critical;

    /// <summary>Of those present, the ones that another analyser names too.</summary>
    internal long Agreed;
}

/// <summary>Sums over samples that nothing came after.</summary>
internal struct SampleSums
{
    internal long Samples;
    internal long Tested;
    internal long Working;
    internal long Findings;

    /// <summary>Samples of which Pawl names a weakness.</summary>
    internal long Ours;

    /// <summary>Samples of which another judge does.</summary>
    internal long Others;
    internal long Both;
}

/// <summary>How often one weakness was introduced.</summary>
internal sealed record WeaknessCount(string Cohort, string Arm, string Strategy, int Cwe, long Introduced);
