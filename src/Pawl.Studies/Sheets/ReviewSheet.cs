using System.Globalization;
using Pawl.Engine;
using Pawl.Studies.Analysis;

namespace Pawl.Studies.Sheets;

/// <summary>One reviewer's filled sheet.</summary>
/// <param name="Items">What was found in each item that was looked at; an empty list means nothing.</param>
internal sealed record ReviewSheet(
    string Name,
    IReadOnlyDictionary<string, IReadOnlyList<ManualFinding>> Items,
    IReadOnlyList<string> NotLookedAt
)
{
    internal static readonly string[] Columns = ["item", "file", "line", "type", "severity", "cwe", "comment"];
    private static readonly string[] Severities = ["low", "medium", "high", "critical"];

    /// <exception cref="UserError">Something in the sheet is not as its guide says: which line.</exception>
    internal static ReviewSheet Read(string path, IReadOnlySet<string> known)
    {
        var items = known.ToDictionary(item => item, _ => new List<ManualFinding>(), StringComparer.Ordinal);
        var looked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, fields) in CsvReader.Read(path, Columns))
        {
            var (item, type) = (fields["item"], fields["type"].ToLowerInvariant());
            UserError Wrong(string what, string hint) => new($"{path}:{line}: {what}", hint);
            if (!items.TryGetValue(item, out var found))
            {
                throw Wrong($"'{item}' is no item of the key", "Take the key and the sheets of one export.");
            }
            if (type.Length == 0)
            {
                continue;
            }
            looked.Add(item);
            if (type == "none")
            {
                continue;
            }
            if (Categories.Of(type) == Categories.Count - 1)
            {
                throw Wrong(
                    $"'{type}' is no type",
                    $"Types are none, {string.Join(", ", Enumerable.Range(0, Categories.Count - 1).Select(Categories.Id))}."
                );
            }
            var severity = fields["severity"].ToLowerInvariant();
            if (!Severities.Contains(severity))
            {
                throw Wrong($"'{severity}' is no severity", "Write low, medium, high or critical.");
            }
            if (!int.TryParse(fields["line"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at < 1)
            {
                throw Wrong($"'{fields["line"]}' is no line", "Write the number of the line where it shows, from 1.");
            }
            found.Add(new ManualFinding(item, at, type, severity));
        }
        return new ReviewSheet(
            Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) + "/" + Path.GetFileName(path),
            looked.ToDictionary(item => item, item => (IReadOnlyList<ManualFinding>)items[item], StringComparer.Ordinal),
            [.. known.Where(item => !looked.Contains(item)).Order(StringComparer.Ordinal)]
        );
    }
}
