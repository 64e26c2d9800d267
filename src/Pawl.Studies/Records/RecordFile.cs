using System.Text.Json;
using Pawl.Engine;

namespace Pawl.Studies.Records;

/// <summary>
/// A file of records, one JSON object a line, that only grows. What a killed writer left half is cut off when writing goes on,
/// and reported when the file is read: whatever ends in a line feed is whole.
/// </summary>
public sealed class RecordFile : IDisposable
{
    private const int BatchBytes = 1024 * 1024;
    private readonly FileStream file;
    private readonly Lock writing = new();

    private RecordFile(FileStream file, long bytesCut) => (this.file, BytesCut) = (file, bytesCut);

    /// <summary>How much of a half-written record was cut off on opening.</summary>
    public long BytesCut { get; }

    /// <summary>Opens for appending, and mends the end.</summary>
    public static RecordFile Append(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            return new RecordFile(file, MendEnd(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Safe from several threads; the record is with the operating system when this returns.</summary>
    public void Add(IterationRecord record)
    {
        var line = ToLine(record);
        lock (writing)
        {
            file.Write(line);
            file.Flush();
        }
    }

    /// <summary>The record as its line, line feed included: equal records give equal bytes.</summary>
    public static byte[] ToLine(IterationRecord record) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Default.IterationRecord), (byte)'\n'];

    /// <exception cref="JsonException">The line is no record.</exception>
    public static IterationRecord FromLine(ReadOnlySpan<byte> line)
    {
        var record =
            JsonSerializer.Deserialize(line, RecordJson.Default.IterationRecord) ?? throw new JsonException("a record is missing: null");
        return record.V == IterationRecord.CurrentVersion
            ? record
            : throw new JsonException($"version {record.V} of the format is not known; this Pawl reads {IterationRecord.CurrentVersion}");
    }

    /// <summary>
    /// Streams a file's records in its order.
    /// </summary>
    /// <param name="torn">Told of a half-written last line: its number, from 1.</param>
    /// <exception cref="UserError">A line before the last is no record.</exception>
    public static IEnumerable<IterationRecord> Read(string path, Action<int>? torn = null)
    {
        using var lines = new LineReader(path);
        while (Batch(lines) is { Count: > 0 } batch)
        {
            // Reading JSON is what a million records take longest for.
            var parsed = new (IterationRecord? Record, UserError? Error)[batch.Count];
            Parallel.For(
                0,
                parsed.Length,
                i =>
                {
                    try
                    {
                        parsed[i].Record = LineReader.Parse(path, batch[i].Number, batch[i].Ended, batch[i].Line, FromLine);
                    }
                    catch (UserError e)
                    {
                        parsed[i].Error = e;
                    }
                }
            );
            for (var i = 0; i < parsed.Length; i++)
            {
                if (parsed[i].Error is { } error)
                {
                    throw error;
                }
                if (parsed[i].Record is { } record)
                {
                    yield return record;
                }
                else
                {
                    torn?.Invoke(batch[i].Number);
                }
            }
        }
    }

    private static List<(int Number, bool Ended, byte[] Line)> Batch(LineReader lines)
    {
        var batch = new List<(int, bool, byte[])>();
        for (var bytes = 0; bytes < BatchBytes && lines.Next(); bytes += lines.Length)
        {
            batch.Add((lines.Number, lines.Ended, lines.Line.ToArray()));
        }
        return batch;
    }

    public void Dispose() => file.Dispose();

    private static long MendEnd(FileStream file)
    {
        var end = EndOfLastLine(file);
        var tail = new byte[file.Length - end];
        file.Position = end;
        file.ReadExactly(tail);
        if (tail.Length > 0 && LineReader.IsWhole(tail, FromLine))
        {
            file.Write("\n"u8);
            return 0;
        }
        file.SetLength(end);
        file.Position = end;
        return tail.Length;
    }

    /// <summary>Offset behind the last line feed, searched from the end.</summary>
    private static long EndOfLastLine(FileStream file)
    {
        var block = new byte[64 * 1024];
        for (var end = file.Length; end > 0; )
        {
            var length = (int)Math.Min(block.Length, end);
            file.Position = end - length;
            file.ReadExactly(block, 0, length);
            var at = block.AsSpan(0, length).LastIndexOf((byte)'\n');
            if (at >= 0)
            {
                return end - length + at + 1;
            }
            end -= length;
        }
        return 0;
    }
}
