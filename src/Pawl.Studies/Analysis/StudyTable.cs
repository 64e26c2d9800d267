namespace Pawl.Studies.Analysis;

/// <summary>One table of the analysis. Figures are drawn from tables too.</summary>
/// <param name="Id">Unique within its cohort; the name of its CSV file.</param>
/// <param name="Cohort">The model and context that it is about; empty for tables about all records.</param>
/// <param name="Notes">How to read it.</param>
public sealed record StudyTable(
    string Id,
    string Cohort,
    string Title,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<Cell>> Rows,
    string Notes
);
