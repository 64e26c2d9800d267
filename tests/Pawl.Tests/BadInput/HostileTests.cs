using System.Runtime.Versioning;
using System.Text;

namespace Pawl.Tests.BadInput;

/// <summary>Repositories that mean harm.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class HostileTests
{
    private const string Flaw = "import os\n\n\ndef f():\n    os.system(input())\n";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_and_names_cannot_reach_the_terminal_or_the_page()
    {
        using var repo = new TestRepo();
        const string Escape = "\e]0;owned\a\e[2J\e[31m\u009b1m";
        const string Markup = "</script><script>alert(1)</script><img src=x onerror=alert(1)>";
        const string Bidi = "\u202e\u2066\u200b";
        var trailer = "\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n";
        repo.CommitAs($"Eve {Escape}{Markup}{Bidi} <eve\e[31m@example.com>", $"{Escape}{Markup}{Bidi}{trailer}", ("a.py", Flaw));
        repo.Commit($"{new string('x', 1 << 20)}\n\n{new string('y', 1 << 20)}{trailer}", ("b.py", Flaw));
        repo.Commit("", ("c.py", Flaw));
        repo.Commit("Assisted-by: \e[31m<b>" + trailer + new StringBuilder().Insert(0, "Co-Authored-By: x <x@y>\n", 5_000), ("d.py", Flaw));

        var run = await Pawl.Run(repo.Path, "audit", "--json", "r.json", "--sarif", "r.sarif");

        Assert.True(run.ExitCode == 0, run.Error);
        var page = await File.ReadAllTextAsync(Path.Combine(repo.Path, "pawl-report.html"), Cancel);
        var json = await File.ReadAllTextAsync(Path.Combine(repo.Path, "r.json"), Cancel);
        foreach (var text in (string[])[run.Output, page, json])
        {
            Assert.DoesNotContain(text, c => char.IsControl(c) && c is not ('\n' or '\t' or '\r'));
        }
        foreach (var text in (string[])[run.Output, page])
        {
            Assert.DoesNotContain(text, c => Bidi.Contains(c, StringComparison.Ordinal));
        }
        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("<img src=x", page);
        Assert.True(page.Length < 4 << 20, $"{page.Length} characters");
    }

    [Fact]
    public async Task Nothing_that_the_repository_configures_is_executed()
    {
        using var repo = new TestRepo();
        var canary = Path.GetFullPath(Path.Combine(repo.Path, "..", "canary"));
        repo.Commit(
            "one",
            ("a.py", "x = 1\n"),
            (
                ".gitattributes",
                "* filter=evil diff=evil merge=evil eol=crlf ident text\n*.c working-tree-encoding=UTF-16\n*.py -diff linguist-generated\n"
            )
        );
        repo.Commit("two", ("a.py", Flaw), ("b.py", Flaw));
        repo.Write("b.py", "x = 3\n");
        var evil = $"touch {canary}; cat";
        string[] keys =
        [
            "core.fsmonitor",
            "core.pager",
            "pager.log",
            "pager.ls-files",
            "diff.external",
            "diff.evil.textconv",
            "diff.evil.command",
            "filter.evil.clean",
            "filter.evil.smudge",
            "filter.evil.process",
            "merge.evil.driver",
            "core.sshCommand",
            "core.editor",
            "gpg.program",
            "gpg.ssh.program",
            "core.alternateRefsCommand",
            "credential.helper",
            "core.askPass",
            "uploadpack.packObjectsHook",
            "remote.origin.uploadpack",
            "trailer.evil.command",
            "trailer.evil.cmd",
            "core.gitProxy",
            "interactive.diffFilter",
        ];
        foreach (var key in keys)
        {
            repo.Git("config", key, evil);
        }
        foreach (var name in (string[])["log", "ls-files", "rev-parse", "cat-file", "rev-list", "diff-tree"])
        {
            repo.Git("config", "alias." + name, "!" + evil);
        }
        repo.Git("config", "log.showSignature", "true");
        repo.Git("config", "core.attributesFile", "/nowhere");
        repo.Git("config", "remote.origin.url", "ext::sh -c touch% " + canary);
        repo.Git("config", "remote.origin.promisor", "true");
        repo.Git("config", "extensions.partialClone", "origin");
        repo.Git("config", "core.hooksPath", "hooks");
        foreach (var hook in (string[])["post-checkout", "post-index-change", "pre-auto-gc", "reference-transaction", "fsmonitor-watchman"])
        {
            Program(Path.Combine(repo.Path, "hooks", hook), evil);
            Program(Path.Combine(repo.Path, ".git", "hooks", hook), evil);
        }
        Program(Path.Combine(repo.Path, "git"), evil);
        var blob = repo.Git("rev-parse", "HEAD~1:a.py").Trim();
        File.Delete(Path.Combine(repo.Path, ".git", "objects", blob[..2], blob[2..])); // Would be fetched from the promisor.

        var audit = await Answers.Audit(repo.Path, "--all", "--since", "2020-01-01");
        var scan = await Answers.Scan(repo.Path);
        var doctor = await Pawl.Run(repo.Path, "doctor");

        Assert.False(File.Exists(canary));
        Assert.Equal(2, audit.GetProperty("open").GetArrayLength());
        Assert.Contains(Answers.Skipped(audit), s => s == "a.py: missing-object");
        Assert.Single(Answers.Findings(scan));
        Assert.Contains(doctor.ExitCode, (int[])[0, 2]);
    }

    [Fact]
    public async Task Lines_of_source_cannot_reach_the_terminal_the_page_or_a_viewer()
    {
        using var repo = new TestRepo();
        const string Line =
            "os.system(input()) # \e]0;owned\a\u009b2J\u202e</script><script>alert(1)</script><img src=x onerror=alert(1)>'\"";
        const string Name = "a b/100%#?&\"<i>.py";
        repo.Commit("one", (Name, $"import os\n{Line}\n"));
        repo.Commit("two\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n", (Name, $"import os\n{Line}\n{Line}\n"));
        repo.Commit("three\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n", (Name, $"import os\n{Line}\n{Line}\n{Line}\n"));

        var scan = await Pawl.Run(repo.Path, "scan");
        var audit = await Pawl.Run(repo.Path, "audit", "--sarif", "r.sarif", "--json", "r.json");
        var why = await Pawl.Run(repo.Path, "why", Name + ":3");

        Assert.Contains("command-injection", scan.Output, StringComparison.Ordinal);
        Assert.Contains("os.system", why.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(repo.Path, "pawl-report.html"), Cancel);
        foreach (var text in (string[])[scan.Output, audit.Output, why.Output, page])
        {
            Assert.DoesNotContain(text, c => (char.IsControl(c) && c is not ('\n' or '\t' or '\r')) || c == '\u202e');
        }
        Assert.Contains("os.system(input())", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
        var sarif = await File.ReadAllTextAsync(Path.Combine(repo.Path, "r.sarif"), Cancel);
        Assert.Contains("\"uri\": \"a%20b/100%25%23%3F%26%22%3Ci%3E.py\"", sarif, StringComparison.Ordinal);
        Assert.DoesNotContain(
            sarif + await File.ReadAllTextAsync(Path.Combine(repo.Path, "r.json"), Cancel),
            c => char.IsControl(c) && c != '\n'
        );
    }

    [Fact]
    public async Task The_environment_points_to_no_other_repository()
    {
        using var repo = new TestRepo();
        using var other = new TestRepo();
        repo.Commit("one", ("a.py", Flaw));
        other.Commit("one", ("b.py", Flaw), ("c.py", Flaw));
        var whole = await Answers.Audit(repo.Path);
        var canary = Path.GetFullPath(Path.Combine(repo.Path, "..", "canary"));
        Dictionary<string, string?> environment = new()
        {
            ["GIT_DIR"] = Path.Combine(other.Path, ".git"),
            ["GIT_WORK_TREE"] = other.Path,
            ["GIT_INDEX_FILE"] = Path.Combine(other.Path, ".git", "index"),
            ["GIT_OBJECT_DIRECTORY"] = Path.Combine(other.Path, ".git", "objects"),
            ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = Path.Combine(other.Path, ".git", "objects"),
            ["GIT_NAMESPACE"] = "other",
            ["GIT_CEILING_DIRECTORIES"] = Path.Combine(repo.Path, ".."),
            ["GIT_EXTERNAL_DIFF"] = $"touch {canary}",
            ["GIT_PAGER"] = $"touch {canary}",
            ["GIT_SSH_COMMAND"] = $"touch {canary}",
            ["GIT_ASKPASS"] = $"touch {canary}",
            ["GIT_TRACE"] = canary,
            ["GIT_TRACE2_EVENT"] = canary,
            ["GIT_CONFIG_COUNT"] = "1",
            ["GIT_CONFIG_KEY_0"] = "core.fsmonitor",
            ["GIT_CONFIG_VALUE_0"] = $"touch {canary}",
            ["GIT_CONFIG_PARAMETERS"] = "'core.bare=true'",
            ["GIT_LITERAL_PATHSPECS"] = "1",
            ["GIT_REPLACE_REF_BASE"] = "refs/other",
            ["PAGER"] = $"touch {canary}",
            ["LANG"] = "de_DE.UTF-8",
            ["TZ"] = "Asia/Tokyo",
        };
        var audit = await Pawl.Run(repo.Path, environment, "audit", "--no-html", "--json", "-");
        Assert.True(audit.ExitCode == 0, audit.Error);
        Assert.Equal($"{whole}", $"{System.Text.Json.JsonDocument.Parse(audit.Bytes).RootElement}");
        var scan = await Pawl.Run(repo.Path, environment, "scan");
        Assert.Contains("in 1 file,", scan.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(canary));
    }

    private static void Program(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "#!/bin/sh\n" + text + "\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }
}
