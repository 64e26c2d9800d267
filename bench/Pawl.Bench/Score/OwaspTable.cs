using System.Globalization;

namespace Pawl.Bench.Score;

/// <summary>OWASP's benchmarks: a table says of each file by its name whether it is flawed.</summary>
internal static class OwaspTable
{
    internal static string? In(string folder) =>
        Directory.EnumerateFiles(folder, "expectedresults*.csv").Order(StringComparer.Ordinal).LastOrDefault();

    /// <summary>Lines are <c>name, category, true or false, CWE</c>; the first is a heading.</summary>
    internal static IEnumerable<LabelledCase> Cases(string folder, string table)
    {
        var rows = File.ReadLines(table)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(',', StringSplitOptions.TrimEntries))
            .ToDictionary(
                cells => cells[0],
                cells => (IsFlawed: cells[2] == "true", Cwe: int.Parse(cells[3], CultureInfo.InvariantCulture))
            );
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (
                Analysis.Analyser.LanguageOf(file, default) is not null
                && rows.TryGetValue(Path.GetFileNameWithoutExtension(file), out var row)
            )
            {
                yield return new LabelledCase(file, [row.Cwe], row.IsFlawed, 1, int.MaxValue);
            }
        }
    }
}
