using System.Text;
using Pawl.Engine;

namespace Pawl.Studies.Sandbox;

/// <summary>Finds a sandbox that holds: bubblewrap, or unshare where that is not there. Where neither does, nothing is run.</summary>
public static class SandboxSearch
{
    internal const string Hint =
        "Programs that models wrote run in a sandbox only: install bubblewrap and util-linux (apt-get install bubblewrap) on a system that allows user namespaces, or leave the tests out with --no-tests.";

    /// <param name="toolFolders">Folders of compilers and interpreters outside <c>/usr</c>.</param>
    /// <exception cref="UserError">There is none, or none holds.</exception>
    public static Task<ISandbox> Find(IEnumerable<string> toolFolders, CancellationToken cancel) =>
        Find(toolFolders, ProgramPath.Find, cancel);

    /// <param name="find">Where the system keeps a program; null where it has none.</param>
    internal static async Task<ISandbox> Find(IEnumerable<string> toolFolders, Func<string, string?> find, CancellationToken cancel)
    {
        var shown = SandboxView.ReadOnly.Concat(toolFolders).Distinct().ToList();
        List<string> refused = [];
        foreach (var (name, needs, make) in Known)
        {
            var missing = needs.Where(program => find(program) is null).ToList();
            if (!OperatingSystem.IsLinux() || missing.Count > 0)
            {
                refused.Add($"{name} needs {string.Join(" and ", missing.DefaultIfEmpty("Linux"))}");
                continue;
            }
            var sandbox = make(shown);
            if (await Trouble(sandbox, cancel) is not { } trouble)
            {
                return sandbox;
            }
            refused.Add($"{name} does not work: {trouble}");
        }
        throw new UserError($"there is no sandbox here: {string.Join("; ", refused)}", Hint);
    }

    private static readonly (string Name, string[] Needs, Func<IReadOnlyList<string>, ISandbox> Make)[] Known =
    [
        (Bubblewrap.Title, ["bwrap", "prlimit", "setpriv"], shown => new Bubblewrap(shown)),
        (Unshare.Title, ["unshare", "prlimit", "setpriv", "mount", "umount", "pivot_root"], shown => new Unshare(shown)),
    ];

    /// <summary>It is tried before it is trusted.</summary>
    private static async Task<string?> Trouble(ISandbox sandbox, CancellationToken cancel)
    {
        var proof = await sandbox.Run(
            ["/bin/sh", "-c", "echo held; ls -A /sys/class/net 2>/dev/null; cat /proc/net/route"],
            null,
            false,
            default,
            SandboxLimits.Run,
            cancel
        );
        var text = Encoding.UTF8.GetString(proof.Output);
        // A route beside the heading would lead out.
        return !proof.Succeeded || !text.StartsWith("held\n", StringComparison.Ordinal) ? proof.Error.Trim().Split('\n')[0]
            : text.TrimEnd().Split('\n').Length > 2 ? "it leaves a way to the network"
            : null;
    }
}
