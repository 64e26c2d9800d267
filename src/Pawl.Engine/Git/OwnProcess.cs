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
        using var process = Process.Start(Start(program, arguments, folder))!;
        await using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Talks line by line: all questions are written at once, then so many answers are read.</summary>
    /// <returns>What it answered in that time.</returns>
    public static async Task<string> Talk(
        IReadOnlyList<string> program,
        IReadOnlyList<string> arguments,
        string folder,
        string questions,
        int answers,
        CancellationToken cancel
    )
    {
        using var process = Process.Start(Start(program, arguments, folder))!;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        ending.CancelAfter(TimeSpan.FromSeconds(20));
        await using var stop = ending.Token.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.StandardInput.WriteAsync(questions.AsMemory(), ending.Token);
        await process.StandardInput.FlushAsync(ending.Token);
        var said = new StringBuilder();
        while (answers-- > 0 && await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            said.AppendLine(line);
        }
        process.StandardInput.Close();
        var rest = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        await rest;
        cancel.ThrowIfCancellationRequested();
        return said.Append(process.ExitCode == 0 ? "" : await error).ToString();
    }

    private static ProcessStartInfo Start(IReadOnlyList<string> program, IReadOnlyList<string> arguments, string folder) =>
        new(program[0], [.. program.Skip(1), .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
}
