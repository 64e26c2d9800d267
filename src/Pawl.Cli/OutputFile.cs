using Pawl.Engine;

namespace Pawl.Cli;

/// <summary>Where a report goes.</summary>
internal static class OutputFile
{
    internal const string StandardOutput = "-";

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
            var what = path == StandardOutput ? "standard output" : path;
            throw new UserError(
                $"{what} cannot be written: {e.Message}",
                "Name another file, make its folder first, or make room on the disk."
            );
        }
    }

    /// <summary>Replacing one of these would take it away from the whole machine.</summary>
    private static bool IsDevice(string path) =>
        Path.GetFullPath(path) is var full
        && !OperatingSystem.IsWindows()
        && (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal));

    private static void Replace(string path, Action<Stream> write)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("it is a folder");
        }
        var partial = $"{path}.{Environment.ProcessId}.tmp";
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
}
