using System.Text;
using Pawl.Engine.Git;

namespace Pawl.Cli.Setup;

/// <summary>Git's own hooks, beside whatever else uses them.</summary>
internal static class GitHooks
{
    private const string Begin = "# pawl: begin";
    private const string End = "# pawl: end";
    private static readonly string[] ShellNames = ["sh", "bash", "dash", "zsh", "ksh"];

    internal static readonly string[] Names = ["pre-commit", "post-commit", "post-rewrite", "pre-push"];

    /// <param name="program">As a shell takes it.</param>
    internal static async Task<IReadOnlyList<FileEdit>> Plan(
        GitRepository repository,
        string program,
        List<string> notes,
        CancellationToken cancel
    )
    {
        var folder = await Folder(repository, notes, cancel);
        if (LefthookFile(repository, folder) is { } lefthook)
        {
            notes.Add("lefthook manages git's hooks here: lefthook-local.yml names ours");
            return Lefthook(lefthook, program, notes);
        }
        var edits = new List<FileEdit>();
        foreach (var name in Names)
        {
            edits.AddRange(Hook(Path.Combine(folder, name), name, program));
        }
        return edits;
    }

    /// <summary>Where git looks, or where the manager of the hooks does.</summary>
    private static async Task<string> Folder(GitRepository repository, List<string> notes, CancellationToken cancel)
    {
        var usual = Path.Combine(repository.CommonFolder, "hooks");
        var output = await GitProcess.Run(repository.Home, ["config", "--show-origin", "--get-all", "core.hooksPath"], cancel);
        var told = output
            .Lines.Where(line => !line.StartsWith("command line:", StringComparison.Ordinal))
            .Select(line => line.Split('\t', 2)[^1])
            .LastOrDefault();
        if (string.IsNullOrEmpty(told))
        {
            return usual;
        }
        var path = told.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), told[2..])
            : told;
        path = Path.GetFullPath(path, repository.WorkTree ?? repository.GitFolder);
        if (path.Replace('\\', '/').EndsWith("/.husky/_", StringComparison.Ordinal))
        {
            notes.Add("husky manages git's hooks here: ours stand in .husky");
            return Path.GetDirectoryName(path)!;
        }
        notes.Add($"core.hooksPath is set: git's hooks are in {path}");
        return path;
    }

    private static string? LefthookFile(GitRepository repository, string folder)
    {
        var root = repository.WorkTree ?? repository.GitFolder;
        var isUsed = new[] { "lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml" }.Any(name =>
            File.Exists(Path.Combine(root, name))
        );
        var isInstalled =
            Directory.Exists(folder)
            && Directory
                .EnumerateFiles(folder)
                .Any(file =>
                    !file.EndsWith(".sample", StringComparison.Ordinal)
                    && File.ReadAllText(file).Contains("lefthook", StringComparison.Ordinal)
                );
        return isUsed && isInstalled ? Path.Combine(root, "lefthook-local.yml") : null;
    }

    private static IReadOnlyList<FileEdit> Lefthook(string path, string program, List<string> notes)
    {
        if (FileEdit.Read(path) is { } before)
        {
            if (!Encoding.UTF8.GetString(before).Contains("pawl", StringComparison.Ordinal))
            {
                notes.Add($"{path} is there already: add `{program} git-hook NAME` for {string.Join(", ", Names)} yourself");
            }
            return [];
        }
        var text = string.Concat(
            Names.Select(name =>
                $"{name}:\n  commands:\n    pawl:\n      run: {program} git-hook {name} {{0}}\n{(name is "post-rewrite" or "pre-push" ? "      use_stdin: true\n" : "")}"
            )
        );
        return [new FileEdit(path, null, Encoding.UTF8.GetBytes(text), [])];
    }

    private static IEnumerable<FileEdit> Hook(string path, string name, string program)
    {
        var before = FileEdit.Read(path);
        if (before is null)
        {
            return [new FileEdit(path, null, Encoding.UTF8.GetBytes($"#!/bin/sh\n{Block(name, program)}"), [], IsProgram: true)];
        }
        var text = Encoding.UTF8.GetString(before);
        if (text.Contains(Begin, StringComparison.Ordinal))
        {
            return [];
        }
        var line = text.IndexOf('\n', StringComparison.Ordinal) is var at and >= 0 ? at + 1 : text.Length;
        var first = text[..line];
        if (IsShell(first))
        {
            var block = Block(name, program);
            return [new FileEdit(path, before, Encoding.UTF8.GetBytes(text.Insert(line, block)), [block])];
        }
        if (!first.StartsWith("#!", StringComparison.Ordinal) && name.Length > 0 && IsText(before))
        {
            // Husky's files have no first line of this kind.
            var block = Block(name, program);
            return [new FileEdit(path, before, Encoding.UTF8.GetBytes(block + text), [block])];
        }
        var moved = path + ".before-pawl";
        var wrapper = $"#!/bin/sh\n{Block(name, program)}exec \"$(dirname \"$0\")/{Path.GetFileName(moved)}\" \"$@\"\n";
        return
        [
            new FileEdit(moved, FileEdit.Read(moved), before, [], IsProgram: true),
            new FileEdit(path, before, Encoding.UTF8.GetBytes(wrapper), [], IsProgram: true),
        ];
    }

    private static bool IsText(byte[] bytes) => !bytes.AsSpan().Contains((byte)0);

    private static bool IsShell(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) && line[2..].Split([' ', '\t', '/', '\n', '\r']).Any(ShellNames.Contains);

    /// <summary>What comes on standard input is given on to whoever comes after us.</summary>
    private static string Block(string name, string program) =>
        name switch
        {
            "pre-commit" => $"{Begin}\n{program} git-hook pre-commit \"$@\" || exit $?\n{End}\n",
            "post-commit" => $"{Begin}\n{program} git-hook post-commit \"$@\"\n{End}\n",
            "post-rewrite" => $$"""
                {{Begin}}
                pawl_input=$(cat)
                printf '%s\n' "$pawl_input" | {{program}} git-hook post-rewrite "$@"
                exec <<PAWL_INPUT
                $pawl_input
                PAWL_INPUT
                {{End}}

                """,
            // Notes go where the commits go: others' are fetched, joined line by line, and all are pushed.
            _ => $$"""
                {{Begin}}
                pawl_input=$(cat)
                printf '%s\n' "$pawl_input" | {{program}} git-hook pre-push "$@" || exit $?
                if git fetch --quiet "$1" '+refs/notes/pawl*:refs/notes/remotes/pawl-push/pawl*' 2>/dev/null; then
                  for pawl_ref in pawl pawl-reviews; do
                    if git rev-parse --quiet --verify "refs/notes/remotes/pawl-push/$pawl_ref" >/dev/null; then
                      git notes --ref="$pawl_ref" merge --quiet --strategy=cat_sort_uniq "refs/notes/remotes/pawl-push/$pawl_ref" >/dev/null 2>&1
                    fi
                    if git rev-parse --quiet --verify "refs/notes/$pawl_ref" >/dev/null; then
                      git push --quiet --no-verify "$1" "refs/notes/$pawl_ref:refs/notes/$pawl_ref" 2>/dev/null || echo "pawl: refs/notes/$pawl_ref was not pushed" >&2
                    fi
                  done
                fi
                exec <<PAWL_INPUT
                $pawl_input
                PAWL_INPUT
                {{End}}

                """,
        };
}
