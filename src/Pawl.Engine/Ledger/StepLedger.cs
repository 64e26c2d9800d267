using System.Globalization;
using System.Text;

namespace Pawl.Engine.Ledger;

/// <summary>
/// The steps that this clone saw, one line each, every line bound to the one before: <c>.git/pawl/ledger.jsonl</c>, shared
/// by all work trees. Lines are only added. What a killed writer left half written was never promised and is cut off.
/// </summary>
/// <param name="commonFolder">The git folder that all work trees share.</param>
/// <param name="newId">Makes a ledger's id: 16 hex digits that nobody else has.</param>
public sealed class StepLedger(string commonFolder, Func<string> newId)
{
    public string Folder { get; } = System.IO.Path.Combine(commonFolder, "pawl");

    public string Path => System.IO.Path.Combine(Folder, "ledger.jsonl");

    private string HeadPath => System.IO.Path.Combine(Folder, "head");

    private string PublishedPath => System.IO.Path.Combine(Folder, "published");

    /// <summary>Adds steps; when it returns they are on the disk.</summary>
    /// <param name="make">Is given the ledger as it stands, under its lock.</param>
    public IReadOnlyList<LedgerRecord> Append(Func<IReadOnlyList<LedgerStep>> make)
    {
        Directory.CreateDirectory(Folder);
        using var held = LedgerLock.Take(Folder);
        return AppendHeld(make());
    }

    public IReadOnlyList<LedgerRecord> Append(params IReadOnlyList<LedgerStep> steps) => steps.Count == 0 ? [] : Append(() => steps);

    /// <summary>Keeps others from writing while something longer is done.</summary>
    internal LedgerLock Hold()
    {
        Directory.CreateDirectory(Folder);
        return LedgerLock.Take(Folder);
    }

    internal IReadOnlyList<LedgerRecord> AppendHeld(IReadOnlyList<LedgerStep> steps)
    {
        if (steps.Count == 0)
        {
            return [];
        }
        using var file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        var last = LastRecord(file);
        var id = last?.Ledger ?? newId();
        var (number, previous) = last is null ? (0, id) : (last.Number + 1, last.Hash);
        var records = new List<LedgerRecord>();
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            var record = LedgerRecord.Make(id, number++, previous, step);
            records.Add(record);
            text.Append(record.Line).Append('\n');
            previous = record.Hash;
        }
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        file.Flush(flushToDisk: true);
        Replace(HeadPath, string.Create(CultureInfo.InvariantCulture, $"{number - 1} {previous}\n"));
        return records;
    }

    /// <summary>All lines, whether they can be read or not; half a line at the end is left out.</summary>
    public IEnumerable<string> Lines()
    {
        if (!File.Exists(Path))
        {
            return [];
        }
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var text = reader.ReadToEnd();
        var end = text.LastIndexOf('\n');
        return end < 0 ? [] : text[..end].Split('\n');
    }

    /// <summary>The last records first, as far as they can be read, that name a path.</summary>
    /// <param name="path">Null: all.</param>
    public IEnumerable<LedgerRecord> Backwards(string? path)
    {
        var name = path is null ? null : System.Text.Json.JsonEncodedText.Encode(path).ToString();
        foreach (var line in Lines().Reverse())
        {
            if ((name is null || line.Contains(name, StringComparison.Ordinal)) && TryParse(line) is { } record)
            {
                yield return record;
            }
        }
    }

    /// <summary>The number and hash that the last writer left; null when nobody wrote.</summary>
    internal (int Number, string Hash)? Head()
    {
        var parts = File.Exists(HeadPath) ? File.ReadAllText(HeadPath).Split([' ', '\n']) : [];
        return parts.Length >= 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, parts[1])
            : null;
    }

    /// <summary>Number of the first record that stands in no note yet.</summary>
    internal int FirstUnpublished() =>
        File.Exists(PublishedPath)
        && int.TryParse(File.ReadAllText(PublishedPath).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    internal void SetPublished(int first) => Replace(PublishedPath, string.Create(CultureInfo.InvariantCulture, $"{first}\n"));

    internal static LedgerRecord? TryParse(string line)
    {
        try
        {
            return LedgerRecord.Parse(line);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Cuts off what a killed writer left half written.</summary>
    private static LedgerRecord? LastRecord(FileStream file)
    {
        var end = LastLineEnd(file, file.Length);
        file.SetLength(end);
        if (end == 0)
        {
            return null;
        }
        var start = LastLineEnd(file, end - 1);
        var bytes = new byte[end - start - 1];
        file.Seek(start, SeekOrigin.Begin);
        file.ReadExactly(bytes);
        try
        {
            return LedgerRecord.Parse(Encoding.UTF8.GetString(bytes));
        }
        catch (FormatException e)
        {
            throw new UserError(
                $"the last line of the ledger was altered: {e.Message}",
                "Nothing is added behind it. `pawl ledger verify` tells what is wrong."
            );
        }
    }

    /// <summary>Position behind the last line end before this one.</summary>
    private static long LastLineEnd(FileStream file, long before)
    {
        var buffer = new byte[4096];
        while (before > 0)
        {
            var count = (int)Math.Min(buffer.Length, before);
            file.Seek(before - count, SeekOrigin.Begin);
            file.ReadExactly(buffer, 0, count);
            var at = buffer.AsSpan(0, count).LastIndexOf((byte)'\n');
            if (at >= 0)
            {
                return before - count + at + 1;
            }
            before -= count;
        }
        return 0;
    }

    /// <summary>Whole or not at all. Only ever called under the lock.</summary>
    private static void Replace(string path, string text)
    {
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }
}
