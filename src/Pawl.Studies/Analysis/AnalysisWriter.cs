using System.Globalization;
using System.Text.Json;
using Pawl.Engine.Reports;

namespace Pawl.Studies.Analysis;

/// <summary>Writes an analysis as JSON, as one CSV for each table, or as text for a terminal.</summary>
public static class AnalysisWriter
{
    private const int Digits = 10;

    /// <summary>A longer table is no reading for a terminal.</summary>
    private const int MostRows = 60;
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Its schema is <c>docs/schemas/study-analysis.schema.json</c>.</summary>
    public static void Json(Stream output, StudyAnalysis analysis)
    {
        using (var writer = new Utf8JsonWriter(output, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("format", "pawl-study-analysis");
            writer.WriteNumber("version", 1);
            writer.WriteNumber("records", analysis.Records);
            writer.WriteNumber("chains", analysis.Chains);
            writer.WriteStartObject("options");
            writer.WriteString("control", analysis.Options.Control);
            writer.WriteNumber("draws", analysis.Options.Draws);
            writer.WriteNumber("seed", analysis.Options.Seed);
            writer.WriteNumber("powerRuns", analysis.Options.PowerRuns);
            writer.WriteNumber("equivalence", analysis.Options.Equivalence);
            writer.WriteEndObject();
            writer.WriteNumber("torn", analysis.Torn.Count);
            writer.WriteStartArray("tables");
            foreach (var table in analysis.Tables)
            {
                Table(writer, table);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    /// <summary>All cohorts' tables of one id in one file; the cohort is the first column.</summary>
    public static void Csv(TextWriter output, IReadOnlyList<StudyTable> tables)
    {
        // Groups may differ in their strategies, and so in columns.
        var columns = tables.SelectMany(t => t.Columns).Distinct().ToList();
        CsvLine(output, ["cohort", .. columns]);
        foreach (var table in tables)
        {
            var places = columns.ConvertAll(c => table.Columns.ToList().IndexOf(c));
            foreach (var row in table.Rows)
            {
                CsvLine(output, [table.Cohort, .. places.Select(at => at < 0 ? "" : Field(row[at]))]);
            }
        }
    }

    internal static void CsvLine(TextWriter output, IEnumerable<string> fields) =>
        output.Write(string.Join(',', fields.Select(Quoted)) + "\n");

    /// <summary>A sheet of its own.</summary>
    public static void Csv(TextWriter output, IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        CsvLine(output, columns);
        foreach (var row in rows)
        {
            CsvLine(output, row);
        }
    }

    /// <summary>Tables that are not an analysis of records.</summary>
    public static void Json(Stream output, IReadOnlyList<StudyTable> tables)
    {
        using (var writer = new Utf8JsonWriter(output, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("format", "pawl-study-tables");
            writer.WriteNumber("version", 1);
            writer.WriteStartArray("tables");
            foreach (var table in tables)
            {
                Table(writer, table);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    public static void Text(TextWriter output, IReadOnlyList<StudyTable> tables)
    {
        foreach (var table in tables)
        {
            output.Write($"{(table.Cohort.Length == 0 ? "" : VisibleText.Line(table.Cohort) + ": ")}{table.Title}\n");
            if (table.Rows.Count > MostRows)
            {
                output.Write($"  {table.Rows.Count} rows: in the JSON and CSV files\n  {table.Notes}\n\n");
                continue;
            }
            var cells = table.Rows.Select(row => row.Select(Short).ToArray()).Prepend([.. table.Columns]).ToList();
            var widths = table.Columns.Select((_, i) => cells.Max(row => row[i].Length)).ToList();
            foreach (var row in cells)
            {
                output.Write(
                    "  "
                        + string.Join(
                                "  ",
                                row.Select((cell, i) => IsNumeric(table, i) ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))
                            )
                            .TrimEnd()
                        + "\n"
                );
            }
            output.Write($"  {table.Notes}\n\n");
        }
    }

    /// <summary>For a person: four digits that count.</summary>
    public static string Short(Cell cell) =>
        cell switch
        {
            { Text: { } text } => VisibleText.Line(text),
            { Number: { } n } when n == Math.Round(n) && Math.Abs(n) < 1e9 => n.ToString("0", CultureInfo.InvariantCulture),
            { Number: { } n } when Math.Abs(n) is < 0.0005 and > 0 => n.ToString("0.0e+0", CultureInfo.InvariantCulture),
            { Number: { } n } => n.ToString(
                Math.Abs(n) < 10 ? "0.###"
                    : Math.Abs(n) < 1000 ? "0.#"
                    : "0",
                CultureInfo.InvariantCulture
            ),
            _ => "",
        };

    /// <summary>Numbers with as many digits as are the same on every machine.</summary>
    internal static double Rounded(double number) =>
        number == 0 ? 0 : double.Parse(number.ToString("G" + Digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    internal static bool IsNumeric(StudyTable table, int column) => table.Rows.Any(row => row[column].Number is not null);

    private static void Table(Utf8JsonWriter writer, StudyTable table)
    {
        writer.WriteStartObject();
        writer.WriteString("id", table.Id);
        writer.WriteString("cohort", table.Cohort);
        writer.WriteString("title", table.Title);
        writer.WriteString("notes", table.Notes);
        writer.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            writer.WriteStringValue(column);
        }
        writer.WriteEndArray();
        writer.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            writer.WriteStartArray();
            foreach (var cell in row)
            {
                if (cell.Text is { } text)
                {
                    writer.WriteStringValue(text);
                }
                else if (cell.Number is { } number)
                {
                    writer.WriteNumberValue(Rounded(number));
                }
                else
                {
                    writer.WriteNullValue();
                }
            }
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Field(Cell cell) =>
        cell.Text ?? (cell.Number is { } n ? Rounded(n).ToString("R", CultureInfo.InvariantCulture) : "");

    private static string Quoted(string field)
    {
        // A sheet takes a field that begins so for a formula.
        var safe = field.Length > 0 && field[0] is ('=' or '+' or '@') ? "'" + field : field;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
