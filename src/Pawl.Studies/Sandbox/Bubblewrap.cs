namespace Pawl.Studies.Sandbox;

/// <summary>The sandbox of <c>bwrap</c>.</summary>
/// <param name="shown">Files and folders that can be read.</param>
internal sealed class Bubblewrap(IReadOnlyList<string> shown) : ISandbox
{
    internal const string Title = "bubblewrap";

    public string Name => Title;

    public Task<SandboxOutcome> Run(
        IReadOnlyList<string> command,
        string? folder,
        bool writable,
        ReadOnlyMemory<byte> input,
        SandboxLimits limits,
        CancellationToken cancel
    )
    {
        var memory = SandboxView.SizeOfMemory(limits);
        string[] program = folder is null ? [] : [writable ? "--bind" : "--ro-bind", folder, "/program"];
        string[] arguments =
        [
            .. SandboxView.AsNobody(),
            ProgramPath.Find("bwrap")!,
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--cap-drop",
            "ALL",
            "--hostname",
            "sandbox",
            "--clearenv",
            .. SandboxView.Environment.SelectMany(e => (string[])["--setenv", e.Name, e.Value]),
            .. shown.SelectMany(path => (string[])["--ro-bind-try", path, path]),
            .. SandboxView.Links.SelectMany(link => (string[])["--symlink", $"usr/{link}", $"/{link}"]),
            "--proc",
            "/proc",
            "--dev",
            "/dev",
            "--size",
            memory,
            "--tmpfs",
            "/tmp",
            "--size",
            memory,
            "--tmpfs",
            "/work",
            .. program,
            "--chdir",
            "/work",
            .. SandboxView.Limited(command, limits),
        ];
        return SandboxProcess.Run(arguments, input, limits, cancel);
    }
}
