using System.Runtime.CompilerServices;
using System.Text;

namespace Pawl.Engine.Git;

/// <summary>One <c>git cat-file --batch-command</c>: many questions are written, then their answers read.</summary>
internal sealed class CatFile(GitPlace place, CancellationToken cancel) : IAsyncDisposable
{
    /// <summary>So many questions always fit into a pipe's buffer; with more, git and we could wait for each other.</summary>
    public const int Together = 128;

    private readonly GitProcess process = GitProcess.Start(place, ["cat-file", "--batch-command"], cancel);
    private readonly byte[] buffer = new byte[1 << 16];
    private int start,
        end;

    /// <summary>Types and sizes, in the order asked.</summary>
    /// <param name="name">An object's id, or an expression without white space that names it.</param>
    public async IAsyncEnumerable<(T Asked, ObjectInfo Info)> Info<T>(
        IEnumerable<T> asked,
        Func<T, string> name,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        foreach (var chunk in asked.Chunk(Together))
        {
            await Ask("info", chunk.Select(name), cancel);
            foreach (var one in chunk)
            {
                yield return (one, await ReadInfo(cancel));
            }
        }
    }

    /// <summary>Writes one chunk of questions.</summary>
    /// <param name="command"><c>info</c> or <c>contents</c>.</param>
    public async Task Ask(string command, IEnumerable<string> names, CancellationToken cancel)
    {
        var text = string.Concat(names.Select(name => $"{command} {name}\n"));
        await process.Input.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
        await process.Input.FlushAsync(cancel);
    }

    /// <exception cref="EndOfStreamException">Git ended: the object is damaged.</exception>
    public async ValueTask<ObjectInfo> ReadInfo(CancellationToken cancel)
    {
        var line = await ReadLine(cancel);
        var parts = line.Split(' ');
        return parts.Length == 3 && long.TryParse(parts[2], out var size)
            ? new ObjectInfo(ObjectId.Parse(parts[0]), parts[1], size)
            : new ObjectInfo(null, "missing", 0);
    }

    /// <summary>The bytes that follow the answer to <c>contents</c>.</summary>
    public async ValueTask<byte[]> ReadBody(long size, CancellationToken cancel)
    {
        var body = GC.AllocateUninitializedArray<byte>((int)size);
        var buffered = (int)Math.Min(size, end - start);
        buffer.AsSpan(start, buffered).CopyTo(body);
        start += buffered;
        await process.Output.ReadExactlyAsync(body.AsMemory(buffered), cancel);
        await ReadLine(cancel);
        return body;
    }

    /// <summary>Lets git end by itself once every question is answered: ending it by force means looking through all processes.</summary>
    public async Task Finish(CancellationToken cancel)
    {
        process.Input.Close();
        await process.WaitForExit(cancel);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async ValueTask<string> ReadLine(CancellationToken cancel)
    {
        var scanned = start;
        while (true)
        {
            var at = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, scanned + at - start);
                start = scanned + at + 1;
                return line;
            }
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (end, start) = (end - start, 0);
            scanned = end;
            var count = await process.Output.ReadAsync(buffer.AsMemory(end), cancel);
            end += count > 0 ? count : throw new EndOfStreamException();
        }
    }
}
