using Pawl.Engine;

namespace Pawl.Cli;

/// <summary>Where a report goes.</summary>
internal static class OutputFile
{
    internal const string StandardOutput = "-";

    /// <summary>Asks before long work whether its report can be written at the end.</summary>
    /// <exception cref="UserError">It cannot.</exception>
    internal static void Check(string? path)
    {
        if (path is null or StandardOutput || IsDevice(path))
        {
            return;
        }
        try
        {
            using var partial = new FileStream(
                Partial(path),
                FileMode.Create,
                FileAccess.Write,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, e);
        }
    }

    /// <summary>Writes a report; a file is replaced whole or not at all.</summary>
    /// <exception cref="UserError">It cannot be written.</exception>
    internal static void Write(string path, Action<Stream> write)
    {
        try
        {
            using var target = new Target(path);
            write(target.Stream);
            target.Keep();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, e);
        }
    }

    /// <summary>The same for what is written as it comes.</summary>
    internal static async Task Write(string path, Func<Stream, Task> write)
    {
        try
        {
            using var target = new Target(path);
            await write(target.Stream);
            target.Keep();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, e);
        }
    }

    private static UserError CannotWrite(string path, Exception e) =>
        new(
            $"{(path == StandardOutput ? "standard output" : path)} cannot be written: {e.Message}",
            "Name another file, make its folder first, or make room on the disk."
        );

    /// <summary>Replacing one of these would take it away from the whole machine.</summary>
    private static bool IsDevice(string path) =>
        Path.GetFullPath(path) is var full
        && !OperatingSystem.IsWindows()
        && (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal));

    private static string Partial(string path) =>
        Directory.Exists(path) ? throw new IOException("it is a folder") : $"{path}.{Environment.ProcessId}.tmp";

    /// <summary>What is written to, until it is kept or dropped.</summary>
    private sealed class Target : IDisposable
    {
        private readonly string path;
        private readonly string? partial;

        internal Target(string path)
        {
            this.path = path;
            if (path == StandardOutput)
            {
                Stream = Console.OpenStandardOutput();
            }
            else if (IsDevice(path))
            {
                Stream = new FileStream(path, FileMode.Open, FileAccess.Write);
            }
            else
            {
                partial = Partial(path);
                File.Delete(partial);
                // A new file: a link that lies in wait under this name is not followed.
                Stream = new FileStream(partial, FileMode.CreateNew);
            }
        }

        internal Stream Stream { get; }

        internal void Keep()
        {
            Stream.Dispose();
            if (partial is not null)
            {
                File.Move(partial, path, overwrite: true);
            }
        }

        public void Dispose()
        {
            Stream.Dispose();
            if (partial is not null)
            {
                File.Delete(partial);
            }
        }
    }
}
