namespace Pawl.Engine.Git;

/// <summary>Cuts a stream of bytes at NULs, with one buffer that grows to the longest field and no further than a limit.</summary>
internal sealed class NulReader(Stream stream, int fieldLimit = 1 << 20)
{
    private byte[] buffer = new byte[1 << 16];
    private int start,
        end,
        scanned;
    private int fieldStart,
        fieldLength;

    /// <summary>The field that <see cref="Next"/> found, cut at the limit; it lives until the next call.</summary>
    public ReadOnlySpan<byte> Field => buffer.AsSpan(fieldStart, fieldLength);

    /// <summary>Whether the field was longer than the limit.</summary>
    public bool WasCut { get; private set; }

    /// <summary>Goes to the next field; false at the stream's end. What stands there without a NUL is no field.</summary>
    public ValueTask<bool> Next(CancellationToken cancel) => TryTake() ? ValueTask.FromResult(true) : FillAndTake(cancel);

    private async ValueTask<bool> FillAndTake(CancellationToken cancel)
    {
        WasCut = false;
        do
        {
            MakeRoom();
            var count = await stream.ReadAsync(buffer.AsMemory(end), cancel);
            if (count == 0)
            {
                return false;
            }
            end += count;
        } while (!TryTake());
        return true;
    }

    private bool TryTake()
    {
        var at = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)0);
        if (at < 0)
        {
            scanned = end;
            return false;
        }
        var length = scanned + at - start;
        WasCut = length > fieldLimit;
        (fieldStart, fieldLength) = (start, Math.Min(length, fieldLimit));
        start = scanned = scanned + at + 1;
        return true;
    }

    private void MakeRoom()
    {
        if (end - start > fieldLimit)
        {
            // Keep the field's beginning and one byte more, which tells that it is too long; forget the rest until its NUL comes.
            end = scanned = start + fieldLimit + 1;
        }
        if (end < buffer.Length)
        {
            return;
        }
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (end, scanned, start) = (end - start, scanned - start, 0);
        if (end > buffer.Length / 2)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }
}
