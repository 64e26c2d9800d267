namespace Pawl.Engine.Audit;

/// <summary>Introduced findings by class of weakness and by one other thing, with what they are measured against.</summary>
/// <param name="Columns">The other thing's values with their exposure: tool and model, kind of author, or position in the chain.</param>
/// <param name="Cells">By CWE, then column; only pairs with at least one introduction. A pair that is missing has zero, with its column's exposure.</param>
public sealed record WeaknessTable(IReadOnlyList<ExposureColumn> Columns, IReadOnlyList<WeaknessCell> Cells);

/// <summary>One column with all weaknesses taken together.</summary>
/// <param name="Key"><c>claude-code/claude-opus-4.5</c>; <c>agent</c>, <c>human</c>, ...; <c>1</c>, <c>2</c>, <c>3</c>, <c>4+</c>.</param>
/// <param name="Iterations">Agent's turns or commits; for people and bots, commits that touched a supported file.</param>
/// <param name="Introduced">Findings introduced, all classes.</param>
/// <param name="DefencesLost">Defences lost; a separate count, not among the findings.</param>
public sealed record ExposureColumn(
    string Key,
    int Iterations,
    long ChangedLines,
    int Introduced,
    int Returned,
    int Fixed,
    int DefencesLost,
    Rate Introductions
);

/// <param name="Cwe">The finding's first CWE; 0 for findings without one.</param>
public sealed record WeaknessCell(int Cwe, string Key, int Introduced, Rate Rate);
