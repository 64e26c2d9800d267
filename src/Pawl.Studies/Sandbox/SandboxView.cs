using System.Globalization;

namespace Pawl.Studies.Sandbox;

/// <summary>What a program in any sandbox sees of the machine, and what it may use.</summary>
internal static class SandboxView
{
    private const string Nobody = "65534";

    /// <summary>Files and folders of the system that can be read; those that are not there are passed over.</summary>
    internal static IReadOnlyList<string> ReadOnly { get; } =
    ["/usr", "/etc/alternatives", "/etc/ld.so.cache", "/etc/java-17-openjdk", "/etc/java-21-openjdk"];

    /// <summary>Links at the top that lead into <c>/usr</c>.</summary>
    internal static IReadOnlyList<string> Links { get; } = ["bin", "lib", "lib64"];

    internal static IReadOnlyList<(string Name, string Value)> Environment { get; } =
    [
        ("PATH", "/usr/bin:/bin"),
        ("HOME", "/work"),
        ("LC_ALL", "C.UTF-8"),
        ("DOTNET_EnableDiagnostics", "0"),
        ("DOTNET_GCHeapHardLimit", "0x10000000"),
    ];

    /// <summary>Root's sandbox is set up as nobody, so that what gets out is nobody.</summary>
    internal static IReadOnlyList<string> AsNobody() =>
        System.Environment.IsPrivilegedProcess
            ? [ProgramPath.Find("setpriv")!, $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"]
            : [];

    /// <summary>The command with its limits before it.</summary>
    internal static IReadOnlyList<string> Limited(IReadOnlyList<string> command, SandboxLimits limits) =>
        [
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

    /// <summary>Bytes of each of the folders that lie in memory.</summary>
    internal static string SizeOfMemory(SandboxLimits limits) => (2 * limits.FileSize).ToString(CultureInfo.InvariantCulture);
}
