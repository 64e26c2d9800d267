using System.Text;
using Pawl.Engine;

namespace Pawl.Studies.Sheets;

/// <summary>Reads comma-separated values as spreadsheets write them: quoted fields, line feeds inside of them, a byte-order mark.</summary>
internal static class CsvReader
{
    /// <summary>Rows by the names of the first line's columns, with the line each begins on.</summary>
    /// <exception cref="UserError">A wanted column is missing, or a quote does not end.</exception>
    internal static List<(int Line, Dictionary<string, string> Fields)> Read(string path, params string[] wanted)
    {
        if (!File.Exists(path))
        {
            throw new UserError($"{path} is not there", "Name the sheet that `pawl study sheets export` wrote.");
        }
        var rows = Split(path, File.ReadAllText(path));
        var names = rows.Count == 0 ? [] : rows[0].Fields.ConvertAll(f => f.Trim());
        if (wanted.FirstOrDefault(name => !names.Contains(name)) is { } missing)
        {
            throw new UserError($"{path} has no column '{missing}'", $"Its first line must name {string.Join(", ", wanted)}.");
        }
        return
        [
            .. rows.Skip(1)
                .Where(row => row.Fields.Any(f => f.Trim().Length > 0))
                .Select(row =>
                    (row.Line, names.Index().ToDictionary(n => n.Item, n => n.Index < row.Fields.Count ? row.Fields[n.Index].Trim() : ""))
                ),
        ];
    }

    private static List<(int Line, List<string> Fields)> Split(string path, string text)
    {
        var rows = new List<(int, List<string>)>();
        var (fields, field, quoted, line, begun) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            line += c == '\n' ? 1 : 0;
            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append(text[++i]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.Add((begun, fields));
                    (fields, begun) = ([], line);
                }
            }
            else if (c != '\r')
            {
                field.Append(c);
            }
        }
        if (quoted)
        {
            throw new UserError($"{path}:{begun}: a quote is opened and never closed", "Save the sheet as CSV again.");
        }
        if (field.Length > 0 || fields.Count > 0)
        {
            fields.Add(field.ToString());
            rows.Add((begun, fields));
        }
        return rows;
    }
}
