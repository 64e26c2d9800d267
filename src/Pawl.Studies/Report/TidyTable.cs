using System.Globalization;
using Pawl.Studies.Analysis;

namespace Pawl.Studies.Report;

/// <summary>One line for each thing, one column for each thing known of it: what R, spreadsheets and data frames want.</summary>
public sealed class TidyTable<T>(IReadOnlyList<TidyColumn<T>> columns)
{
    public IReadOnlyList<TidyColumn<T>> Columns => columns;

    public void WriteCsv(TextWriter output, IEnumerable<T> rows)
    {
        AnalysisWriter.CsvLine(output, columns.Select(c => c.Name));
        foreach (var row in rows)
        {
            AnalysisWriter.CsvLine(output, columns.Select(c => Field(c.Of(row))));
        }
    }

    /// <summary>The same as a Parquet file.</summary>
    public Task WriteParquet(Stream output, IEnumerable<T> rows, CancellationToken cancel) =>
        ParquetTable.Write(output, columns, rows, cancel);

    private static string Field(Cell cell) =>
        cell.Text ?? (cell.Number is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : "");
}
