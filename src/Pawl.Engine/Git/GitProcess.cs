using System.ComponentModel;
using System.Diagnostics;
using System.Text;

#pragma warning disable RS0030 // The one place that starts processes.

namespace Pawl.Engine.Git;

/// <summary>
/// One running git. The only place that starts a process for git: with a list of arguments, never a shell, and so
/// that nothing in the repository is executed, nothing is fetched and nobody is asked for a password.
/// </summary>
public sealed class GitProcess : IAsyncDisposable
{
    private const int ErrorTextLimit = 8192;

    // Switched off: whatever a repository's own configuration could run or fetch.
    private static readonly string[] Hardening =
    [
        "--no-pager",
        "-c",
        "safe.directory=*",
        "-c",
        "core.fsmonitor=false",
        "-c",
        "core.hooksPath=" + (OperatingSystem.IsWindows() ? "NUL" : "/dev/null"),
        "-c",
        "core.quotePath=false",
        "-c",
        "protocol.allow=never",
        "-c",
        "log.showSignature=false",
        "-c",
        "submodule.recurse=false",
        "-c",
        "gc.auto=0",
        "-c",
        "maintenance.auto=false",
    ];

    private readonly Process process;
    private readonly IReadOnlyList<string> arguments;
    private readonly Task<string> errorText;
    private readonly CancellationTokenRegistration registration;

    private GitProcess(Process process, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        this.process = process;
        this.arguments = arguments;
        errorText = ReadErrorText(process.StandardError.BaseStream);
        registration = cancel.Register(Kill);
    }

    public Stream Output => process.StandardOutput.BaseStream;
    public Stream Input => process.StandardInput.BaseStream;

    /// <summary>Starts git; cancellation kills it with its children.</summary>
    public static GitProcess Start(GitPlace place, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(GitProgram.Path)
        {
            WorkingDirectory = place.Folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in Hardening.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }
        SetEnvironment(start.Environment, place.Environment);
        try
        {
            return new GitProcess(Process.Start(start)!, arguments, cancel);
        }
        catch (Win32Exception error)
        {
            throw new UserError(
                $"git could not be started in {place.Folder}: {error.Message}",
                "see that the folder exists and may be entered"
            );
        }
    }

    /// <summary>Runs git to its end and keeps all of its output: for small answers only.</summary>
    /// <param name="input">Given to git's standard input.</param>
    public static async Task<GitOutput> Run(
        GitPlace place,
        IReadOnlyList<string> arguments,
        ReadOnlyMemory<byte> input,
        CancellationToken cancel
    )
    {
        await using var git = Start(place, arguments, cancel);
        var writing = git.WriteAndClose(input, cancel);
        using var output = new MemoryStream();
        await git.Output.CopyToAsync(output, cancel);
        await writing;
        var exitCode = await git.WaitForExit(cancel);
        return new GitOutput(arguments, exitCode, output.ToArray(), await git.errorText);
    }

    public static Task<GitOutput> Run(GitPlace place, IReadOnlyList<string> arguments, CancellationToken cancel) =>
        Run(place, arguments, ReadOnlyMemory<byte>.Empty, cancel);

    /// <summary>Writes all of the input, then closes it. A git that stopped reading is no error here: its exit code tells.</summary>
    public async Task WriteAndClose(ReadOnlyMemory<byte> input, CancellationToken cancel)
    {
        try
        {
            await Input.WriteAsync(input, cancel);
            Input.Close();
        }
        catch (IOException)
        {
            // Broken pipe.
        }
    }

    public async Task<int> WaitForExit(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        cancel.ThrowIfCancellationRequested();
        return process.ExitCode;
    }

    /// <summary>Waits for the end.</summary>
    /// <exception cref="GitException">Git ended with an error.</exception>
    public async Task Finish(CancellationToken cancel)
    {
        var exitCode = await WaitForExit(cancel);
        if (exitCode != 0)
        {
            throw new GitException(arguments, exitCode, await errorText);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await registration.DisposeAsync();
        Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        await errorText;
        process.Dispose();
    }

    private void Kill()
    {
        try
        {
            // Asked first: looking for the children of an ended process goes through all of the machine's.
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

    private static async Task<string> ReadErrorText(Stream stream)
    {
        var kept = new MemoryStream();
        var buffer = new byte[1024];
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
        {
            kept.Write(buffer, 0, (int)Math.Min(count, ErrorTextLimit - kept.Length));
        }
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private static void SetEnvironment(IDictionary<string, string?> environment, IReadOnlyDictionary<string, string> given)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
        {
            environment.Remove(name);
        }
        environment["LC_ALL"] = "C";
        environment["GIT_OPTIONAL_LOCKS"] = "0";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["GIT_NO_LAZY_FETCH"] = "1";
        environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        foreach (var (name, value) in given)
        {
            environment[name] = value;
        }
    }
}
