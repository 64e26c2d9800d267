using Pawl.Engine;
using Pawl.Engine.Audit;
using Pawl.Studies.Analysis;
using Pawl.Studies.Records;
using Pawl.Studies.Statistics;

namespace Pawl.Studies.Sheets;

/// <summary>Filled sheets against each other, and what people decided against what analysers found.</summary>
/// <param name="Tables">Agreement, and findings of analysers only, of people only, of both.</param>
/// <param name="Disputed">Findings of some reviewers only, as rows of an adjudication sheet; empty when all are decided.</param>
public sealed record SheetComparison(IReadOnlyList<StudyTable> Tables, IReadOnlyList<IReadOnlyList<string>> Disputed)
{
    public required int Reviewers { get; init; }

    /// <summary>Contents that all of them looked at.</summary>
    public required int Items { get; init; }

    /// <summary>Somebody looked at something, and nothing is open between them.</summary>
    public bool IsDecided => Items > 0 && Disputed.Count == 0;

    public const string AdjudicationName = "adjudication.csv";

    public static IReadOnlyList<string> DisputedColumns { get; } = ["item", "line", "type", "severity", "found by", "decision"];

    private sealed record Claimed(ManualFinding Finding, IReadOnlyList<string> By);

    /// <param name="adjudication">The adjudication sheet with its decisions; null before there is one.</param>
    public static SheetComparison Of(
        string key,
        IReadOnlyList<string> sheets,
        string? adjudication,
        IEnumerable<IterationRecord> records,
        ulong seed
    )
    {
        if (sheets.Count < 2)
        {
            throw new UserError("one sheet agrees with itself", "Name the sheets of two reviewers or more.");
        }
        var contents = CsvReader
            .Read(key, "item", "content")
            .ToDictionary(r => r.Fields["item"], r => r.Fields["content"], StringComparer.Ordinal);
        var read = sheets.Select(path => ReviewSheet.Read(path, contents.Keys.ToHashSet())).ToList();
        var common = contents.Keys.Where(item => read.All(sheet => sheet.Items.ContainsKey(item))).Order(StringComparer.Ordinal).ToList();
        var claimed = common.SelectMany(item => Joined(item, read)).ToList();
        var (decided, open) = Decided(claimed, read.Count, adjudication);
        var tables = new List<StudyTable> { AgreementTable(read, common, seed) };
        if (open.Count == 0)
        {
            tables.Add(
                AgainstAnalysers(decided, common.ToDictionary(item => contents[item], item => item, StringComparer.Ordinal), records)
            );
        }
        return new SheetComparison(
            tables,
            [
                .. open.Select(c =>
                    (IReadOnlyList<string>)
                        [c.Finding.Item, $"{c.Finding.Line}", c.Finding.Type, c.Finding.Severity, string.Join(" ", c.By), ""]
                ),
            ]
        )
        {
            Reviewers = read.Count,
            Items = common.Count,
        };
    }

