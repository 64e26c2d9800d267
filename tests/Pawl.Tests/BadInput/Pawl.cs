using System.Diagnostics;
using System.Text;

namespace Pawl.Tests.BadInput;

/// <summary>The real command line: the program that PAWL names, else the one that was built beside the tests.</summary>
internal sealed record Pawl(int ExitCode, byte[] Bytes, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private static readonly string[] Program = Environment.GetEnvironmentVariable("PAWL") is { } program
        ? [program]
        : ["dotnet", Path.Combine(AppContext.BaseDirectory, "pawl.dll")];

    /// <summary>The program as a shell takes it.</summary>
    internal static string CommandLine => string.Join(' ', Program);

    internal string Output => Encoding.UTF8.GetString(Bytes);

    /// <summary>Runs it and holds it to what every run owes: no stack trace, no raw control characters, a known exit code, an end.</summary>
    internal static async Task<Pawl> Run(string folder, Dictionary<string, string?> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        return await End(process);
    }

    internal static Task<Pawl> Run(string folder, params string[] arguments) => Run(folder, [], arguments);

    internal static Process Start(string folder, Dictionary<string, string?> environment, params string[] arguments)
    {
        string[] command = [.. Program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Each run keeps to the repository's own folder, so that runs do not meet in one cache.
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(folder, "..", "cache");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    /// <summary>Through a shell: <c>pawl "$@"</c> stands for the program with its arguments.</summary>
    internal static async Task<Pawl> Shell(string folder, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"pawl() {{ {CommandLine} \"$@\"; }}\n{script}", "sh", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(folder, "..", "cache");
        using var process = Process.Start(start)!;
        return await End(process);
    }

    internal static async Task<Pawl> End(Process process)
    {
        process.StandardInput.Close();
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        try
        {
            var error = process.StandardError.ReadToEndAsync(late.Token);
            using var output = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(output, late.Token);
            await process.WaitForExitAsync(late.Token);
            var run = new Pawl(process.ExitCode, output.ToArray(), await error);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Unhandled", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain('\e', run.Error);
            Assert.Contains(run.ExitCode, (int[])[0, 1, 2, 130]);
            return run;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>A mistake or a failure: code 2, one line of what, one of how, nothing on standard output.</summary>
    internal void Fails(string what)
    {
        Assert.True(ExitCode == 2, Error);
        Assert.Empty(Output);
        Assert.Contains(what, Error, StringComparison.Ordinal);
        Assert.Equal(2, Error.TrimEnd().Split('\n').Length);
    }
}
