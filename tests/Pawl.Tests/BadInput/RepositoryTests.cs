using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json;

namespace Pawl.Tests.BadInput;

/// <summary>Repositories that are not what one hopes for.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RepositoryTests
{
    private const string Flaw = "import os\n\n\ndef f():\n    os.system(input())\n";

    [Fact]
    public async Task Without_a_repository_or_a_commit_one_line_says_so()
    {
        using var repo = new TestRepo();
        using var bare = new TestRepo(bare: true);
        var outside = Path.GetFullPath(Path.Combine(repo.Path, ".."));
        (await Pawl.Run(outside, "audit")).Fails("not in a git repository");
        (await Pawl.Run(outside, "audit", "no-such-folder")).Fails("does not exist");
        (await Pawl.Run(repo.Path, "audit")).Fails("no commit yet");
        (await Pawl.Run(repo.Path, "audit", "--all")).Fails("no commit");
        (await Pawl.Run(bare.Path, "audit")).Fails("no commit yet");
        repo.Commit("one", ("a.py", Flaw));
        repo.Git("checkout", "--quiet", "--orphan", "unborn");
        (await Pawl.Run(repo.Path, "audit")).Fails("no commit yet");
        (await Pawl.Run(repo.Path, "audit", "--branch", "none")).Fails("names no commit");
        (await Pawl.Run(repo.Path, "audit", "--branch", "--output=x")).Fails("names no commit");
        (await Pawl.Run(repo.Path, "audit", "--branch", "main", "--since", "yesterday\e[31m")).Fails("neither a date nor a commit");
        Assert.Single(Open(await Answers.Audit(repo.Path, "--branch", "main")));
    }

    [Fact]
    public async Task Shallow_partial_bare_and_sha256_are_audited()
    {
        using var repo = new TestRepo("sha256");
        repo.Git("config", "uploadpack.allowFilter", "true");
        repo.Commit("one", ("a.py", "x = 1\n"), ("b.py", "z = 1\n"));
        repo.Commit("two", ("a.py", Flaw), ("b.py", null));
        repo.Commit("three", ("c.py", "y = 2\n"));
        var whole = await Answers.Audit(repo.Path);
        Assert.Single(Open(whole));

        repo.Git("clone", "--quiet", "--bare", ".", "../bare.git");
        Assert.Single(Open(await Answers.Audit(Path.Combine(repo.Path, "..", "bare.git"))));

        repo.Git("clone", "--quiet", "--depth=1", "file://" + repo.Path, "../shallow");
        var shallow = await Answers.Audit(Path.Combine(repo.Path, "..", "shallow"));
        Assert.True(shallow.GetProperty("repository").GetProperty("shallow").GetBoolean());
        Assert.Single(Open(shallow));

        repo.Git("clone", "--quiet", "--no-checkout", "--filter=blob:none", "file://" + repo.Path, "../partial");
        var partial = await Answers.Audit(Path.Combine(repo.Path, "..", "partial"), "--no-cache");
        Assert.True(partial.GetProperty("repository").GetProperty("partial").GetBoolean());
        Assert.Contains("a.py: missing-object", Answers.Skipped(partial));
        Assert.Contains("b.py: missing-object", Answers.Skipped(partial));
    }

    [Theory]
    [InlineData("HEAD~1")]
    [InlineData("HEAD~1^{tree}")]
    [InlineData("HEAD~1:a.py")]
    [InlineData("HEAD^{tree}")]
    [InlineData("HEAD:a.py")]
    [InlineData("HEAD:sub")]
    public async Task What_a_missing_or_broken_object_hides_is_said(string name)
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a.py", "x = 1\n"), ("sub/b.py", "x = 1\n"));
        repo.Commit("two", ("a.py", "x = 2\n"), ("sub/b.py", "x = 2\n"));
        repo.Commit("three", ("a.py", Flaw), ("sub/b.py", "x = 3\n"));
        var id = repo.Git("rev-parse", name).Trim();
        var file = Path.Combine(repo.Path, ".git", "objects", id[..2], id[2..]);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var broken in (bool[])[false, true])
        {
            if (broken)
            {
                await File.WriteAllTextAsync(file, "no object at all", TestContext.Current.CancellationToken);
            }
            else
            {
                File.Delete(file);
            }
            var audit = await Answers.Audit(repo.Path, "--no-cache");
            Assert.Contains(
                Answers.Skipped(audit),
                s => s.EndsWith(": missing-object", StringComparison.Ordinal) || s.EndsWith(": unreadable", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task A_missing_content_is_said_of_every_path_that_has_it()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a.py", "x = 1\n"));
        repo.Commit("two", ("b.py", "x = 1\n"), ("sub/c.py", "x = 1\n"));
        repo.Commit("three", ("a.py", Flaw), ("b.py", Flaw), ("sub/c.py", null));
        var id = repo.Git("rev-parse", "HEAD~1:a.py").Trim();
        File.Delete(Path.Combine(repo.Path, ".git", "objects", id[..2], id[2..]));

        var audit = await Answers.Audit(repo.Path);

        Assert.Equal(["a.py: missing-object", "b.py: missing-object", "sub/c.py: missing-object"], Answers.Skipped(audit));
        Assert.All(audit.GetProperty("skipped").EnumerateArray(), s => Assert.Equal(id, s.GetProperty("blob").GetString()));
        Assert.Equal(2, Open(audit).Length);
    }

    [Fact]
    public async Task Files_in_other_languages_are_counted_out_loud()
    {
        using var repo = new TestRepo();
        repo.Commit("one", ("a.go", "package a\n"), ("b/c.GO", "package a\n"), ("d.rs", ""), ("go", ""), ("e.py", Flaw), ("f.txt", ""));
        const string Said = "3 files in languages that Pawl does not analyse (Go 2, Rust 1)";

        var audit = await Answers.Audit(repo.Path, "--html", "r.html");
        Assert.Equal("""[{"language":"Go","files":2},{"language":"Rust","files":1}]""", Compact(audit));
        var screen = (await Pawl.Run(repo.Path, "audit", "--html", "r.html")).Output;
        Assert.Contains(Said, screen.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(repo.Path, "r.html"), TestContext.Current.CancellationToken);
        Assert.Contains(Said, page, StringComparison.Ordinal);
        File.Delete(Path.Combine(repo.Path, "r.html"));
        Assert.Equal(Compact(audit), Compact(await Answers.Scan(repo.Path)));
        Assert.Contains(Said, (await Pawl.Run(repo.Path, "scan")).Output, StringComparison.Ordinal);

        repo.Commit("two", ("e.py", null));
        repo.Git("checkout", "--quiet", "--orphan", "alone");
        repo.Commit("three");
        Assert.Contains(
            "Nothing here is in a language",
            (await Pawl.Run(repo.Path, "audit", "--no-html")).Output,
            StringComparison.Ordinal
        );

        static string Compact(JsonElement report) => JsonSerializer.Serialize(report.GetProperty("otherLanguages"));
    }

    [Fact]
    public async Task A_missing_head_is_said()
    {
        using var repo = new TestRepo();
        var id = repo.Commit("one", ("a.py", Flaw)).ToString();
        File.Delete(Path.Combine(repo.Path, ".git", "objects", id[..2], id[2..]));
        (await Pawl.Run(repo.Path, "audit")).Fails("");
        await File.WriteAllTextAsync(Path.Combine(repo.Path, ".git", "config"), "[core\n", TestContext.Current.CancellationToken);
        (await Pawl.Run(repo.Path, "audit")).Fails("config");
    }

    [Fact]
    public async Task Submodules_and_links_are_listed_not_followed()
    {
        using var repo = new TestRepo();
        var outside = Path.GetFullPath(Path.Combine(repo.Path, "..", "outside"));
        Directory.CreateDirectory(outside);
        await File.WriteAllTextAsync(Path.Combine(outside, "o.py"), Flaw, TestContext.Current.CancellationToken);
        repo.Commit("one", ("real/a.py", "x = 1\n"));
        repo.Git("clone", "--quiet", repo.Path, "nested");
        File.CreateSymbolicLink(Path.Combine(repo.Path, "loop.py"), "loop.py");
        File.CreateSymbolicLink(Path.Combine(repo.Path, "out.py"), "../outside/o.py");
        Directory.CreateSymbolicLink(Path.Combine(repo.Path, "folder"), outside);
        Directory.CreateSymbolicLink(Path.Combine(repo.Path, "real", "up"), "..");
        repo.Commit("two");

        string[] listed = ["folder: symlink", "loop.py: symlink", "nested: submodule", "out.py: symlink", "real/up: symlink"];
        Assert.Equal(listed, Answers.Skipped(await Answers.Audit(repo.Path)));
        var scan = await Answers.Scan(repo.Path);
        Assert.Equal(listed, Answers.Skipped(scan));
        Assert.Empty(Answers.Findings(scan));
        Directory.Move(Path.Combine(repo.Path, ".git"), Path.Combine(repo.Path, "..", "gone"));
        Assert.Equal(listed.Where(s => !s.StartsWith("nested", StringComparison.Ordinal)), Answers.Skipped(await Answers.Scan(repo.Path)));
    }

    [Fact]
    public async Task Paths_may_hold_anything()
    {
        using var repo = new TestRepo();
        string[] names =
        [
            "new\nline.py",
            "quo\"te'.py",
            "-leading.py",
            "--all",
            "tab\t.py",
            "esc\e[31m.py",
            "ünï.py",
            "sp ace/:(top)x.py",
            "<b>&.py",
        ];
        repo.Commit("one", [.. names.Select(n => (n, (string?)Flaw))]);
        Shell(repo, "printf 'import os\nos.system(input())\n' > \"$(printf 'wrong\\377.py')\"");
        repo.Commit("two");

        var scan = Pawl.Run(repo.Path, "scan", "--format", "json");
        var walk = Pawl.Run(repo.Path, "audit", "--no-html", "--json", "-");
        await Task.WhenAny(Task.WhenAll(scan, walk));
        Shell(repo, "rm wrong*"); // First of all: nothing else could clear the folder away.
        var scanned = JsonDocument.Parse((await scan).Bytes).RootElement;
        var audit = JsonDocument.Parse((await walk).Bytes).RootElement;

        var expected = names.Where(n => n.EndsWith(".py", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(expected, scanned.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("file").GetString()));
        Assert.Contains("wrong\\xff.py: unreadable", Answers.Skipped(scanned));
        Assert.Equal(expected.Length + 1, Open(audit).Length);
        foreach (var format in (string[])["text", "sarif"])
        {
            var run = await Pawl.Run(repo.Path, "scan", "--format", format, "--", "-leading.py", ".");
            Assert.DoesNotContain('\e', run.Output);
            Assert.True(run.ExitCode == 1, run.Error);
        }
        Assert.DoesNotContain('\e', (await Pawl.Run(repo.Path, "audit")).Output);
        Assert.DoesNotContain(
            "<b>&",
            await File.ReadAllTextAsync(Path.Combine(repo.Path, "pawl-report.html"), TestContext.Current.CancellationToken)
        );
    }

    /// <summary>The runtime cannot name a file whose name is no UTF-8; a shell can.</summary>
    private static void Shell(TestRepo repo, string script)
    {
        using var shell = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", script]) { WorkingDirectory = repo.Path }
        )!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }

    private static string[] Open(JsonElement audit) =>
        [.. audit.GetProperty("open").EnumerateArray().Select(o => string.Create(CultureInfo.InvariantCulture, $"{o}"))];
}
