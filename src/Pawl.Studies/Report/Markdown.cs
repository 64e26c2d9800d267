using Pawl.Engine.Reports;
using Pawl.Studies.Analysis;

namespace Pawl.Studies.Report;

/// <summary>Markdown in which text from records is text and nothing else.</summary>
internal static class Markdown
{
    private const string Special = "\\`*_{}[]()#+!|~";

    internal static void Table(TextWriter output, StudyTable table)
    {
        if (table.Rows.Count == 0)
        {
            return;
        }
        output.Write($"### {Text(table.Title)}\n\n");
        output.Write("| " + string.Join(" | ", table.Columns.Select(Text)) + " |\n");
        output.Write("|" + string.Concat(table.Columns.Select((_, i) => AnalysisWriter.IsNumeric(table, i) ? "--:|" : "---|")) + "\n");
        foreach (var row in table.Rows)
        {
            output.Write("| " + string.Join(" | ", row.Select(cell => Text(AnalysisWriter.Short(cell)))) + " |\n");
        }
        output.Write($"\n{Text(table.Notes)}\n\n");
    }

    internal static string Text(string hostile) =>
        string.Concat(
            VisibleText
                .Line(hostile)
                .Select(c =>
                    c switch
                    {
                        '<' => "&lt;",
                        '>' => "&gt;",
                        '&' => "&amp;",
                        _ => Special.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : $"{c}",
                    }
                )
        );

    /// <summary>A block that its own content cannot end.</summary>
    internal static string Code(string hostile) =>
        string.Concat(hostile.TrimEnd('\n').Split('\n').Select(line => $"    {VisibleText.Line(line)}\n"));
}
