using System.ComponentModel;
using System.Diagnostics;
using System.Text;

#pragma warning disable RS0030 // Beside GitProcess the one place that starts processes.

namespace Pawl.Engine.Git;

/// <summary>
/// One run of a program that is not git: with a list of arguments, never a shell, with nothing of our environment that
/// was not named, and with an end to its time and to what it may say.
/// </summary>
public static class ToolProcess
{
    private const int MostErrorText = 64 * 1024;

    // What programs need to find themselves, their libraries and their user's settings. Keys and tokens stay with us.
    private static readonly string[] Passed =
    [
        "PATH",
        "HOME",
        "USER",
        "LANG",
        "TMPDIR",
        "TEMP",
        "TMP",
        "SystemRoot",
        "USERPROFILE",
        "LOCALAPPDATA",
        "APPDATA",
        "DOTNET_ROOT",
        "NUGET_PACKAGES",
        "JAVA_HOME",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
    ];

    /// <summary>Runs it to its end; cancellation and the end of its time kill it with its children.</summary>
    /// <param name="mostBytes">Longest standard output that is kept; a program that says more is stopped.</param>
    public static async Task<ToolOutput> Run(
        string program,
        IReadOnlyList<string> arguments,
        GitPlace place,
        TimeSpan most,
        int mostBytes,
        CancellationToken cancel
    )
    {
        cancel.ThrowIfCancellationRequested();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        ending.CancelAfter(most);
        Process process;
        try
        {
            process = Process.Start(StartInfo(program, arguments, place))!;
        }
        catch (Win32Exception error)
        {
            return new ToolOutput(ToolEnd.NotStarted, -1, [], error.Message);
        }
        using (process)
        {
            using var output = new MemoryStream();
            var end = ToolEnd.Exited;
            var errorText = ReadErrorText(process.StandardError.BaseStream);
            try
            {
                process.StandardInput.Close();
                if (!await Copy(process.StandardOutput.BaseStream, output, mostBytes, ending.Token))
                {
                    end = ToolEnd.SaidTooMuch;
                }
                else
                {
                    await process.WaitForExitAsync(ending.Token);
                }
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                end = ToolEnd.OutOfTime;
            }
            finally
            {
                Kill(process);
            }
            await process.WaitForExitAsync(CancellationToken.None);
            return new ToolOutput(end, process.ExitCode, output.ToArray(), await errorText);
        }
    }

    private static ProcessStartInfo StartInfo(string program, IReadOnlyList<string> arguments, GitPlace place)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = place.Folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => !Passed.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in place.Environment)
        {
            start.Environment[name] = value;
        }
        return start;
    }

    /// <returns>False when there is more than may be kept.</returns>
    private static async Task<bool> Copy(Stream from, MemoryStream to, int most, CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await from.ReadAsync(buffer, cancel)) > 0)
        {
            if (to.Length + count > most)
            {
                return false;
            }
            to.Write(buffer, 0, count);
        }
        return true;
    }

    private static async Task<string> ReadErrorText(Stream stream)
    {
        var kept = new MemoryStream();
        var buffer = new byte[4096];
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
        {
            kept.Write(buffer, 0, (int)Math.Min(count, MostErrorText - kept.Length));
        }
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }
}
