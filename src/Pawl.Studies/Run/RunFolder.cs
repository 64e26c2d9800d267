using System.Text;
using System.Text.Json;
using Pawl.Engine;
using Pawl.Studies.Definitions;
using Pawl.Studies.Records;

namespace Pawl.Studies.Run;

/// <summary>
/// The results of a run on disk. <c>records.jsonl</c> and <c>exchanges.jsonl</c> hold whole chains in the study's order and only grow;
/// chains under way have a file each below <c>open</c>; programs are kept once each below <c>contents</c>.
/// </summary>
internal sealed class RunFolder
{
    internal const string RecordsName = "records.jsonl";
    internal const string ExchangesName = "exchanges.jsonl";
    private const string OpenName = "open";
    private const string ContentsName = "contents";
    private readonly string path;
    private FileStream? exchanges;
    private RecordFile? records;

    internal RunFolder(string path)
    {
        this.path = path;
        Directory.CreateDirectory(System.IO.Path.Combine(path, OpenName));
    }

    internal string Records => System.IO.Path.Combine(path, RecordsName);
    internal string Spent => System.IO.Path.Combine(path, "spent.jsonl");
    internal string Manifest => System.IO.Path.Combine(path, "run.json");
    private string Exchanges => System.IO.Path.Combine(path, ExchangesName);

    internal string Open(Chain chain) => System.IO.Path.Combine(path, OpenName, chain.Id + ".jsonl");

    internal static string ContentPath(string hash, ProgramLanguage language) => $"{ContentsName}/{hash[..2]}/{hash}{language.Extension}";

    internal void Store(string hash, ProgramLanguage language, byte[] content)
    {
        var file = System.IO.Path.Combine(path, ContentPath(hash, language));
        if (File.Exists(file))
        {
            return;
        }
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        var partial = $"{file}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp";
        File.WriteAllBytes(partial, content);
        File.Move(partial, file, overwrite: true);
    }

    /// <summary>Finds how many chains are whole, and cuts off what a killed run left behind them.</summary>
    /// <param name="plan">The run's chains in order.</param>
    internal int Recover(IEnumerable<Chain> plan, int iterations)
    {
        if (!File.Exists(Records))
        {
            File.Delete(Exchanges);
            return 0;
        }
        var (done, end, first) = WholeChains(plan, iterations);
        Cut(Records, end);
        if (File.Exists(Exchanges))
        {
            Cut(Exchanges, EndOfExchanges(first));
        }
        return done;
    }

    /// <summary>A chain is over: its exchanges and its records go to the others, in this order; then its own file goes.</summary>
    internal void Close(Chain chain, IReadOnlyList<IterationRecord> made)
    {
        exchanges ??= new FileStream(Exchanges, FileMode.Append, FileAccess.Write, FileShare.Read);
        records ??= RecordFile.Append(Records);
        using (var own = File.OpenRead(Open(chain)))
        {
            own.CopyTo(exchanges);
        }
        exchanges.Flush();
        foreach (var record in made)
        {
            records.Add(record);
        }
        File.Delete(Open(chain));
    }

    internal void Finish()
    {
        exchanges?.Dispose();
        records?.Dispose();
        (exchanges, records) = (null, null);
        if (
            Directory.Exists(System.IO.Path.Combine(path, OpenName))
            && !Directory.EnumerateFiles(System.IO.Path.Combine(path, OpenName)).Any()
        )
        {
            Directory.Delete(System.IO.Path.Combine(path, OpenName));
        }
    }

    /// <summary>A text at the top of a line's object, without reading the rest of the line.</summary>
    internal static string Peek(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(line);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(name))
            {
                reader.Read();
                return reader.GetString() ?? "";
            }
        }
        throw new JsonException($"'{Encoding.UTF8.GetString(name)}' is missing");
    }

    /// <returns>How many chains are whole, where they end, and the first that is not.</returns>
    private (int Done, long End, string? First) WholeChains(IEnumerable<Chain> plan, int iterations)
    {
        using var chains = plan.GetEnumerator();
        using var lines = new LineReader(Records);
        var (done, end, seen) = (0, 0L, 0);
        var more = chains.MoveNext();
        while (lines.Next() && lines.Ended)
        {
            var record = lines.Parse(RecordFile.FromLine)!;
            if (!more || record.Chain != chains.Current.Id || record.Iteration != seen)
            {
                throw new UserError(
                    $"{Records}:{lines.Number} belongs to another run: {record.Chain}, iteration {record.Iteration}",
                    "Name another folder with --output."
                );
            }
            seen++;
            if (seen > iterations)
            {
                (done, end, seen) = (done + 1, lines.Offset + lines.Length + 1, 0);
                more = chains.MoveNext();
            }
        }
        return (done, end, more ? chains.Current.Id : null);
    }

    private long EndOfExchanges(string? first)
    {
        using var lines = new LineReader(Exchanges);
        var end = 0L;
        while (lines.Next() && lines.Ended && (first is null || Peek(lines.Line, "chain"u8) != first))
        {
            end = lines.Offset + lines.Length + 1;
        }
        return end;
    }

    private static void Cut(string file, long end)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.Read);
        if (stream.Length > end)
        {
            stream.SetLength(end);
        }
    }
}
