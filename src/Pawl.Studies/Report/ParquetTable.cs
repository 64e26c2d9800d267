using Parquet;
using Parquet.Schema;
using Pawl.Studies.Analysis;

namespace Pawl.Studies.Report;

/// <summary>Writes rows as a Parquet file. No more is held in memory than one group of rows, however many there are.</summary>
internal static class ParquetTable
{
    /// <summary>A group is written when it has this many rows, or this many characters of text.</summary>
    internal const int GroupRows = 16 * 1024;
    private const long GroupCharacters = 16 * 1024 * 1024;

    internal static async Task Write<T>(Stream output, IReadOnlyList<TidyColumn<T>> columns, IEnumerable<T> rows, CancellationToken cancel)
    {
        DataField[] fields = [.. columns.Select(FieldOf)];
        var options = new ParquetOptions();
        foreach (var field in fields.Where(f => f.ClrType == typeof(ReadOnlyMemory<char>)))
        {
            // Most texts are one of a few; what is different in most rows is written as it is.
            options.ColumnEncodingHints[field.Path.ToString()] = EncodingHint.Dictionary;
        }
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), output, options, cancellationToken: cancel);
        var cells = Array.ConvertAll(fields, _ => new List<Cell>());
        var characters = 0L;
        foreach (var row in rows)
        {
            for (var i = 0; i < cells.Length; i++)
            {
                var cell = columns[i].Of(row);
                characters += cell.Text?.Length ?? 0;
                cells[i].Add(cell);
            }
            if (cells[0].Count == GroupRows || characters >= GroupCharacters)
            {
                await Group(writer, fields, cells, cancel);
                characters = 0;
            }
        }
        if (cells[0].Count > 0)
        {
            await Group(writer, fields, cells, cancel);
        }
    }

    private static DataField FieldOf<T>(TidyColumn<T> column) =>
        column.Kind switch
        {
            TidyKind.Text => new DataField<ReadOnlyMemory<char>>(column.Name),
            TidyKind.Whole => new DataField<long?>(column.Name),
            _ => new DataField<double?>(column.Name),
        };

    private static async Task Group(ParquetWriter writer, DataField[] fields, List<Cell>[] cells, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < fields.Length; i++)
        {
            await Column(group, fields[i], cells[i], cancel);
            cells[i].Clear();
        }
        group.CompleteValidate();
    }

    private static Task Column(ParquetRowGroupWriter group, DataField field, List<Cell> cells, CancellationToken cancel)
    {
        if (field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            ReadOnlyMemory<char>[] texts = [.. cells.Select(cell => cell.Text.AsMemory())];
            return group.WriteAsync<ReadOnlyMemory<char>>(field, texts, null, null, cancel);
        }
        if (field.ClrType == typeof(long))
        {
            long?[] whole = [.. cells.Select(cell => (long?)cell.Number)];
            return group.WriteAsync<long>(field, whole, null, null, cancel);
        }
        double?[] numbers = [.. cells.Select(cell => cell.Number)];
        return group.WriteAsync<double>(field, numbers, null, null, cancel);
    }
}
