using Pawl.Engine.Git;

namespace Pawl.Engine.Ledger;

/// <summary>Looks for lines that were altered, dropped or put elsewhere: in this clone's ledger, and in the notes of all.</summary>
/// <param name="Records">Lines of this clone's ledger.</param>
/// <param name="Published">Lines in notes, of whatever ledger, each counted once.</param>
/// <param name="Problems">Empty: nothing is wrong.</param>
public sealed record LedgerCheck(int Records, int Published, IReadOnlyList<string> Problems)
{
    public static async Task<LedgerCheck> Run(GitRepository repository, CancellationToken cancel)
    {
        var problems = new List<string>();
        var ledger = new StepLedger(repository.CommonFolder, () => "");
        var own = CheckOwn(ledger, problems);
        var published = await CheckNotes(repository, own, ledger.FirstUnpublished(), problems, cancel);
        return new LedgerCheck(own.Count, published, problems);
    }

    private static List<LedgerRecord> CheckOwn(StepLedger ledger, List<string> problems)
    {
        var records = new List<LedgerRecord>();
        var number = 0;
        foreach (var line in ledger.Lines())
        {
            number++;
            LedgerRecord record;
            try
            {
                record = LedgerRecord.Parse(line);
            }
            catch (FormatException e)
            {
                problems.Add($"line {number} of the ledger was altered: {e.Message}");
                continue;
            }
            var last = records.LastOrDefault();
            var expected = last is null ? (record.Ledger, 0) : (last.Hash, last.Number + 1);
            if ((record.Previous, record.Number) != expected)
            {
                problems.Add($"line {number} of the ledger does not follow the line before it: lines were dropped, added or moved");
            }
            records.Add(record);
        }
        if (ledger.Head() is { } head && !records.Any(record => record.Number == head.Number && record.Hash == head.Hash))
        {
            problems.Add($"the ledger ended with record {head.Number}, and that is gone");
        }
        return records;
    }

    private static async Task<int> CheckNotes(
        GitRepository repository,
        List<LedgerRecord> own,
        int firstUnpublished,
        List<string> problems,
        CancellationToken cancel
    )
    {
        var gaps = new List<Gap>();
        var noted = new Dictionary<string, LedgerRecord>(StringComparer.Ordinal);
        await using (var blobs = new BlobReader(repository, 1, LedgerNotes.MostBytes))
        {
            foreach (var reference in await Notes.Find(repository, "pawl", cancel))
            {
                await foreach (var note in Notes.Read(repository, blobs, reference, gaps.Add, cancel))
                {
                    foreach (var line in note.Text.Split('\n').Where(line => line.Length > 0))
                    {
                        if (StepLedger.TryParse(line) is { } record)
                        {
                            noted.TryAdd(record.Hash, record);
                        }
                        else
                        {
                            problems.Add($"a line in the note of {note.Commit} was altered");
                        }
                    }
                }
            }
        }
        problems.AddRange(gaps.Select(gap => gap.What));
        var id = own.FirstOrDefault()?.Ledger;
        foreach (var ledger in noted.Values.GroupBy(r => r.Ledger, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            CheckPublished(ledger.Key, [.. ledger], ledger.Key == id ? own : null, problems);
        }
        var missing = own.Where(record => record.Number < firstUnpublished).Count(record => !noted.ContainsKey(record.Hash));
        if (missing > 0)
        {
            problems.Add($"{missing} published records of this clone stand in no note any more");
        }
        return noted.Count;
    }

    /// <summary>A ledger publishes all its lines in order: each but the first follows another.</summary>
    private static void CheckPublished(string id, List<LedgerRecord> records, List<LedgerRecord>? own, List<string> problems)
    {
        if (own is not null)
        {
            var hashes = own.Select(record => record.Hash).ToHashSet(StringComparer.Ordinal);
            var gone = records.Count(record => !hashes.Contains(record.Hash));
            if (gone > 0)
            {
                problems.Add($"{gone} published records of this clone are not in its ledger: it was cut or replaced");
            }
            return;
        }
        var last = (LedgerRecord?)null;
        foreach (var record in records.OrderBy(record => record.Number).ThenBy(record => record.Hash, StringComparer.Ordinal))
        {
            var expected = last is null ? (id, 0) : (last.Hash, last.Number + 1);
            if ((record.Previous, record.Number) != expected)
            {
                problems.Add(
                    $"record {record.Number} of the ledger {id} does not follow the one before it: records were dropped or put in"
                );
            }
            last = record;
        }
    }
}
