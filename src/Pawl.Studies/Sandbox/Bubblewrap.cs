using System.Globalization;
using Pawl.Engine;

namespace Pawl.Studies.Sandbox;

/// <summary>
/// Runs programs that nobody has looked at: in namespaces of their own with no network, the system's programs to read, one folder to read or
/// write, the rest in memory; bounded in time, memory, processes and files; as nobody, when the user is root.
/// </summary>
public sealed class Bubblewrap
{
    internal const string Hint =
        "Programs that models wrote run in a sandbox only: install bubblewrap and util-linux (apt-get install bubblewrap), or leave the tests out with --no-tests.";

    private const string Nobody = "65534";
    private readonly IReadOnlyList<string> before;
    private readonly IReadOnlyList<string> binds;

    private Bubblewrap(IReadOnlyList<string> before, IReadOnlyList<string> binds) => (this.before, this.binds) = (before, binds);

    /// <summary>Finds the sandbox and tries it.</summary>
    /// <param name="toolFolders">Folders of compilers and interpreters outside <c>/usr</c>.</param>
    /// <exception cref="UserError">There is none, or it does not hold: nothing is run then.</exception>
    public static async Task<Bubblewrap> Find(IEnumerable<string> toolFolders, CancellationToken cancel)
    {
        var missing = new[] { "bwrap", "prlimit", "setpriv" }.Where(name => ProgramPath.Find(name) is null).ToList();
        if (!OperatingSystem.IsLinux() || missing.Count > 0)
        {
            throw new UserError($"there is no sandbox here: {string.Join(" and ", missing.DefaultIfEmpty("Linux"))} is missing", Hint);
        }
        IReadOnlyList<string> before = Environment.IsPrivilegedProcess
            ? [ProgramPath.Find("setpriv")!, $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", ProgramPath.Find("bwrap")!]
            : [ProgramPath.Find("bwrap")!];
        var sandbox = new Bubblewrap(before, [.. toolFolders.Distinct().SelectMany(f => new[] { "--ro-bind", f, f })]);
        var proof = await sandbox.Run(
            ["/bin/sh", "-c", "echo held; ls -A /sys/class/net 2>/dev/null; cat /proc/net/route"],
            null,
            false,
            default,
            SandboxLimits.Run,
            cancel
        );
        var text = System.Text.Encoding.UTF8.GetString(proof.Output);
        // A route beside the heading would lead out.
        return proof.Succeeded && text.StartsWith("held\n", StringComparison.Ordinal) && text.TrimEnd().Split('\n').Length <= 2
            ? sandbox
            : throw new UserError(
                $"the sandbox does not work here: {proof.Error.Trim()}",
                "The system may forbid user namespaces: sysctl kernel.unprivileged_userns_clone=1, or a container that allows them; or leave the tests out with --no-tests."
            );
    }

    /// <param name="folder">What the program sees as <c>/program</c>; null for nothing.</param>
    /// <param name="writable">It may write there; else only into memory, in <c>/work</c>.</param>
    public Task<SandboxOutcome> Run(
        IReadOnlyList<string> command,
        string? folder,
        bool writable,
        ReadOnlyMemory<byte> input,
        SandboxLimits limits,
        CancellationToken cancel
    )
    {
        var memory = Text(2 * limits.FileSize);
        string[] shown = folder is null ? [] : [writable ? "--bind" : "--ro-bind", folder, "/program"];
        string[] arguments =
        [
            .. before,
            .. Isolation,
            .. binds,
            "--size",
            memory,
            "--tmpfs",
            "/tmp",
            "--size",
            memory,
            "--tmpfs",
            "/work",
            .. shown,
            "--chdir",
            "/work",
            ProgramPath.Find("prlimit")!,
            "--core=0",
            $"--cpu={limits.Seconds}",
            $"--data={limits.Memory}",
            $"--nproc={limits.Processes}",
            $"--fsize={limits.FileSize}",
            $"--nofile={limits.OpenFiles}",
            "--",
            .. command,
        ];
        return SandboxProcess.Run(arguments, input, limits, cancel);
    }

    private static readonly string[] Isolation =
    [
        "--unshare-all",
        "--die-with-parent",
        "--new-session",
        "--cap-drop",
        "ALL",
        "--hostname",
        "sandbox",
        "--clearenv",
        "--setenv",
        "PATH",
        "/usr/bin:/bin",
        "--setenv",
        "HOME",
        "/work",
        "--setenv",
        "LC_ALL",
        "C.UTF-8",
        "--setenv",
        "DOTNET_EnableDiagnostics",
        "0",
        "--setenv",
        "DOTNET_GCHeapHardLimit",
        "0x10000000",
        "--ro-bind",
        "/usr",
        "/usr",
        "--symlink",
        "usr/bin",
        "/bin",
        "--symlink",
        "usr/lib",
        "/lib",
        "--symlink",
        "usr/lib64",
        "/lib64",
        "--ro-bind-try",
        "/etc/alternatives",
        "/etc/alternatives",
        "--ro-bind-try",
        "/etc/ld.so.cache",
        "/etc/ld.so.cache",
        "--ro-bind-try",
        "/etc/java-17-openjdk",
        "/etc/java-17-openjdk",
        "--ro-bind-try",
        "/etc/java-21-openjdk",
        "/etc/java-21-openjdk",
        "--proc",
        "/proc",
        "--dev",
        "/dev",
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
