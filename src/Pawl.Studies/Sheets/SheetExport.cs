using System.Globalization;
using Pawl.Engine;
using Pawl.Studies.Analysis;
using Pawl.Studies.Records;
using Pawl.Studies.Statistics;

namespace Pawl.Studies.Sheets;

/// <summary>
/// Blinded sheets for people: contents without strategy, iteration, arm, model or findings, each reviewer's in an order of their own.
/// The key that joins items and contents stays with whoever runs the study.
/// </summary>
public static class SheetExport
{
    internal const string KeyName = "key.csv";

    /// <summary>One content that is to be looked at.</summary>
    private sealed record Item(string Content, string Path, string Stratum);

    /// <param name="source">Folder that the contents' paths begin at.</param>
    /// <param name="count">How many contents, taken evenly from all arms and strategies.</param>
    /// <returns>How many items each sheet has.</returns>
    public static int Write(IEnumerable<IterationRecord> records, string source, string output, int count, int reviewers, long seed)
    {
        if (File.Exists(Path.Combine(output, KeyName)))
        {
            throw new UserError($"{output} holds sheets already", "Name another folder: a new key would make filled sheets worthless.");
        }
        var seeded = new Seeded((ulong)seed);
        var drawn = Drawn(records, count, seeded);
        if (drawn.Count == 0)
        {
            throw new UserError("there is nothing to look at in the records", "Name records that hold iterations.");
        }
        Directory.CreateDirectory(output);
        using (var key = new StreamWriter(Path.Combine(output, KeyName)))
        {
            AnalysisWriter.CsvLine(key, ["item", "content"]);
            foreach (var (item, i) in drawn.Select((item, i) => (item, i)))
            {
                AnalysisWriter.CsvLine(key, [Name(i), item.Content]);
            }
        }
        for (var reviewer = 1; reviewer <= reviewers; reviewer++)
        {
            var order = Enumerable.Range(0, drawn.Count).ToArray();
            seeded.Shuffle<int>(order);
            WriteSheet(Path.Combine(output, FormattableString.Invariant($"reviewer-{reviewer}")), source, drawn, order);
        }
        return drawn.Count;
    }

    /// <summary>Contents by lot, one stratum after the other, until there are enough.</summary>
    private static List<Item> Drawn(IEnumerable<IterationRecord> records, int count, Seeded seeded)
    {
        var items = new SortedDictionary<string, Item>(StringComparer.Ordinal);
        foreach (var record in records.Where(r => r.Iteration > 0))
        {
            items.TryAdd(record.Content, new Item(record.Content, record.ContentPath, $"{record.Arm}/{record.Strategy}"));
        }
        var strata = items.Values.GroupBy(i => i.Stratum).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.ToArray()).ToList();
        strata.ForEach(stratum => seeded.Shuffle<Item>(stratum));
        var drawn = new List<Item>();
        for (var round = 0; drawn.Count < count && strata.Any(s => s.Length > round); round++)
        {
            drawn.AddRange(strata.Where(s => s.Length > round).Select(s => s[round]).Take(count - drawn.Count));
        }
        var shuffled = drawn.ToArray();
        seeded.Shuffle<Item>(shuffled);
        return [.. shuffled];
    }

    private static void WriteSheet(string folder, string source, List<Item> items, int[] order)
    {
        var contents = Path.Combine(folder, "items");
        Directory.CreateDirectory(contents);
        using var sheet = new StreamWriter(Path.Combine(folder, "sheet.csv"));
        AnalysisWriter.CsvLine(sheet, ReviewSheet.Columns);
        foreach (var at in order)
        {
            var name = Name(at) + Path.GetExtension(items[at].Path);
            var path = Path.Combine(source, items[at].Path);
            if (Path.GetRelativePath(source, path).StartsWith("..", StringComparison.Ordinal) || !File.Exists(path))
            {
                throw new UserError($"the content {items[at].Path} is not in {source}", "Name the folder of results with --contents.");
            }
            File.Copy(path, Path.Combine(contents, name));
            AnalysisWriter.CsvLine(sheet, [Name(at), "items/" + name, "", "", "", "", ""]);
        }
        File.WriteAllText(Path.Combine(folder, "README.txt"), Guide);
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"item-{i + 1:0000}");

    private static string Guide =>
        $"""
            For each item in sheet.csv, read the file and look for weaknesses.

            type      one of: {string.Join(", ", Enumerable.Range(0, Categories.Count - 1).Select(Categories.Id))}
                      or none, when you looked and found nothing
            line      where it shows, from 1
            severity  low, medium, high or critical
            cwe       its number, when you know it
            comment   anything

            Copy an item's row for each further weakness. A row without a type means that you did not look at the item.
            Do not talk with other reviewers about items before all sheets are back.

            """.Replace("\r\n", "\n", StringComparison.Ordinal);
}
