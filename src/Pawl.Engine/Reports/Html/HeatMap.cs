using Pawl.Engine.Audit;

namespace Pawl.Engine.Reports.Html;

/// <summary>The part of a table of weaknesses that a page can show: the classes with most findings, the columns with most work.</summary>
internal sealed record HeatMap(
    IReadOnlyList<int> Rows,
    IReadOnlyList<ExposureColumn> Columns,
    IReadOnlyList<WeaknessCell> Cells,
    int AllRows,
    int AllColumns,
    int Empty
)
{
    private const int MostRows = 24;
    private const int MostColumns = 14;

    internal static HeatMap Of(WeaknessTable table)
    {
        // A column without a rate and without a finding would be a column of dots.
        var found = table.Cells.Select(cell => cell.Key).ToHashSet(StringComparer.Ordinal);
        var telling = table.Columns.Where(column => !column.Introductions.Hidden || found.Contains(column.Key)).ToList();
        var columns = telling
            .OrderByDescending(column => column.ChangedLines)
            .ThenBy(column => column.Key, StringComparer.Ordinal)
            .Take(MostColumns)
            .ToList();
        var keys = columns.Select(column => column.Key).ToHashSet(StringComparer.Ordinal);
        var byCwe = table.Cells.GroupBy(cell => cell.Cwe).ToList();
        var rows = byCwe
            .Where(group => group.Any(cell => keys.Contains(cell.Key)))
            .OrderByDescending(group => group.Sum(cell => cell.Introduced))
            .ThenBy(group => group.Key)
            .Take(MostRows)
            .Select(group => group.Key)
            .ToList();
        return new HeatMap(
            rows,
            columns,
            [.. table.Cells.Where(cell => keys.Contains(cell.Key) && rows.Contains(cell.Cwe))],
            byCwe.Count,
            telling.Count,
            table.Columns.Count - telling.Count
        );
    }

    internal WeaknessCell? Cell(int x, int y) => Cells.FirstOrDefault(cell => cell.Cwe == Rows[y] && cell.Key == Columns[x].Key);
}