    /// <summary>The sheets of an export's folder, with its key and what was decided there.</summary>
    public static SheetComparison In(string folder, IEnumerable<IterationRecord> records, ulong seed)
    {
        var key = Path.Combine(folder, "key.csv");
        if (!File.Exists(key))
        {
            throw new UserError($"{folder} has no key.csv", "Name the folder that `pawl study sheets export` wrote.");
        }
        var adjudication = Path.Combine(folder, AdjudicationName);
        return Of(
            key,
            [.. Directory.GetFiles(folder, "sheet.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal)],
            File.Exists(adjudication) ? adjudication : null,
            records,
            seed
        );
    }

    /// <summary>Findings of one item, those of several reviewers that are the same put together.</summary>
    private static List<Claimed> Joined(string item, List<ReviewSheet> sheets)
    {
        var joined = new List<Claimed>();
        foreach (var sheet in sheets)
        {
            foreach (var finding in sheet.Items[item].OrderBy(f => f.Line))
            {
                var at = joined.FindIndex(c => c.Finding.IsSame(finding.Type, finding.Line) && !c.By.Contains(sheet.Name));
                if (at >= 0)
                {
                    joined[at] = joined[at] with { By = [.. joined[at].By, sheet.Name] };
                }
                else
                {
                    joined.Add(new Claimed(finding, [sheet.Name]));
                }
            }
        }
        return joined;
    }

    private static (List<ManualFinding> Decided, List<Claimed> Open) Decided(List<Claimed> claimed, int reviewers, string? adjudication)
    {
        var decisions = new Dictionary<(string Item, string Line, string Type), bool>();
        foreach (var (line, fields) in adjudication is null ? [] : CsvReader.Read(adjudication, [.. DisputedColumns]))
        {
            var said = fields["decision"].ToLowerInvariant();
            if (said is not ("yes" or "no" or ""))
            {
                throw new UserError($"{adjudication}:{line}: '{said}' is no decision", "Write yes or no.");
            }
            if (said.Length > 0)
            {
                decisions[(fields["item"], fields["line"], fields["type"])] = said == "yes";
            }
        }
        var (decided, open) = (new List<ManualFinding>(), new List<Claimed>());
        foreach (var claim in claimed)
        {
            var known = decisions.TryGetValue((claim.Finding.Item, $"{claim.Finding.Line}", claim.Finding.Type), out var holds);
            if (claim.By.Count == reviewers || (known && holds))
            {
                decided.Add(claim.Finding);
            }
            else if (!known)
            {
                open.Add(claim);
            }
        }
        return (decided, open);
    }

    private static StudyTable AgreementTable(List<ReviewSheet> sheets, List<string> common, ulong seed)
    {
        var types = Enumerable.Range(0, Categories.Count - 1).Select(Categories.Id).ToList();
        var rows = new List<IReadOnlyList<Cell>>();
        Add("any weakness", item => sheets.ConvertAll(s => s.Items[item].Count > 0 ? "yes" : "no"));
        Add("worst severity", item => sheets.ConvertAll(s => Worst(s.Items[item])));
        foreach (var type in types.Where(t => common.Any(item => sheets.Any(s => s.Items[item].Any(f => f.Type == t)))))
        {
            Add(type, item => sheets.ConvertAll(s => s.Items[item].Any(f => f.Type == type) ? "yes" : "no"));
        }
        return new StudyTable(
            "agreement",
            "",
            "Do reviewers agree?",
            ["about", "items", "agree", "Cohen's κ", "κ low", "κ high", "Krippendorff's α", "α low", "α high"],
            rows,
            $"Over the {common.Count} items that all {sheets.Count} reviewers looked at; not looked at by somebody: {sheets.SelectMany(s => s.NotLookedAt).Distinct().Count()}. κ for two reviewers; α's interval by bootstrap over items. Without an interval, chance alone agrees on everything."
        );

        void Add(string about, Func<string, List<string>> given)
        {
            var ratings = common.ConvertAll(item => given(item));
            var kappa = sheets.Count == 2 ? Agreement.Kappa([.. ratings.Select(r => (r[0], r[1]))]) : null;
            var alpha = Agreement.Alpha([.. ratings], 2000, seed);
            double? same = ratings.Count == 0 ? null : (double)ratings.Count(r => r.Distinct().Count() == 1) / ratings.Count;
            rows.Add([about, ratings.Count, same, kappa?.Value, kappa?.Low, kappa?.High, alpha?.Value, alpha?.Low, alpha?.High]);
        }
    }

    private static string Worst(IReadOnlyList<ManualFinding> findings)
    {
        string[] order = ["critical", "high", "medium", "low"];
        return order.FirstOrDefault(severity => findings.Any(f => f.Severity == severity), "none");
    }

    /// <summary>Findings of analysers only, of people only, of both, kept apart by type.</summary>
    private static StudyTable AgainstAnalysers(
        List<ManualFinding> decided,
        Dictionary<string, string> items,
        IEnumerable<IterationRecord> records
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<(string Item, RecordedFinding Finding)>();
        foreach (var record in records)
        {
            if (items.TryGetValue(record.Content, out var item) && seen.Add(record.Content))
            {
                found.AddRange(record.Findings.Select(f => (item, f)));
            }
        }
        var counts = new SortedDictionary<string, (int Both, int Tool, int Manual)>(StringComparer.Ordinal);
        var left = decided.ToList();
        foreach (var (item, finding) in found.OrderBy(f => f.Item, StringComparer.Ordinal).ThenBy(f => f.Finding.Line))
        {
            var type = finding.Category.Length == 0 ? "other" : finding.Category;
            var at = left.FindIndex(m => m.Item == item && m.IsSame(finding.Category, finding.Line));
            var count = counts.GetValueOrDefault(type);
            counts[type] = at >= 0 ? count with { Both = count.Both + 1 } : count with { Tool = count.Tool + 1 };
            if (at >= 0)
            {
                left.RemoveAt(at);
            }
        }
        foreach (var finding in left)
        {
            var count = counts.GetValueOrDefault(finding.Type);
            counts[finding.Type] = count with { Manual = count.Manual + 1 };
        }
        var all = counts.Values.Aggregate((Both: 0, Tool: 0, Manual: 0), (a, b) => (a.Both + b.Both, a.Tool + b.Tool, a.Manual + b.Manual));
        return new StudyTable(
            "tool-and-manual",
            "",
            "Analysers against people",
            [
                "type",
                "both",
                "tool only",
                "manual only",
                "precision",
                "precision low",
                "precision high",
                "recall",
                "recall low",
                "recall high",
            ],
            [.. counts.Select(c => Line(c.Key, c.Value)), Line("all", all)],
            $"The same: same type, at most {ManualFinding.Near} lines apart. Precision: share of the analysers' findings that people confirm. Recall: share of what people found. Wilson's intervals."
        );

        static IReadOnlyList<Cell> Line(string type, (int Both, int Tool, int Manual) n)
        {
            var (precision, recall) = (
                Engine.Audit.Statistics.Share(n.Both, n.Both + n.Tool),
                Engine.Audit.Statistics.Share(n.Both, n.Both + n.Manual)
            );
            return [type, n.Both, n.Tool, n.Manual, .. Shown(precision, n.Both + n.Tool), .. Shown(recall, n.Both + n.Manual)];
        }

        static Cell[] Shown(Interval share, int of) => of == 0 ? [default, default, default] : [share.Value, share.Low, share.High];
    }
}
