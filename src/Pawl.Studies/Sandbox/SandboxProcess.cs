using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Pawl.Engine;

#pragma warning disable RS0030 // The one place that starts processes for studies.

namespace Pawl.Studies.Sandbox;

/// <summary>One process with a list of arguments, never a shell, that is ended when its time is over. Only sandboxes ask for one.</summary>
internal static class SandboxProcess
{
    private const int ErrorTextLimit = 8192;

    internal static async Task<SandboxOutcome> Run(
        IReadOnlyList<string> command,
        ReadOnlyMemory<byte> input,
        SandboxLimits limits,
        CancellationToken cancel
    )
    {
        cancel.ThrowIfCancellationRequested();
        using var process = Start(command);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(TimeSpan.FromSeconds(limits.Seconds));
        using var killing = time.Token.Register(() => Kill(process));
        var writing = Write(process, input);
        var errors = Read(process.StandardError.BaseStream, ErrorTextLimit, null);
        var output = await Read(process.StandardOutput.BaseStream, limits.Output, () => Kill(process));
        var error = await errors;
        await writing;
        await process.WaitForExitAsync(CancellationToken.None);
        var timedOut = time.IsCancellationRequested;
        cancel.ThrowIfCancellationRequested();
        return new SandboxOutcome(process.ExitCode, output.Bytes, Encoding.UTF8.GetString(error.Bytes), timedOut, output.TooMuch);
    }

    private static Process Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Keys of models are in the environment: nothing of it goes on.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new UserError($"{command[0]} could not be started: {e.Message}", SandboxSearch.Hint);
        }
    }

    private static async Task Write(Process process, ReadOnlyMemory<byte> input)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading: its exit code tells.
        }
    }

    /// <summary>Reads to the end and keeps as much as the limit allows.</summary>
    private static async Task<(byte[] Bytes, bool TooMuch)> Read(Stream stream, int limit, Action? tooMuch)
    {
        var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        var over = false;
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
        {
            var room = (int)Math.Min(count, limit - kept.Length);
            kept.Write(buffer, 0, room);
            if (room < count && !over)
            {
                over = true;
                tooMuch?.Invoke();
            }
        }
        return (kept.ToArray(), over);
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
