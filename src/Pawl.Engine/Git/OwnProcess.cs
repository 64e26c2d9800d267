using System.Diagnostics;
using System.Text;

#pragma warning disable RS0030 // Processes start in this folder only.

namespace Pawl.Engine.Git;

/// <summary>This very program once more, as an agent's hook would start it.</summary>
public static class OwnProcess
{
    /// <param name="program">This program's file, and the one that it runs when it is the runtime.</param>
    public static async Task<(int Code, string Output, string Error)> Run(
        IReadOnlyList<string> program,
        IReadOnlyList<string> arguments,
        string folder,
        string input,
        CancellationToken cancel
    )
    {
        var start = new ProcessStartInfo(program[0], [.. program.Skip(1), .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        using var process = Process.Start(start)!;
        await using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output, await error);
    }
}
