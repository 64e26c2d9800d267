using System.Runtime.Versioning;

namespace Pawl.Tests.BadInput;

/// <summary>Places that take no report, and places that give no file.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OutputTests
{
    private const string Flaw = "import os\n\n\ndef f():\n    os.system(input())\n";

    // Root may do anything; without these two capabilities it obeys the modes of files as everybody does.
    private const string Obedient = "\"$(command -v setpriv)\" --bounding-set=-dac_override,-dac_read_search";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pawl scan --output /dev/full", "/dev/full")]
    [InlineData("pawl scan --format json --output /dev/full", "/dev/full")]
    [InlineData("pawl scan --format sarif > /dev/full", "standard output")]
    [InlineData("pawl scan > /dev/full", "standard output")]
    [InlineData("pawl audit --html /dev/full", "/dev/full")]
    [InlineData("pawl audit --no-html --json /dev/full", "/dev/full")]
    [InlineData("pawl audit --no-html --sarif - > /dev/full", "standard output")]
    [InlineData("pawl audit --no-html > /dev/full", "No space left")]
    [InlineData("pawl why a.py:5 > /dev/full", "No space left")]
    [InlineData("pawl explain sql-injection > /dev/full", "No space left")]
    [InlineData("pawl languages > /dev/full", "No space left")]
    [InlineData("pawl audit --html no/such/folder.html", "no/such/folder.html")]
    [InlineData("pawl audit --html .", "it is a folder")]
    [InlineData("pawl scan --output ''", "an argument is empty")]
    public async Task What_cannot_be_written_is_one_clear_line(string script, string what)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /dev/full");
        using var repo = new TestRepo();
        repo.Commit("one", ("a.py", Flaw));
        (await Pawl.Shell(repo.Path, script)).Fails(what);
        Assert.Equal(["a.py"], Directory.EnumerateFiles(repo.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("scan --format json")]
    [InlineData("scan --format sarif")]
    [InlineData("audit --no-html")]
    [InlineData("audit --no-html --json -")]
    [InlineData("explain sql-injection")]
    public async Task A_reader_that_leaves_is_no_failure_to_shout_about(string arguments)
    {
        using var repo = new TestRepo();
        repo.Commit("one", [.. Enumerable.Range(0, 300).Select(i => ($"f{i}.py", (string?)$"{Flaw}x = {i}\n"))]);
        var run = await Pawl.Shell(repo.Path, $"pawl {arguments} | head -n 1");
        Assert.Equal(1, run.Output.Count(c => c == '\n'));
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Without_a_home_nothing_is_kept_and_nothing_fails()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a.py", Flaw));
        var audit = await Pawl.Shell(repo.Path, "unset HOME XDG_CACHE_HOME LOCALAPPDATA; export DOTNET_CLI_HOME=.; pawl audit --no-html");
        Assert.True(audit.ExitCode == 0, audit.Error);
        Assert.Equal("", audit.Error);
        Assert.Equal(1, (await Pawl.Shell(repo.Path, "unset HOME XDG_CACHE_HOME LOCALAPPDATA; pawl scan")).ExitCode);
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_told()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a.py", Flaw));
        File.SetUnixFileMode(repo.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var audit = await Obediently(repo.Path, "pawl audit");
        var other = await Obediently(repo.Path, "pawl audit --html ../page.html");
        File.SetUnixFileMode(repo.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        audit.Fails("pawl-report.html cannot be written");
        Assert.True(other.ExitCode == 0, other.Error);
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_a_gap()
    {
        using var repo = new TestRepo();
        repo.Write("closed.py", Flaw);
        repo.Write("folder/inside.py", Flaw);
        repo.Write("open.py", Flaw);
        Directory.Delete(Path.Combine(repo.Path, ".git"), recursive: true);
        File.SetUnixFileMode(Path.Combine(repo.Path, "closed.py"), UnixFileMode.None);
        File.SetUnixFileMode(Path.Combine(repo.Path, "folder"), UnixFileMode.None);
        var run = await Obediently(repo.Path, "pawl scan --fail-on none");
        File.SetUnixFileMode(Path.Combine(repo.Path, "folder"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("skipped  closed.py: unreadable", run.Output, StringComparison.Ordinal);
        Assert.Contains("skipped  folder: unreadable", run.Output, StringComparison.Ordinal);
        Assert.Contains("in 1 file, 3 lines of code; 2 skipped", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Devices_are_no_source()
    {
        using var repo = new TestRepo();
        foreach (var device in (string[])["/dev/zero", "/dev/full", "/dev/null"])
        {
            var run = await Pawl.Run(repo.Path, "scan", device);
            Assert.True(run.ExitCode == 0, run.Error);
            Assert.Contains("no findings in 0 files", run.Output, StringComparison.Ordinal);
        }
        File.CreateSymbolicLink(Path.Combine(repo.Path, "zero.py"), "/dev/zero");
        Assert.Equal(["zero.py: symlink"], Answers.Skipped(await Answers.Scan(repo.Path)));
    }

    [Fact]
    public async Task A_wrong_rule_is_told_with_its_file_and_line()
    {
        using var repo = new TestRepo();
        repo.Write("python/bad.yaml", "id: bad\ntitle: t\nwhy: w\ninstead: i\ncwe: [1]\nseverity: awful\nconfidence: low\nmatch: []\n");
        (await Pawl.Run(repo.Path, "rules", "test", "python")).Fails("python/bad.yaml:6: ");
        repo.Write("python/bad.yaml", "id: bad\ntitle: [\n");
        (await Pawl.Run(repo.Path, "rules", "test", "python/bad.yaml")).Fails("python/bad.yaml:");
        repo.Write("python/bad.yaml", "");
        (await Pawl.Run(repo.Path, "rules", "test", "python")).Fails("python/bad.yaml:1: ");
        repo.Write("python/bad.yaml", "id: \e[31m\n");
        (await Pawl.Run(repo.Path, "rules", "test", "python")).Fails("python/bad.yaml:1: ");
        repo.Write("signals.yaml", "signals: 3\n");
        repo.Commit("one");
        (await Pawl.Run(repo.Path, "audit", "--signals", "signals.yaml")).Fails("signals.yaml");
        (await Pawl.Run(repo.Path, "rules", "test", "empty")).Fails("empty");
        await File.WriteAllBytesAsync(Path.Combine(repo.Path, "python", "bad.yaml"), [0xFF, 0, 0xFE], Cancel);
        (await Pawl.Run(repo.Path, "rules", "test", "python")).Fails("python/bad.yaml:");
    }

    private static Task<Pawl> Obediently(string folder, string script)
    {
        var isRoot = Environment.UserName == "root";
        Assert.SkipWhen(isRoot && !File.Exists("/usr/bin/setpriv"), "root obeys no modes, and setpriv is not there");
        return Pawl.Shell(folder, isRoot ? script.Replace("pawl ", $"{Obedient} {Pawl.CommandLine} ", StringComparison.Ordinal) : script);
    }
}
