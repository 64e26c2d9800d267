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

    private static void Program(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "#!/bin/sh\n" + text + "\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }
}
