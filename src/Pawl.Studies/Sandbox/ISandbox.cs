namespace Pawl.Studies.Sandbox;

/// <summary>
/// Runs programs that nobody has looked at: in namespaces of their own with no network, the system's programs to read, one folder to read or
/// write, the rest in memory; bounded in time, memory, processes and files; as nobody, when the user is root.
/// </summary>
public interface ISandbox
{
    /// <summary>What makes it: <c>bubblewrap</c>, <c>unshare</c>.</summary>
    string Name { get; }

    /// <param name="folder">What the program sees as <c>/program</c>; null for nothing.</param>
    /// <param name="writable">It may write there; else only into memory, in <c>/work</c> and <c>/tmp</c>.</param>
    Task<SandboxOutcome> Run(
        IReadOnlyList<string> command,
        string? folder,
        bool writable,
        ReadOnlyMemory<byte> input,
        SandboxLimits limits,
        CancellationToken cancel
    );
}
