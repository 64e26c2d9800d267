namespace Pawl.Studies.Sandbox;

/// <summary>
/// The sandbox of <c>unshare</c>, for machines without bubblewrap: the same namespaces, the same view, set up by a script that is ours and
/// takes what differs as arguments. When the program starts, the old root is gone and no capability is left, in no set.
/// </summary>
/// <param name="shown">Files and folders that can be read.</param>
internal sealed class Unshare(IReadOnlyList<string> shown) : ISandbox
{
    internal const string Title = "unshare";

    // The new root is laid over /sys, a folder that every system has and no program here needs.
    private const string SetUp = """
        set -e
        PATH=/usr/sbin:/usr/bin:/sbin:/bin
        size=$1 folder=$2 access=$3
        shift 3
        mount -t tmpfs -o mode=755,size=1m,nosuid,nodev sandbox /sys
        cd /sys
        mkdir dev proc tmp work old
        while [ "$1" != -- ]; do
          if [ -d "$1" ]; then
            mkdir -p ".$1"
          elif [ -e "$1" ]; then
            mkdir -p ".${1%/*}"
            : >".$1"
          fi
          if [ -e "$1" ]; then
            mount --rbind "$1" ".$1"
            mount -o remount,bind,ro,nosuid,nodev ".$1"
          fi
          shift
        done
        shift
        while [ "$1" != -- ]; do
          ln -s "usr/$1" "$1"
          shift
        done
        shift
        for device in null zero full random urandom; do
          : >"dev/$device"
          mount --bind "/dev/$device" "dev/$device"
        done
        ln -s /proc/self/fd dev/fd
        mkdir dev/shm
        mount -t proc -o nosuid,nodev,noexec proc proc
        mount -t tmpfs -o "mode=1777,size=$size,nosuid,nodev" sandbox tmp
        mount -t tmpfs -o "mode=1777,size=$size,nosuid,nodev" sandbox work
        if [ -n "$folder" ]; then
          mkdir program
          mount --bind "$folder" program
          mount -o "remount,bind,$access,nosuid,nodev" program
        fi
        pivot_root . old
        cd /
        umount -l old
        rmdir old
        mount -o remount,bind,ro,nosuid,nodev /
        cd /work
        exec setpriv --no-new-privs --inh-caps=-all --bounding-set=-all "$@"
        """;

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
        string[] arguments =
        [
            .. SandboxView.AsNobody(),
            ProgramPath.Find("unshare")!,
            "--user",
            "--map-root-user",
            "--mount",
            "--net",
            "--pid",
            "--ipc",
            "--uts",
            "--fork",
            "--kill-child",
            "/bin/sh",
            "-c",
            SetUp,
            "sandbox",
            SandboxView.SizeOfMemory(limits),
            folder ?? "",
            writable ? "rw" : "ro",
            .. shown,
            "--",
            .. SandboxView.Links,
            "--",
            "/usr/bin/env",
            "-i",
            .. SandboxView.Environment.Select(e => $"{e.Name}={e.Value}"),
            .. SandboxView.Limited(command, limits),
        ];
        return SandboxProcess.Run(arguments, input, limits, cancel);
    }
}
