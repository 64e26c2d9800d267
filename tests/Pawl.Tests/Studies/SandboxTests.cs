using System.Text;
using Pawl.Engine;
using Pawl.Studies.Definitions;
using Pawl.Studies.Run;
using Pawl.Studies.Sandbox;

namespace Pawl.Tests.Studies;

/// <summary>Real hostile programs in the real sandbox.</summary>
public sealed class SandboxTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly SandboxLimits Small = new(3, 256L << 20, 16, 1 << 20, 64, 10_000);

    [Theory]
    [MemberData(nameof(Sandboxes))]
    public async Task There_is_no_network_and_no_home_and_no_environment(string sandbox)
    {
        var run = await Python(
            sandbox,
            """
            import os, socket
            try:
                socket.create_connection(("192.0.2.1", 80), 1)
            except OSError as e:
                print(type(e).__name__)
            print([n for n in os.environ if n not in ("HOME", "PATH", "PWD", "LC_ALL") and not n.startswith("DOTNET_")])
            print(os.path.exists("/root"), os.path.exists("/home"), os.path.exists("/etc/passwd"), os.access("/usr/bin", os.W_OK))
            print(len([n for n in os.listdir("/proc") if n.isdigit()]) < 10)
            """
        );
        Assert.Equal("OSError\n[]\nFalse False False False\nTrue\n", Encoding.UTF8.GetString(run.Output));
    }

    [Theory]
    [MemberData(nameof(Sandboxes))]
    public async Task Time_is_limited(string sandbox)
    {
        var run = await Python(sandbox, "while True:\n    pass");
        Assert.True(run.TimedOut || run.ExitCode >= 128);
        var asleep = await Python(sandbox, "import time\ntime.sleep(60)");
        Assert.True(asleep.TimedOut);
    }

    [Theory]
    [MemberData(nameof(Sandboxes))]
    public async Task Memory_is_limited(string sandbox)
    {
        var run = await Python(sandbox, "try:\n    x = bytearray(2_000_000_000)\nexcept MemoryError:\n    print('no')");
        Assert.Equal("no\n", Encoding.UTF8.GetString(run.Output));
    }

    [Theory]
    [MemberData(nameof(Sandboxes))]
    public async Task Processes_are_limited_and_none_is_left(string sandbox)
    {
        var run = await Python(
            sandbox,
            """
            import os, time
            count = 0
            try:
                for i in range(200):
                    if os.fork() == 0:
                        time.sleep(100)
                    count += 1
            except OSError:
                print("no more", count < 16)
            """
        );
        Assert.False(run.TimedOut);
        Assert.Equal("no more True\n", Encoding.UTF8.GetString(run.Output));
    }

    [Theory]
    [MemberData(nameof(Sandboxes))]
    public async Task Files_are_limited_and_do_not_reach_the_machine(string sandbox)
    {
        var name = $"/tmp/pawl-sandbox-test-{Environment.ProcessId}";
        var run = await Python(
            sandbox,
            $"""
            try:
                open("{name}", "w").write("x")
                for i in range(20):
                    open(f"/work/{"{i}"}", "wb").write(b"a" * 900_000)
            except OSError as e:
                print("full")
            try:
                open("/work/large", "wb").write(b"a" * 2_000_000)
            except OSError as e:
                print("large")
            try:
                open("/usr/bin/x", "w")
            except OSError:
                print("read only")
            """
        );
        Assert.Equal("full\nlarge\nread only\n", Encoding.UTF8.GetString(run.Output));
        Assert.False(File.Exists(name));
    }

    [Theory]
    [MemberData(nameof(Sandboxes))]
    public async Task Output_is_limited(string sandbox)
    {
        var run = await Python(sandbox, "while True:\n    print('a' * 1000)");
        Assert.True(run.TooMuchOutput);
        Assert.Equal(Small.Output, run.Output.Length);
    }

    [Fact]
    public async Task All_programs_that_come_with_Pawl_are_clean_and_pass_their_tests()
    {
        Ready();
        Assert.SkipUnless(
            new[] { "gcc", "javac", "node", "dotnet" }.All(name => ProgramPath.Find(name) is not null),
            "a compiler is missing"
        );
        var study = StudyDefinition.Load(Path.Combine(Golden.Root, "studies", "replicate", "extension.yaml"));
        Assert.Equal([], (await BaselineCheck.Of(study, TestStudy.Rules, StudyAnalysers.None, null, withTests: true, Cancel)).Problems);
    }

    [Theory]
    [InlineData("raise SystemExit(3)", true, "ended with 3 instead of 0")]
    [InlineData("print('something else')", true, "line 1 is 'something else' instead of")]
    [InlineData("def f(:\n    pass", false, "SyntaxError")]
    public async Task Programs_that_do_something_else_are_told_apart(string text, bool compiles, string message)
    {
        Ready();
        using var study = new TestStudy();
        var baseline = study.Load().Baselines[0];
        var tests = await ProgramTests.Prepare([baseline.Language], Cancel);
        var good = await tests.Run(baseline, baseline.Content, Cancel);
        Assert.Equal(new ProgramOutcome(true, baseline.Cases.Count, 0, ""), good);
        var bad = await tests.Run(baseline, Encoding.UTF8.GetBytes(text), Cancel);
        Assert.Equal((compiles, 0, baseline.Cases.Count), (bad.Compiles, bad.Passed, bad.Failed));
        Assert.Contains(message, bad.Message);
    }

    [Theory]
    [MemberData(nameof(Sandboxes))]
    public async Task No_way_leads_back_to_the_machine(string sandbox)
    {
        var run = await Python(
            sandbox,
            """
            import os, subprocess
            print([line.split()[1] for line in open("/proc/self/status") if line.startswith("Cap")])
            for command in (
                ["mount", "-t", "tmpfs", "x", "/tmp"],
                ["umount", "-l", "/usr"],
                ["mount", "-o", "remount,bind,rw", "/usr"],
                ["unshare", "-Urm", "sh", "-c", "mount -o remount,bind,rw /usr || umount -l /usr"],
            ):
                print(subprocess.run(command, capture_output=True).returncode != 0)
            print(sorted(set(os.listdir("/")) - {"bin", "dev", "etc", "lib", "lib64", "proc", "tmp", "usr", "work"}))
            """
        );
        Assert.Equal($"{None}\nTrue\nTrue\nTrue\nTrue\n[]\n", Encoding.UTF8.GetString(run.Output));
    }

    private static string None => "['" + string.Join("', '", Enumerable.Repeat("0000000000000000", 5)) + "']";

    [Theory]
    [MemberData(nameof(Sandboxes))]
    public async Task A_program_s_folder_is_written_only_when_that_is_allowed(string sandbox)
    {
        using var place = new ProgramFolder();
        place.Write("text", "given"u8);
        var held = await Find(sandbox);
        string[] command = ["/bin/sh", "-c", "cat text 2>&1; cat /program/text; echo more > /program/new"];
        var read = await held.Run(command, place.Path, false, default, Small, Cancel);
        Assert.NotEqual(0, read.ExitCode);
        Assert.EndsWith("given", Encoding.UTF8.GetString(read.Output));
        Assert.False(File.Exists(Path.Combine(place.Path, "new")));
        var written = await held.Run(command, place.Path, true, default, Small, Cancel);
        Assert.Equal(0, written.ExitCode);
        Assert.Equal("more\n", File.ReadAllText(Path.Combine(place.Path, "new")));
    }

    [Theory]
    [MemberData(nameof(Sandboxes))]
    public async Task All_that_was_started_ends_with_its_time(string sandbox)
    {
        var mark = $"3{Environment.ProcessId}.25";
        var run = await Python(sandbox, $"import subprocess\nsubprocess.Popen(['sleep', '{mark}'])\nsubprocess.run(['sleep', '{mark}'])");
        Assert.True(run.TimedOut);
        for (var i = 0; i < 50 && IsRunning(mark); i++)
        {
            await Task.Delay(20, Cancel);
        }
        Assert.False(IsRunning(mark));
    }

    [Fact]
    public async Task Without_bubblewrap_unshare_is_taken_and_without_both_nothing_runs()
    {
        Ready();
        Assert.Equal("bubblewrap", (await SandboxSearch.Find([], Cancel)).Name);
        Assert.Equal("unshare", (await Find("unshare")).Name);
        var error = await Assert.ThrowsAsync<UserError>(() =>
            SandboxSearch.Find([], name => name is "bwrap" or "unshare" ? null : ProgramPath.Find(name), Cancel)
        );
        Assert.Equal("there is no sandbox here: bubblewrap needs bwrap; unshare needs unshare", error.Message);
    }

    public static TheoryData<string> Sandboxes => ["bubblewrap", "unshare"];

    private static bool IsRunning(string mark) =>
        Directory
            .EnumerateDirectories("/proc")
            .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            .Any(folder => CommandLine(folder).Contains($"sleep\0{mark}", StringComparison.Ordinal));

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            // It has just ended.
            return "";
        }
    }

    private static async Task<SandboxOutcome> Python(string sandbox, string text)
    {
        Ready();
        return await (await Find(sandbox)).Run(["/usr/bin/python3", "-c", text], null, false, default, Small, Cancel);
    }

    private static Task<ISandbox> Find(string sandbox) =>
        SandboxSearch.Find([], name => name == "bwrap" && sandbox == "unshare" ? null : ProgramPath.Find(name), Cancel);

    private static void Ready() =>
        Assert.SkipUnless(
            new[] { "bwrap", "prlimit", "python3" }.All(name => ProgramPath.Find(name) is not null),
            "bubblewrap or python3 is missing"
        );
}
