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
            if (path == StandardOutput)
            {
                using var output = Console.OpenStandardOutput();
                write(output);
            }
            else if (IsDevice(path))
            {
                using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
                write(device);
            }
            else
            {
                Replace(path, write);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path == StandardOutput ? "standard output" : path, e);
        }
    }

    private static UserError CannotWrite(string what, Exception e) =>
        new($"{what} cannot be written: {e.Message}", "Name another file, make its folder first, or make room on the disk.");

    /// <summary>Replacing one of these would take it away from the whole machine.</summary>
    private static bool IsDevice(string path) =>
        Path.GetFullPath(path) is var full
        && !OperatingSystem.IsWindows()
        && (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal));

    private static void Replace(string path, Action<Stream> write)
    {
        var partial = Partial(path);
        File.Delete(partial);
        try
        {
            // A new file: a link that lies in wait under this name is not followed.
            using (var file = new FileStream(partial, FileMode.CreateNew))
            {
                write(file);
            }
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static string Partial(string path) =>
        Directory.Exists(path) ? throw new IOException("it is a folder") : $"{path}.{Environment.ProcessId}.tmp";
}
