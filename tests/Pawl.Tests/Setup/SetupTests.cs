using System.Security.Cryptography;
using System.Text.Json;
using PawlPolicy = Pawl.Engine.Policy.Policy;

namespace Pawl.Tests.Setup;

/// <summary><c>pawl init</c>, <c>pawl doctor</c> and <c>pawl uninstall</c> with the real program in repositories that have seen other tools.</summary>
public sealed class SetupTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly string[] EveryAgent =
    [
        "claude-code",
        "codex",
        "cursor",
        "copilot",
        "gemini-cli",
        "opencode",
        "windsurf",
        "cline",
        "kiro",
        "amp",
        "factory-droid",
    ];
    private readonly TestRepo repo = new();

    public void Dispose() => repo.Dispose();

    [Fact]
    public async Task Undone_to_the_byte()
    {
        Furnish();
        var before = Snapshot();
        await Pawl(["init", "--dry-run", .. Agents()]);
        Assert.Equal(before, Snapshot());
        var init = await Pawl(["init", "--no-agents", .. Agents()]);
        Assert.Contains("write  pawl.yaml", init.Output, StringComparison.Ordinal);
        Assert.NotEqual(before, Snapshot());
        var again = Snapshot();
        Assert.Contains(
            "everything is set up already",
            (await Pawl(["init", "--no-agents", .. Agents()])).Output,
            StringComparison.Ordinal
        );
        Assert.Equal(again, Snapshot());
        await Pawl(["uninstall"]);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task The_doctor_fires_every_hook()
    {
        Furnish();
        await Pawl(["init", "--no-agents", .. Agents()]);
        var doctor = await BadInput.Pawl.Run(repo.Path, Home, "doctor");
        Assert.DoesNotContain("FAIL", doctor.Output, StringComparison.Ordinal);
        Assert.All(EveryAgent, agent => Assert.Contains($"ok    hook {agent}:", doctor.Output, StringComparison.Ordinal));
        Assert.Contains("ok    git hooks:", doctor.Output, StringComparison.Ordinal);
        Assert.Contains(
            "ok    mcp server: answers; named in .amp/settings.json, .codex/config.toml",
            doctor.Output,
            StringComparison.Ordinal
        );
        File.WriteAllText(Path.Combine(repo.Path, ".git/hooks/post-commit"), "#!/bin/sh\n");
        doctor = await BadInput.Pawl.Run(repo.Path, Home, "doctor");
        Assert.Contains("FAIL  git hooks: a commit left no record", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("FAIL  file .git/hooks/post-commit", doctor.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".mcp.json", "mcpServers")]
    [InlineData(".cursor/mcp.json", "mcpServers")]
    [InlineData(".vscode/mcp.json", "servers")]
    [InlineData(".gemini/settings.json", "mcpServers")]
    [InlineData(".kiro/settings/mcp.json", "mcpServers")]
    [InlineData(".amp/settings.json", "amp.mcpServers")]
    [InlineData(".factory/mcp.json", "mcpServers")]
    [InlineData("opencode.jsonc", "mcp")]
    public async Task The_server_stands_in_each_list(string file, string servers)
    {
        Furnish();
        await Pawl(["init", "--no-agents", .. Agents()]);
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(repo.Path, file), Cancel), options);
        var entry = json.RootElement.GetProperty(servers).GetProperty("pawl");
        var command = entry.GetProperty("command");
        var words = new[] { command }
            .Concat(entry.TryGetProperty("args", out var rest) ? rest.EnumerateArray() : [])
            .SelectMany(word => word.ValueKind == JsonValueKind.Array ? word.EnumerateArray().ToList() : [word])
            .Select(word => word.GetString()!)
            .ToList();
        // What stands there can be started as it is.
        Assert.True(File.Exists(words[0]), words[0]);
        Assert.Equal("mcp", words[^1]);
        Assert.All(words[1..^1], word => Assert.True(File.Exists(word), word));
    }

    [Fact]
    public async Task Servers_of_codex_in_one_line_are_left()
    {
        repo.Write(".codex/config.toml", "mcp_servers = {}\n");
        var run = await BadInput.Pawl.Run(repo.Path, Home, "init", "--no-agents", "--agent", "codex");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("mcp_servers is written in one line", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(repo.Path, "pawl.yaml")));
    }

    [Fact]
    public async Task Other_hooks_still_run()
    {
        Furnish();
        await Pawl(["init", "--no-agents"]);
        repo.Commit("one", ("a.py", "x = 1\n"));
        Assert.Equal("shell\n", await File.ReadAllTextAsync(Path.Combine(repo.Path, "..", "ran"), Cancel));
        Assert.Contains("refs/notes/pawl", repo.Git("for-each-ref"), StringComparison.Ordinal);
        var bare = Path.Combine(repo.Path, "..", "bare");
        repo.Git("init", "--quiet", "--bare", bare);
        repo.Git("push", "--quiet", bare, "HEAD:refs/heads/main");
        // What git told the hook reached the other one, too; and the notes went along.
        Assert.Contains(
            "refs/heads/main",
            await File.ReadAllTextAsync(Path.Combine(repo.Path, "..", "pushed"), Cancel),
            StringComparison.Ordinal
        );
        Assert.Contains("refs/notes/pawl", repo.Git("-C", bare, "for-each-ref"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_since_keeps_its_change()
    {
        Furnish();
        await Pawl(["init", "--no-agents", "--agent", "claude-code"]);
        var settings = Path.Combine(repo.Path, ".claude/settings.json");
        var text = await File.ReadAllTextAsync(settings, Cancel);
        await File.WriteAllTextAsync(settings, text.Replace("Bash(ls)", "Bash(pwd)", StringComparison.Ordinal), Cancel);
        await Pawl(["uninstall"]);
        Assert.Equal(Settings.Replace("Bash(ls)", "Bash(pwd)", StringComparison.Ordinal), await File.ReadAllTextAsync(settings, Cancel));
    }

    [Fact]
    public async Task Husky_keeps_its_hooks()
    {
        repo.Write(".husky/_/h", "#!/usr/bin/env sh\n");
        repo.Write(".husky/pre-commit", "npm test\n");
        repo.Git("config", "core.hooksPath", ".husky/_");
        await Pawl(["init", "--no-agents"]);
        var hook = await File.ReadAllTextAsync(Path.Combine(repo.Path, ".husky/pre-commit"), Cancel);
        Assert.Contains("git-hook pre-commit", hook, StringComparison.Ordinal);
        Assert.EndsWith("npm test\n", hook, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(repo.Path, ".git/hooks/pre-commit")));
    }

    [Fact]
    public async Task Lefthook_is_told()
    {
        repo.Write("lefthook.yml", "pre-commit:\n  commands:\n    t:\n      run: true\n");
        repo.Write(".git/hooks/pre-commit", "#!/bin/sh\nlefthook run pre-commit\n");
        await Pawl(["init", "--no-agents"]);
        Assert.Contains(
            "git-hook pre-push",
            await File.ReadAllTextAsync(Path.Combine(repo.Path, "lefthook-local.yml"), Cancel),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "#!/bin/sh\nlefthook run pre-commit\n",
            await File.ReadAllTextAsync(Path.Combine(repo.Path, ".git/hooks/pre-commit"), Cancel)
        );
    }

    [Fact]
    public async Task The_policy_that_is_written_is_the_default()
    {
        await Pawl(["init", "--no-agents"]);
        var written = PawlPolicy.Load(await File.ReadAllTextAsync(Path.Combine(repo.Path, "pawl.yaml"), Cancel), "pawl.yaml");
        var none = PawlPolicy.Default;
        Assert.Equal((none.Mode, none.FailOn, none.Incomplete), (written.Mode, written.FailOn, written.Incomplete));
        Assert.Equal(
            (none.Chain.Cap, none.Chain.Undeclared, none.Chain.ReviewOnly),
            (written.Chain.Cap, written.Chain.Undeclared, written.Chain.ReviewOnly)
        );
        Assert.Equal(none.Complexity, written.Complexity);
        Assert.Equal((none.Defences.Removed, 0), (written.Defences.Removed, written.Defences.Kinds.Count));
        Assert.Equal((none.Reviews, none.Hooks, none.Privacy), (written.Reviews, written.Hooks, written.Privacy));
        Assert.Empty(written.Suppressions);
    }

    [Fact]
    public void The_policy_in_the_docs_can_be_read()
    {
        var page = File.ReadAllText(Path.Combine(Golden.Root, "docs/policy.md"));
        var start = page.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        Assert.Equal(
            1,
            PawlPolicy.Load(page[start..page.IndexOf("```", start, StringComparison.Ordinal)], "docs").Chain.CapOf("src/payments/a.py")
        );
    }

    private const string Settings = """
        {
          // keep me
          "permissions": {"allow": ["Bash(ls)"]},
          "hooks": {
            "PreToolUse": [
              {"matcher": "Bash", "hooks": [{"type": "command", "command": "true"}]}, // and me
            ]
          }
        }

        """;

    /// <summary>Hooks in a shell, hooks in another language, settings with comments.</summary>
    private void Furnish()
    {
        repo.Write(".claude/settings.json", Settings);
        repo.Write(".cursor/hooks.json", "{\"version\": 1, \"hooks\": {\"stop\": [{\"command\": \"true\"}]}}");
        repo.Write(".codex/config.toml", "model = \"gpt-5\"\n\n[mcp_servers.other]\ncommand = \"true\" # no line end");
        repo.Write("opencode.jsonc", "{\n  // servers\n  \"mcp\": {\"other\": {\"type\": \"local\", \"command\": [\"true\"]},},\n}\n");
        repo.Write(".gemini/settings.json", "{\"mcpServers\": {}}");
        repo.Write(".git/hooks/pre-commit", "#!/usr/bin/env -S awk -f\nBEGIN { exit 0 }\n");
        repo.Write(".git/hooks/post-commit", "#!/bin/sh\necho shell >>../ran\n");
        repo.Write(".git/hooks/pre-push", "#!/bin/sh\ncat >>../pushed\n");
        foreach (var hook in new[] { "pre-commit", "post-commit", "pre-push" })
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path.Combine(repo.Path, ".git/hooks", hook), (UnixFileMode)0b111_101_101);
            }
        }
        repo.Git("remote", "add", "origin", "/nowhere");
    }

    private static IEnumerable<string> Agents() => EveryAgent.SelectMany(agent => new[] { "--agent", agent });

    private Dictionary<string, string?> Home => new() { ["HOME"] = Path.Combine(repo.Path, "..", "home") };

    private async Task<BadInput.Pawl> Pawl(string[] arguments)
    {
        var run = await BadInput.Pawl.Run(repo.Path, Home, arguments);
        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        return run;
    }

    /// <summary>Every file with its bytes and rights.</summary>
    private List<string> Snapshot() =>
        [
            .. Directory
                .EnumerateFileSystemEntries(repo.Path, "*", SearchOption.AllDirectories)
                .Where(path => !path.Contains("/.git/pawl", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path =>
                    Directory.Exists(path)
                        ? path
                        : $"{path} {(OperatingSystem.IsWindows() ? "" : File.GetUnixFileMode(path).ToString())} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"
                ),
        ];
}
