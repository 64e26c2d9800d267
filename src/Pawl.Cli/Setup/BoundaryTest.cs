using System.Text.Json;
using Pawl.Cli.Hooks;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;

namespace Pawl.Cli.Setup;

/// <summary>Fires every hook that is set up, in a repository made for it: each must refuse what the policy there forbids, and let pass what it allows.</summary>
internal static class BoundaryTest
{
    internal static async Task<IReadOnlyList<(string Name, string? Problem, string Detail)>> Run(string folder, CancellationToken cancel)
    {
        if (WorkTree.Find(folder) is not { } tree || !new SetupRecord(tree.CommonFolder).Exists)
        {
            return [("guard", null, "not set up here: `pawl init` does")];
        }
        var record = new SetupRecord(tree.CommonFolder);
        var checks = new List<(string, string?, string)>();
        foreach (var (path, isAsSetUp) in record.Files())
        {
            if (!isAsSetUp)
            {
                checks.Add(
                    ($"file {Path.GetRelativePath(tree.Root, path)}", "it was changed or is gone: `pawl init` sets it up again", "")
                );
            }
        }
        var sandbox = Directory.CreateTempSubdirectory("pawl-doctor-");
        try
        {
            await Prepare(sandbox.FullName, cancel);
            foreach (var agent in AgentSetups.All.Where(agent => IsSetUp(agent, tree.Root, record)))
            {
                checks.Add(($"hook {agent.Id}", await Fire(agent.Id, sandbox.FullName, cancel), "refuses beyond the cap, allows below it"));
            }
            if (await Serves(sandbox.FullName, tree, record, cancel) is { } server)
            {
                checks.Add(server);
            }
            checks.Add(("git hooks", await Commit(tree, sandbox.FullName, cancel), "a commit is recorded and published"));
        }
        finally
        {
            sandbox.Delete(recursive: true);
        }
        return checks;
    }

    /// <summary>The file of its hooks is one of those that were written: where none is yet, a plan names it first.</summary>
    private static bool IsSetUp(AgentSetup agent, string root, SetupRecord record)
    {
        var nowhere = Path.Combine(root, ".git", "nowhere");
        return agent.Plan(nowhere, new ProgramCall(["pawl"])).First() is { } edit
            && record.Has(Path.Combine(root, Path.GetRelativePath(nowhere, edit.Path)));
    }

    /// <summary>Asks the MCP server what it has, where a file names it.</summary>
    private static async Task<(string, string?, string)?> Serves(string folder, WorkTree tree, SetupRecord record, CancellationToken cancel)
    {
        var named = record
            .Files()
            .Where(file => FileEdit.Read(file.Path) is { } bytes && bytes.AsSpan().IndexOf(McpEntry.Sign) >= 0)
            .Select(file => Path.GetRelativePath(tree.Root, file.Path))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (named.Count == 0)
        {
            return null;
        }
        const string Questions = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"doctor","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}

            """;
        var said = await OwnProcess.Talk(Self, ["mcp"], folder, Questions, 2, cancel);
        var isAnswered = said.Contains("\"review_requirements\"", StringComparison.Ordinal);
        return ("mcp server", isAnswered ? null : $"it names no tools: {said}", $"answers; named in {string.Join(", ", named)}");
    }

    private static async Task Prepare(string folder, CancellationToken cancel)
    {
        await Git(folder, cancel, "init", "--quiet");
        await File.WriteAllTextAsync(Path.Combine(folder, "a.py"), "x = 1\n", cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "b.py"), "x = 1\n", cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "pawl.yaml"), "chain: {cap: 3, paths: [{paths: b.py, cap: 0}]}\n", cancel);
        await Git(folder, cancel, "add", "--all");
        await Git(folder, cancel, "-c", "user.name=doctor", "-c", "user.email=doctor@localhost", "commit", "--quiet", "--message=start");
    }

    /// <returns>What is wrong; null when nothing is.</returns>
    private static async Task<string?> Fire(string agent, string folder, CancellationToken cancel)
    {
        var protocol = AgentProtocols.Of(agent);
        foreach (var (file, isAllowed) in new[] { ("a.py", true), ("b.py", false) })
        {
            var payload = protocol
                .Sample.Replace("FOLDER", Json(folder), StringComparison.Ordinal)
                .Replace("FILE", Json(Path.Combine(folder, file)), StringComparison.Ordinal);
            var (code, output, error) = await OwnProcess.Run(Self, ["hook", agent, "preToolUse"], folder, payload, cancel);
            var isRefused = (output + error).Contains("a person has looked", StringComparison.Ordinal);
            if (isRefused == isAllowed || code is not (0 or HookOutput.Refused))
            {
                return isAllowed
                    ? $"an edit that is allowed was refused: {output}{error}"
                    : $"an edit beyond the cap was let through: {output}{error}";
            }
        }
        return null;
    }

    /// <summary>Git runs the hooks that lie in this repository, for a commit in another.</summary>
    private static async Task<string?> Commit(WorkTree tree, string folder, CancellationToken cancel)
    {
        var config = await GitProcess.Run(GitPlace.At(tree.Root), ["config", "--show-origin", "--get-all", "core.hooksPath"], cancel);
        var told = config
            .Lines.Where(l => !l.StartsWith("command line:", StringComparison.Ordinal))
            .Select(l => l.Split('\t', 2)[^1])
            .LastOrDefault("");
        var hooks = told.Length > 0 ? Path.GetFullPath(told, tree.Root) : Path.Combine(tree.CommonFolder, "hooks");
        await File.AppendAllTextAsync(Path.Combine(folder, "a.py"), "y = 2\n", cancel);
        string[] arguments =
        [
            "-c",
            $"core.hooksPath={hooks}",
            "-c",
            "user.name=doctor",
            "-c",
            "user.email=doctor@localhost",
            "commit",
            "--quiet",
            "--all",
            "--message=next",
        ];
        var output = await GitProcess.Run(GitPlace.At(folder), arguments, cancel);
        if (!output.Succeeded)
        {
            return $"a commit was refused: {output.ErrorText.Trim()}";
        }
        var records = new StepLedger(Path.Combine(folder, ".git"), () => "").Backwards("a.py").Count();
        var notes = await GitProcess.Run(GitPlace.At(folder), ["notes", $"--ref={LedgerNotes.Reference}", "list"], cancel);
        return records == 0 ? "a commit left no record: post-commit did not run"
            : notes.Text.Trim().Length == 0 ? "a commit's records were not published"
            : null;
    }

    private static IReadOnlyList<string> Self =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "pawl.dll")]
            : [Environment.ProcessPath!];

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static async Task Git(string folder, CancellationToken cancel, params string[] arguments) =>
        (await GitProcess.Run(GitPlace.At(folder), arguments, cancel)).OrThrow();
}
