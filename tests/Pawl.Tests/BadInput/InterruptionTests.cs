using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Pawl.Tests.BadInput;

/// <summary>Runs that are not let finish.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class InterruptionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_interrupted_or_killed_audit_leaves_nothing_wrong()
    {
        using var repo = new TestRepo();
        GeneratedHistory.Write(repo, commits: 600, seed: 5);
        var whole = await Reports(repo, ["--no-cache"]);

        // Ctrl-C as soon as it works, then when it has kept something.
        foreach (var hasKept in (bool[])[false, true])
        {
            var interrupted = await Stopped(repo, PosixSignal.SIGINT, hasKept);
            Assert.Equal((130, "pawl: interrupted\n", ""), (interrupted.ExitCode, interrupted.Error, interrupted.Output));
            Assert.Empty(Leftovers(repo, "pawl-git-*"));
            Assert.Empty(Directory.EnumerateFiles(repo.Path, "stopped.*"));
        }
        await Stopped(repo, kill: null, hasKept: true);
        Assert.Empty(Directory.EnumerateFiles(repo.Path, "stopped.*"));

        // The first goes on where the killed one was, the second finds everything.
        Assert.Equal(whole, await Reports(repo, []));
        Assert.Equal(whole, await Reports(repo, ["--threads", "1"]));
    }

    [Fact]
    public async Task An_interrupted_scan_ends_at_once_and_writes_nothing()
    {
        using var repo = new TestRepo();
        var text = await File.ReadAllTextAsync(Path.Combine(Golden.Root, "rules/python/sql-injection.py"), Cancel);
        for (var i = 0; i < 1_000; i++)
        {
            repo.Write($"f{i}.py", $"{text}\nx = {i}\n");
        }
        using var process = Pawl.Start(repo.Path, [], "scan", "--output", "stopped.txt", "--threads", "1");
        await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
        Send(process, PosixSignal.SIGINT);
        var run = await Pawl.End(process);
        Assert.Equal((130, "pawl: interrupted\n", ""), (run.ExitCode, run.Error, run.Output));
        Assert.Empty(Directory.EnumerateFiles(repo.Path, "stopped.*"));
    }

    /// <param name="kill">Null: killed without a chance to clean up.</param>
    private static async Task<Pawl> Stopped(TestRepo repo, PosixSignal? kill, bool hasKept)
    {
        var cache = new FileInfo(Path.Combine(repo.Path, "..", "cache", "pawl", "cache.db-wal"));
        var temporary = Path.Combine(repo.Path, "..", "temporary");
        if (Directory.Exists(Path.Combine(repo.Path, "..", "cache")))
        {
            Directory.Delete(Path.Combine(repo.Path, "..", "cache"), recursive: true);
        }
        Directory.CreateDirectory(temporary);
        string[] arguments = ["audit", "--threads", "1", "--html", "stopped.html", "--json", "stopped.json"];
        using var process = Pawl.Start(repo.Path, new() { ["TMPDIR"] = temporary }, arguments);
        while (!process.HasExited && !(hasKept ? cache is { Exists: true, Length: > 50_000 } : Leftovers(repo, "pawl-git-*").Length > 0))
        {
            await Task.Delay(5, Cancel);
            cache.Refresh();
        }
        Assert.False(process.HasExited, "it was done before it could be stopped");
        if (kill is { } signal)
        {
            Send(process, signal);
            return await Pawl.End(process);
        }
        process.Kill();
        await process.WaitForExitAsync(Cancel);
        return new Pawl(137, [], "");
    }

    private static async Task<string> Reports(TestRepo repo, string[] more)
    {
        string[] names = ["whole.html", "whole.json", "whole.sarif"];
        var run = await Pawl.Run(repo.Path, ["audit", "--html", names[0], "--json", names[1], "--sarif", names[2], .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("", run.Error);
        var texts = await Task.WhenAll(names.Select(n => File.ReadAllTextAsync(Path.Combine(repo.Path, n), Cancel)));
        return string.Join('\n', [.. texts, run.Output]);
    }

    private static string[] Leftovers(TestRepo repo, string pattern) =>
        Directory.GetFileSystemEntries(Path.Combine(repo.Path, "..", "temporary"), pattern);

    private static void Send(Process process, PosixSignal signal)
    {
        using var kill = Process.Start("kill", [signal == PosixSignal.SIGINT ? "-INT" : "-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
