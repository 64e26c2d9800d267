using System.Text.Json;
using Pawl.Engine;

namespace Pawl.Studies.Records;

/// <summary>Walks over the lines of a file of records without holding more than one of them.</summary>
internal sealed class LineReader(string path) : IDisposable
{
    /// <summary>A longer line is no record.</summary>
    internal const int MostBytes = 64 * 1024 * 1024;

    private readonly FileStream file = Open(path);
    private byte[] buffer = new byte[256 * 1024];
    private int start;
    private int filled;
    private int next;

    internal delegate T Parser<T>(ReadOnlySpan<byte> line);

    /// <summary>Of the present line, from 1.</summary>
    internal int Number { get; private set; }

    /// <summary>Where the present line begins in the file.</summary>
    internal long Offset { get; private set; }

    /// <summary>The present line without its line feed.</summary>
    internal ReadOnlySpan<byte> Line => buffer.AsSpan(start, Length);

    internal int Length { get; private set; }

    /// <summary>False for a last line without a line feed.</summary>
    internal bool Ended { get; private set; }

    internal bool Next()
    {
        (Offset, start) = (Offset + (next - start), next);
        var searched = start;
        while (true)
        {
            var at = buffer.AsSpan(searched, filled - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                return Take(searched + at - start, ended: true);
            }
            searched = filled;
            var moved = start;
            if (!Fill())
            {
                return filled > start && Take(filled - start, ended: false);
            }
            searched -= moved - start;
        }
    }

    /// <summary>The line's value, or null for a last line that was not written to its end.</summary>
    /// <exception cref="UserError">The line has an end and is no record.</exception>
    internal T? Parse<T>(Parser<T> parser)
        where T : class => Parse(path, Number, Ended, Line, parser);

    internal static T? Parse<T>(string path, int number, bool ended, ReadOnlySpan<byte> line, Parser<T> parser)
        where T : class
    {
        try
        {
            return parser(line);
        }
        catch (JsonException) when (!ended)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new UserError(
                $"{path}:{number} is no record: {e.Message}",
                "docs/schemas has the schema; a file of records is never edited by hand."
            );
        }
    }

    internal static bool IsWhole<T>(ReadOnlySpan<byte> line, Parser<T> parser)
    {
        try
        {
            parser(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public void Dispose() => file.Dispose();

    private bool Take(int length, bool ended)
    {
        Number++;
        (Length, Ended) = (length, ended);
        next = start + length + (ended ? 1 : 0);
        return true;
    }

    /// <summary>Makes room and reads on; false at the end of the file.</summary>
    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            (filled, next, start) = (filled - start, next - start, 0);
        }
        if (filled == buffer.Length)
        {
            if (filled >= MostBytes)
            {
                throw new UserError($"{path}:{Number + 1} is too long for a record", "See whether this is a file of records.");
            }
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        var read = file.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        return read > 0;
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be read: {e.Message}", "Name a file of records that `pawl study run` or `import` wrote.");
        }
    }
}
