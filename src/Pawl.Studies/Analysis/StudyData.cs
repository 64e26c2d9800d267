namespace Pawl.Studies.Analysis;

/// <summary>All records in the form that is analysed. Chains are sorted by id, so the order of files and lines does not matter.</summary>
internal sealed record StudyData(
    IReadOnlyList<StudyChain> Chains,
    IReadOnlyList<ToolCount> Tools,
    IReadOnlyList<WeaknessCount> Weaknesses,
    long Records,
    IReadOnlyList<string> Torn
);

/// <summary>What one analyser found after the baseline.</summary>
internal sealed record ToolCount(string Cohort, string Arm, string Strategy, string Tool, long Present, long Introduced, long Critical);

/// <summary>How often one weakness was introduced.</summary>
internal sealed record WeaknessCount(string Cohort, string Arm, string Strategy, int Cwe, long Introduced);
