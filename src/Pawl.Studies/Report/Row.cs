using Pawl.Studies.Analysis;

namespace Pawl.Studies.Report;

/// <summary>A table's row with its fields by their columns' names.</summary>
internal sealed class Row(StudyTable table, IReadOnlyList<Cell> cells)
{
    internal static IEnumerable<Row> Of(StudyTable table) => table.Rows.Select(cells => new Row(table, cells));

    internal string Text(string column) => Cell(column).Text ?? "";

    internal double? Number(string column) => Cell(column).Number;

    private Cell Cell(string column)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i] == column)
            {
                return cells[i];
            }
        }
        throw new ArgumentException($"the table {table.Id} has no column {column}", nameof(column));
    }
}
