using Pawl.Engine.Policy;

namespace Pawl.Engine.Guard;

/// <summary>What an agent may not change: the policy that binds it, the hooks that watch it, the ledger, the reviews.</summary>
public static class ProtectedFiles
{
    private static readonly PathGlob[] Globs =
    [
        new("/pawl.yaml"),
        new("/.pawl/**"),
        new("/.git/**"),
        new("/.claude/settings.json"),
        new("/.claude/settings.local.json"),
        new("/.codex/hooks.json"),
        new("/.codex/config.toml"),
        new("/.cursor/hooks.json"),
        new("/.github/hooks/*"),
        new("/.gemini/settings.json"),
        new("/.opencode/plugins/pawl.*"),
        new("/.opencode/plugin/pawl.*"),
        new("/.windsurf/hooks.json"),
        new("/.clinerules/hooks/*"),
        new("/.kiro/hooks/*"),
        new("/.amp/plugins/pawl.*"),
        new("/.factory/settings.json"),
        new("/.husky/*"),
        new("/lefthook.yml"),
        new("/.pre-commit-config.yaml"),
    ];

    private static readonly string[] Readers =
    [
        "cat",
        "less",
        "more",
        "head",
        "tail",
        "grep",
        "egrep",
        "rg",
        "ag",
        "ls",
        "wc",
        "diff",
        "file",
        "stat",
        "find",
        "tree",
        "bat",
        "jq",
        "yq",
        "echo",
        "printf",
        "cd",
        "test",
        "[",
        "nl",
        "od",
        "xxd",
        "sort",
        "uniq",
        "cut",
        "md5sum",
        "sha256sum",
        "pwd",
        "true",
        "pawl",
    ];
    private static readonly string[] GitReaders =
    [
        "status",
        "diff",
        "log",
        "show",
        "blame",
        "ls-files",
        "ls-tree",
        "grep",
        "cat-file",
        "rev-parse",
        "check-ignore",
        "add",
        "commit",
        "push",
        "fetch",
        "branch",
    ];
    private static readonly string[] OwnCommands = ["init", "uninstall", "review", "reset", "hook", "git-hook"];

    /// <param name="path">From the work tree's root.</param>
    public static bool Covers(string path) => Globs.Any(glob => glob.Matches(path));

    /// <summary>Why a command must not run in an agent's session; null when nothing is against it.</summary>
    /// <param name="inside">From a word of the command to a path in the work tree; null when it is none.</param>
    public static string? Refusal(ShellCommand command, Func<string, string?> inside)
    {
        if (command.Targets.FirstOrDefault(IsProtected) is { } target)
        {
            return $"it writes to {target}";
        }
        if (
            command.Program == "pawl"
            && command.Words.Skip(1).FirstOrDefault(w => !w.StartsWith('-')) is { } own
            && OwnCommands.Contains(own)
        )
        {
            return $"`pawl {own}` is for people";
        }
        if (command.Program == "git" && GitRefusal(command) is { } refusal)
        {
            return refusal;
        }
        var reads = Readers.Contains(command.Program) || (command.Program == "git" && GitReaders.Contains(command.GitCommand));
        return !reads && command.Words.Skip(1).FirstOrDefault(IsProtected) is { } named ? $"it may change {named}" : null;

        bool IsProtected(string word) => inside(word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..]) is { } path && Covers(path);
    }

    private static string? GitRefusal(ShellCommand command)
    {
        var words = command.Words;
        if (command.GitCommand is "notes" or "update-ref" && words.Any(w => w.Contains("pawl", StringComparison.Ordinal)))
        {
            return "it changes the ledger or the reviews";
        }
        if (words.Any(w => w.Contains("hooksPath", StringComparison.OrdinalIgnoreCase)) && !words.Contains("--get"))
        {
            return "it switches git's hooks off";
        }
        var skips = command.GitCommand is "commit" or "push" or "merge" && words.Contains("--no-verify");
        var isShort =
            command.GitCommand == "commit"
            && words.Any(w => w.StartsWith('-') && !w.StartsWith("--", StringComparison.Ordinal) && BeforeValue(w).Contains('n'));
        return skips || isShort ? "it passes over git's hooks" : null;
    }

    // Of short options written together those behind one with a value are that value: -nm, but not -mn.
    private static string BeforeValue(string word)
    {
        var at = word.IndexOfAny(['m', 'F', 'C', 'c', 't', 'S', 'u']);
        return at < 0 ? word : word[..at];
    }
}
