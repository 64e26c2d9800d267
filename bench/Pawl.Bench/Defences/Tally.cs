using System.Globalization;

namespace Pawl.Bench.Defences;

/// <summary>Counts by kind and language.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<(string Kind, string Language), (int All, int Told, int Right)> counts = [];

    internal bool IsEmpty => counts.Count == 0;

    internal void Add(string kind, string language, bool isTold, bool isRight)
    {
        var name = language == "tsx" ? "typescript" : language;
        var (all, told, right) = counts.GetValueOrDefault((kind, name));
        counts[(kind, name)] = (all + 1, told + (isTold ? 1 : 0), right + (isTold && isRight ? 1 : 0));
    }

    internal void Print(string title, string column)
    {
        string[] languages = [.. counts.Keys.Select(k => k.Language).Distinct().Order(StringComparer.Ordinal)];
        Console.WriteLine($"| {title} | {string.Join(" | ", languages)} | all | {column} |");
        Console.WriteLine($"|---|{string.Concat(languages.Select(_ => "---|"))}---|---|");
        foreach (var kind in counts.Keys.Select(k => k.Kind).Distinct())
        {
            Row(kind, languages, k => k == kind);
        }
        Row("all", languages, _ => true);
        Console.WriteLine();
    }

    private void Row(string name, string[] languages, Func<string, bool> wanted)
    {
        var cells = languages.Select(l => Cell(counts.Where(c => wanted(c.Key.Kind) && c.Key.Language == l).Select(c => c.Value)));
        var all = counts.Where(c => wanted(c.Key.Kind)).Select(c => c.Value).ToList();
        Console.WriteLine($"| {name} | {string.Join(" | ", cells)} | {Cell(all)} | {Share(all.Sum(c => c.Told), all.Sum(c => c.All))} |");
    }

    private static string Cell(IEnumerable<(int All, int Told, int Right)> counts)
    {
        var list = counts.ToList();
        return list.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{list.Sum(c => c.Told)}/{list.Sum(c => c.All)}");
    }

    private static string Share(int part, int whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{(whole == 0 ? 0 : 100.0 * part / whole):0.0} %");
}
