using Pawl.Engine.Guard;

namespace Pawl.Cli.Hooks;

/// <summary>What agents call their events and tools. Case, dashes and underscores do not matter.</summary>
internal static class EventNames
{
    private static readonly HashSet<string> Edits =
    [
        "edit",
        "write",
        "multiedit",
        "notebookedit",
        "create",
        "applypatch",
        "patch",
        "strreplace",
        "strreplaceeditor",
        "strreplacebasededittool",
        "writefile",
        "replace",
        "writetofile",
        "replaceinfile",
        "fswrite",
        "fsappend",
        "delete",
        "deletefile",
        "createfile",
        "editfile",
        "inserteditintofile",
        "replacestringinfile",
        "multireplacestringinfile",
        "searchreplace",
        "editnotebook",
        "undoedit",
    ];

    private static readonly HashSet<string> Shells =
    [
        "bash",
        "shell",
        "localshell",
        "runshellcommand",
        "executecommand",
        "executebash",
        "runinterminal",
        "runterminalcmd",
        "powershell",
        "execcommand",
        "shellcommand",
        "execute",
        "terminal",
        "runcommand",
        "unifiedexec",
        "writestdin",
    ];

    /// <summary>What an event is; for one of a tool, by the tool's kind.</summary>
    internal static HookKind KindOf(string name, string tool) =>
        Folded(name) switch
        {
            "sessionstart" or "taskstart" or "agentspawn" => HookKind.SessionStart,
            "userpromptsubmit" or "userpromptsubmitted" or "beforesubmitprompt" or "beforeagent" or "preuserprompt" or "prompt" =>
                HookKind.Prompt,
            "beforemodel" => HookKind.BeforeModel,
            "pretooluse" or "beforetool" or "before" => ByTool(tool, HookKind.BeforeEdit, HookKind.BeforeShell),
            "posttooluse" or "aftertool" or "after" => ByTool(tool, HookKind.AfterEdit, HookKind.AfterShell),
            "prewritecode" => HookKind.BeforeEdit,
            "postwritecode" or "afterfileedit" => HookKind.AfterEdit,
            "preruncommand" or "beforeshellexecution" => HookKind.BeforeShell,
            "postruncommand" or "aftershellexecution" => HookKind.AfterShell,
            "stop" or "agentstop" or "afteragent" or "idle" or "taskcomplete" or "postcascaderesponse" => HookKind.EndOfTurn,
            _ => HookKind.Other,
        };

    private static HookKind ByTool(string tool, HookKind edit, HookKind shell) =>
        Folded(tool) is var name && Edits.Contains(name) ? edit
        : Shells.Contains(name) ? shell
        : HookKind.Other;

    private static string Folded(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
